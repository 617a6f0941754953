import { expect, test } from 'vitest';
import type { Role } from '../../src/core/domain/role.ts';
import type { WhyRuleView } from '../../src/wire/why.ts';
import { pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { crossingDetail, declarationDetail, rules } from '../support/console-details.ts';
import { board, idOf, installation, me, proof } from '../support/console-fixtures.ts';
import { refusal, type Replies, startDesk } from '../support/console-server.ts';

const built = builtConsole();
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' } as const;
const detail = declarationDetail();
const doc = { en: 'Net weight of the goods item', zh: '货物净重' };

const WHY: WhyRuleView = {
  rule: 'coal-heavy',
  version: 3,
  assessment: idOf(21),
  when: 'goods.netKg > 39000.0 && declaration.weighedDifference > 0.1',
  items: [
    {
      line: 1,
      outcome: 'miss',
      barred: false,
      conditions: [
        {
          text: 'goods.netKg > 39000.0',
          verdict: 'false',
          decisive: true,
          seen: [{ field: 'goods.netKg', doc, unit: 'kg', value: 38_500 }],
        },
        {
          text: 'declaration.weighedDifference > 0.1',
          verdict: 'error',
          decisive: false,
          reason: 'missing',
          missing: 'declaration.weighedDifference',
          seen: [{ field: 'declaration.weighedDifference', doc }],
        },
      ],
    },
    { line: 2, outcome: 'miss', barred: true, conditions: [] },
  ],
};

const repliesTo = (role: Role): Replies => ({
  'GET /v1/installation': installation(),
  'GET /v1/me': me(role),
  'GET /v1/board': board(),
  'GET /v1/rules': rules(),
  [`GET /v1/declarations/${detail.id}`]: detail,
  [`GET /v1/declarations/${detail.id}/proof`]: proof(),
  [`GET /v1/crossings/${crossingDetail().id}`]: crossingDetail(),
  [`GET /v1/declarations/${detail.id}/why/coal-heavy`]: WHY,
  [`GET /v1/declarations/${detail.id}/why/no-such-rule`]: () =>
    refusal(404, 'rule-unknown', { en: 'There is no such rule.', zh: '没有这条规则。' }),
});

test('An analyst asks why a rule did not hit, and sees the condition that failed and the value that was missing', async () => {
  const desk = await startDesk(built.folder, repliesTo('analyst'));
  const page = await pageOrSkip(DESK);
  await page.goto(`${desk.url}/declarations/${detail.id}`);
  await page.getByText('Why not another rule?').click();
  await page.getByLabel('Rule', { exact: true }).fill('coal-heavy');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Item 1: not hit' }).waitFor();
  const [, failed, missing] = await page.getByLabel('Item 1: not hit').getByRole('row').allInnerTexts();
  expect(failed).toMatch(/goods\.netKg > 39000\.0.*38,500 kg.*does not hold, this decided/s);
  expect(missing).toMatch(/declaration\.weighedDifference is missing/);
  await page.getByText('This hazard may not be sought on such goods').waitFor();

  await page.getByLabel('Rule', { exact: true }).fill('no-such-rule');
  await page.getByRole('button', { name: 'Show why' }).click();
  await page.getByText('There is no such rule.').waitFor();
});

test('It is not offered to whoever may not read rules, and speaks Chinese', async () => {
  const gate = await startDesk(built.folder, repliesTo('gate-officer'));
  const page = await pageOrSkip(DESK);
  await page.goto(`${gate.url}/declarations/${detail.id}`);
  await page.getByRole('heading', { name: detail.declaration.reference }).waitFor();
  expect(await page.getByText('Why not another rule?').count()).toBe(0);

  const desk = await startDesk(built.folder, repliesTo('auditor'));
  const other = await pageOrSkip({ ...DESK, locale: 'zh-CN' });
  await other.goto(`${desk.url}/declarations/${detail.id}`);
  await other.getByText('为何不是其他规则？').click();
  await other.getByLabel('规则', { exact: true }).fill('coal-heavy');
  await other.keyboard.press('Enter');
  await other.getByRole('heading', { name: '第 1 项：未命中' }).waitFor();
  await other.getByText('决定性').waitFor();
});
