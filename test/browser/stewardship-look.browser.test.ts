import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { board, installation, me, NOW } from '../support/console-fixtures.ts';
import { type Replies, startDesk } from '../support/console-server.ts';
import {
  bulletin,
  fairness,
  held,
  ownFigures,
  retention,
  reviews,
  teamFigures,
} from '../support/console-stewardship.ts';

const built = builtConsole();
const OUT = new URL('../../test-output/', import.meta.url).pathname;

const BASE: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/board': board(),
  'GET /v1/reviews': reviews(),
  'GET /v1/bulletin': bulletin(),
  'GET /v1/fairness': fairness(),
  'GET /v1/figures': teamFigures(),
  'GET /v1/figures/mine': ownFigures(),
  'GET /v1/retention': retention(),
  'GET /v1/operators/OP-1001/held': held(),
};
const DECLARANT = { ...me('declarant'), operator: 'OP-1001' };

const PAGES: readonly (readonly [name: string, path: string, who: object, en: string, zh: string])[] = [
  ['second looks', '/quality', me('shift-lead'), 'The middle second look in the bay took', '现场复查时间中位数为'],
  ['fairness', '/fairness', me('auditor'), 'times as often as what it finds there explains', '为查获所能解释的'],
  ['figures of teams', '/figures', me('reviewer'), 'ordered in this watch', '本班次'],
  ['figures of one’s own', '/figures', me('inspector'), 'Only you see these', '仅您本人可见'],
  ['retention', '/retention', me('shift-lead'), 'pseudonymised', '假名化'],
  ['retention for readers', '/retention', me('auditor'), 'Read a message as it came in', '查阅原始报文'],
  ['what is held', '/held', DECLARANT, 'Gobi Brokers', 'Gobi Brokers'],
];
const LOOKS = [
  [{ width: 1440, height: 900 }, 'en', 'light'],
  [{ width: 390, height: 844 }, 'zh', 'dark'],
] as const;

for (const [name, path, who, en, zh] of PAGES)
  test(`The page of ${name} reads well in both languages, sizes and themes, without serious faults`, async () => {
    const desk = await startDesk(built.folder, { ...BASE, 'GET /v1/me': who });
    mkdirSync(OUT, { recursive: true });
    for (const [viewport, language, colorScheme] of LOOKS) {
      const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
      const page = await pageOrSkip({ viewport, locale, colorScheme, reducedMotion: 'reduce' });
      await page.clock.setFixedTime(new Date(NOW));
      await page.goto(`${desk.url}${path}`);
      await page
        .getByText(language === 'zh' ? zh : en)
        .first()
        .waitFor();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${name} ${viewport.width} ${language} is wider than the window`).toBeLessThanOrEqual(0);
      await page.waitForTimeout(250);
      const file = `${OUT}work-${name.replaceAll(/[^a-z]+/g, '-')}-${viewport.width}-${language}.png`;
      await page.screenshot({ path: file, fullPage: true });
      await expectNoSeriousFaults(page);
    }
  });

test('A lead records what a second look says, and only steps that were named are sent', async () => {
  const verdict = `POST /v1/reviews/${reviews().items[0]!.id}/verdict`;
  const desk = await startDesk(built.folder, {
    ...BASE,
    'GET /v1/me': me('shift-lead'),
    [verdict]: { id: reviews().items[0]!.id, open: false },
  });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${desk.url}/quality`);
  // The vehicle to look at is called by its plate, not by a piece of a number.
  await page.getByRole('link', { name: '0123UBA' }).first().waitFor();
  await page.getByRole('button', { name: 'Record a look' }).first().click();
  await page.getByLabel('Floor, also from below').selectOption({ label: 'missed' });
  await page.getByRole('button', { name: 'Record: 1 missed' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(desk.asked.find(({ what }) => what === verdict)?.body).toEqual({
    verdict: 'differs',
    steps: [{ step: 'container/floor', verdict: 'missed' }],
  });
});

test('On paper the bulletin stands alone', async () => {
  const desk = await startDesk(built.folder, { ...BASE, 'GET /v1/me': me('reviewer') });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.goto(`${desk.url}/quality`);
  await page.getByRole('heading', { name: 'Duty bulletin' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { name: 'Duty bulletin' }).isVisible()).toBe(true);
  expect(await page.getByRole('heading', { name: 'Second looks' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
});

test('A plate is looked up only with a reason and the number of a case', async () => {
  const desk = await startDesk(built.folder, {
    ...BASE,
    'GET /v1/me': me('inspector'),
    'POST /v1/plate-look-ups': { items: [] },
  });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.goto(`${desk.url}/retention`);
  await page.getByLabel('Plate', { exact: true }).fill('0123UBA');
  expect(await page.getByRole('button', { name: 'Look up', exact: true }).isEnabled()).toBe(false);
  await page.getByLabel('Case number').fill('A-2026-7');
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await page.getByText('No passage is kept under this plate').waitFor();
  expect(desk.asked.find(({ what }) => what === 'POST /v1/plate-look-ups')?.body).toEqual({
    plate: '0123UBA',
    reason: 'finding-followed-up',
    caseNumber: 'A-2026-7',
  });
});

test('A message is read as it came in only with a reason and the number of a case; an officer who decides is not offered it', async () => {
  const declaration = '019c0000-0000-7000-8000-000000000001';
  const text = '{"reference":"BRK-1","vehicle":{"plate":"0123UBA"}}';
  const replies = {
    ...BASE,
    'GET /v1/me': me('auditor'),
    [`GET /v1/declarations/${declaration}/messages`]: { items: [{ at: NOW, actor: 'broker', format: 'json', text }] },
  };
  const desk = await startDesk(built.folder, replies);
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.goto(`${desk.url}/retention`);
  await page.getByLabel('Number of the declaration').fill(`${desk.url}/declarations/${declaration}?tab=goods`);
  expect(await page.getByRole('button', { name: 'Read', exact: true }).isEnabled()).toBe(false);
  await page.getByLabel('Case number').fill('A-2026-7');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.getByText(text).waitFor();
  expect(desk.asked.some(({ what }) => what.includes(declaration))).toBe(true);
  await page.screenshot({ path: `${OUT}message-as-it-came-in.png`, fullPage: true });
  const gate = await startDesk(built.folder, { ...BASE, 'GET /v1/me': me('inspector') });
  const other = await pageOrSkip({ locale: 'en-GB' });
  await other.goto(`${gate.url}/retention`);
  await other.getByRole('heading', { name: 'Look up a plate for a case' }).waitFor();
  expect(await other.getByRole('heading', { name: 'Read a message as it came in' }).count()).toBe(0);
});
