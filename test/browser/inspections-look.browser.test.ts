import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { board, installation, me, NOW } from '../support/console-fixtures.ts';
import { INSPECTION_ID, inspection } from '../support/console-inspections.ts';
import { type Replies, startDesk } from '../support/console-server.ts';

const built = builtConsole();
const OUT = new URL('../../test-output/', import.meta.url).pathname;
const BASE: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/board': board(),
  'GET /v1/me': me('reviewer'),
  'GET /v1/inspections': { items: [inspection()] },
  [`GET /v1/inspections/${INSPECTION_ID}`]: inspection(),
};
const PAGES = [
  ['list', '/inspections', 'waits for a second officer', '待第二名关员'],
  ['one', `/inspections/${INSPECTION_ID}`, 'A hinge is bent', 'A hinge is bent'],
] as const;
const LOOKS = [
  [{ width: 1440, height: 900 }, 'en', 'light'],
  [{ width: 1440, height: 900 }, 'zh', 'dark'],
  [{ width: 390, height: 844 }, 'zh', 'light'],
  [{ width: 390, height: 844 }, 'en', 'dark'],
] as const;

for (const [name, path, en, zh] of PAGES)
  test(`The inspections of the desk (${name}) read well in both languages, sizes and themes`, async () => {
    const desk = await startDesk(built.folder, BASE);
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
      await page.screenshot({ path: `${OUT}inspections-${name}-${viewport.width}-${language}.png`, fullPage: true });
      await expectNoSeriousFaults(page);
    }
  });

test('A shift lead decides with the first officer, and on a step to be left out, by name of what follows', async () => {
  const sent: unknown[] = [];
  const desk = await startDesk(built.folder, {
    ...BASE,
    'GET /v1/me': me('shift-lead'),
    [`POST /v1/inspections/${INSPECTION_ID}/actions`]: (_: URLSearchParams, body: unknown) => {
      sent.push(body);
      return { body: { id: 'x', outcome: 'done' } };
    },
  });
  const page = await pageOrSkip({ locale: 'en-GB' });
  await page.goto(`${desk.url}/inspections/${INSPECTION_ID}`);
  await page.getByText('The truck 0123UBA leaves').waitFor();
  await page.getByRole('button', { name: 'Decide with them' }).click();
  await page.getByRole('button', { name: 'It is to be done' }).click();
  await expect.poll(() => sent.length).toBe(2);
  const [decision] = inspection().decisions;
  expect(sent).toMatchObject([
    { action: 'second', of: decision?.id, agrees: true },
    { action: 'approve-waiver', granted: false },
  ]);
});
