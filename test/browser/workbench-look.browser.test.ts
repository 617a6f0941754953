import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { ruleDetail, rules } from '../support/console-details.ts';
import { board, installation, me, NOW } from '../support/console-fixtures.ts';
import { type Replies, startDesk } from '../support/console-server.ts';
import { checkAnswer, lists, manyVersions, replayResult, ruleVersions, terms } from '../support/console-workbench.ts';

const built = builtConsole();
const OUT = new URL('../../test-output/', import.meta.url).pathname;

const STAFF: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/me': me('analyst'),
  'GET /v1/board': board(),
  'GET /v1/rules': rules(),
  'GET /v1/rules/coal-undervalued': ruleDetail(),
  'GET /v1/rules/coal-undervalued/versions': { items: ruleVersions() },
  'GET /v1/rules/versions': { items: manyVersions(60) },
  'GET /v1/lists': { items: lists() },
  'GET /v1/vocabulary': { items: terms() },
  'POST /v1/rules/check': checkAnswer(),
  'POST /v1/replays': replayResult(),
};
const EDIT = '/rules/coal-undervalued/edit';

/** Every page of the workbench, and what must be read on it in each language. */
const PAGES: readonly (readonly [name: string, path: string, replies: Replies, en: string, zh: string])[] = [
  ['text', EDIT, STAFF, '95 times in 100', '95% 区间'],
  ['sentence', `${EDIT}?face=sentence`, STAFF, 'Add a group', '添加条件组'],
  ['table', `${EDIT}?face=table`, STAFF, 'Add a row', '添加一行'],
  ['new', '/rules/new', STAFF, 'what it would have done stands here', '此处显示其预计效果'],
  ['approve', EDIT, { ...STAFF, 'GET /v1/me': me('approver') }, 'This is recorded under your name', '以您的名义记录'],
  ['sheet', '/rules/table', STAFF, 'generated-0003', 'generated-0003'],
  ['lists', '/lists', { ...STAFF, 'GET /v1/me': me('approver') }, 'waiting for a second person', '待第二人批准'],
  ['vocabulary', '/vocabulary', STAFF, '4 terms', '4 个词条'],
];

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const LOOKS = [
  ['desk', 'en', 'light'],
  ['desk', 'zh', 'dark'],
  ['phone', 'zh', 'light'],
  ['phone', 'en', 'dark'],
] as const;

async function open(
  url: string,
  size: keyof typeof SIZES,
  language: 'en' | 'zh',
  theme: 'light' | 'dark',
): Promise<Page> {
  const page = await pageOrSkip({
    viewport: SIZES[size],
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(url);
  return page;
}

for (const [name, path, replies, en, zh] of PAGES)
  test(`The workbench's page ${name} reads well in both languages, sizes and themes, without serious faults`, async () => {
    const desk = await startDesk(built.folder, replies);
    mkdirSync(OUT, { recursive: true });
    for (const [size, language, theme] of LOOKS) {
      const page = await open(`${desk.url}${path}`, size, language, theme);
      await page
        .getByText(language === 'zh' ? zh : en)
        .first()
        .waitFor();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${name} ${size} ${language} is wider than the window`).toBeLessThanOrEqual(0);
      await page.waitForTimeout(250);
      await page.screenshot({
        path: `${OUT}workbench-${name}-${size}-${language}-${theme}.png`,
        fullPage: path === EDIT,
      });
      await expectNoSeriousFaults(page);
    }
  });
