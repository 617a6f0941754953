import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { board, installation, me, NOW } from '../support/console-fixtures.ts';
import { dayCheck, dayDiffers, drawDays, reassignments, roster, steering } from '../support/console-oversight.ts';
import { type Replies, startDesk } from '../support/console-server.ts';

const built = builtConsole();
const OUT = new URL('../../test-output/', import.meta.url).pathname;
const DAYS = drawDays();

const BASE: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/board': board(),
  'GET /v1/draws': { items: DAYS },
  'GET /v1/oversight/steering': steering(),
  'GET /v1/reassignments': { items: reassignments() },
  'GET /v1/roster': roster(),
  ...Object.fromEntries(
    DAYS.map(({ day }, at) => [`GET /v1/draws/${day}/check`, at === 9 ? dayDiffers : dayCheck] as const),
  ),
};

const PAGES: readonly (readonly [name: string, path: string, replies: Replies, en: string, zh: string])[] = [
  ['auditor', '/oversight', { ...BASE, 'GET /v1/me': me('auditor') }, '2 differences', '2 处不符'],
  ['custodian', '/oversight', { ...BASE, 'GET /v1/me': me('custodian') }, 'Commit for 3 days', '提交 3 天的承诺'],
  ['roster', '/roster', { ...BASE, 'GET /v1/me': me('shift-lead') }, 'waits for a second person', '待第二人决定'],
];
const LOOKS = [
  [{ width: 1440, height: 900 }, 'en', 'light'],
  [{ width: 1440, height: 900 }, 'zh', 'dark'],
  [{ width: 390, height: 844 }, 'zh', 'light'],
  [{ width: 390, height: 844 }, 'en', 'dark'],
] as const;

for (const [name, path, replies, en, zh] of PAGES)
  test(`The page of the ${name} reads well in both languages, sizes and themes, without serious faults`, async () => {
    const desk = await startDesk(built.folder, replies);
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
      await page.screenshot({ path: `${OUT}oversight-${name}-${viewport.width}-${language}.png`, fullPage: true });
      await expectNoSeriousFaults(page);
    }
  });

test('Days are drawn again one after the other, and the steering test is answered before them', async () => {
  const desk = await startDesk(built.folder, { ...BASE, 'GET /v1/me': me('auditor') });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.clock.setFixedTime(new Date(NOW));
  const waiting = new Promise<void>((resolve) => setTimeout(resolve, 500));
  let [running, most, answered, early] = [0, 0, false, 0];
  await page.route('**/api/v1/oversight/steering*', async (route) => {
    await page.getByText('Comparing what officers did by choice').waitFor();
    await waiting;
    answered = true;
    await route.fallback();
  });
  await page.route('**/api/v1/draws/*/check', async (route) => {
    if (!answered) early++;
    most = Math.max(most, ++running);
    await route.fallback();
    running--;
  });
  await page.goto(`${desk.url}/oversight`);
  await page.getByText('2 differences').waitFor();
  expect({ most, early }).toEqual({ most: 1, early: 0 });
});

test('A custodian commits, keeps the secrets through a reload, and hands over what was committed to', async () => {
  const sent: { day: string; commitment?: string; secret?: string }[] = [];
  const take = (_: URLSearchParams, body: unknown) => {
    const { parts } = body as { parts: { day: string }[] };
    sent.push(...parts);
    return { body: { items: parts.map(({ day }) => ({ day, outcome: 'done' })) } };
  };
  let days = DAYS.map((day) => (day.state === 'planned' ? { ...day, custodians: [] } : day));
  const desk = await startDesk(built.folder, {
    ...BASE,
    'GET /v1/me': me('custodian'),
    'GET /v1/draws': () => ({ body: { items: days } }),
    'POST /v1/draws/commitments': take,
    'POST /v1/draws/secrets': take,
  });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${desk.url}/oversight`);
  await page.getByRole('button', { name: 'Commit for 6 days' }).click();
  await page.getByText('6 days done.').waitFor();
  const commitments = new Map(sent.splice(0).map(({ day, commitment }) => [day, commitment]));
  // The server now knows them, and another custodian's beside them.
  days = days.map((day) => {
    const commitment = commitments.get(day.day);
    if (commitment === undefined) return day;
    const part = { committedAt: NOW, name: 'n.tuya', own: true, commitment };
    return { ...day, custodians: [part, { ...part, name: 'gao.lan', own: false, commitment: 'b'.repeat(64) }] };
  });
  await page.reload();
  await page.getByRole('button', { name: 'Hand over for 6 days' }).click();
  await page.getByText('6 days done.').waitFor();
  const { createHash } = await import('node:crypto');
  for (const { day, secret } of sent) {
    const text = `landport-draw-custodian/1:${day}:${secret}`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(commitments.get(day));
  }
  expect(sent.length).toBe(6);
});

test('A lead gives an inspection to another inspector, with a reason, and somebody else approves', async () => {
  const desk = await startDesk(built.folder, {
    ...BASE,
    'GET /v1/me': me('shift-lead'),
    'POST /v1/reassignments': () => ({ status: 201, body: reassignments()[0] }),
    [`POST /v1/reassignments/${reassignments()[1]!.id}/approval`]: () => ({ body: reassignments()[1] }),
  });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${desk.url}/roster`);
  const row = page.getByRole('row').filter({ hasText: '4471UBA' });
  await row.getByRole('button', { name: 'Give to another' }).click();
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'inspector-6' });
  await page.getByLabel('Why').selectOption({ label: 'conflict of interest' });
  await page.getByRole('button', { name: 'Propose it' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const { open, inspectors } = roster();
  expect(desk.asked.find(({ what }) => what === 'POST /v1/reassignments')?.body).toEqual({
    inspection: open[0]!.inspection,
    to: inspectors[5]!.id,
    code: 'conflict-of-interest',
  });
  // One's own proposal is not one's own to approve.
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(desk.asked.some(({ what }) => what.endsWith('/approval'))).toBe(true);
});
