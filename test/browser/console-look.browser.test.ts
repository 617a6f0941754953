import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { crossingDetail, declarationDetail, ruleDetail, rules } from '../support/console-details.ts';
import { board, declarationRow, filings, installation, me, NOW, people, proof } from '../support/console-fixtures.ts';
import { type Replies, startDesk } from '../support/console-server.ts';

const built = builtConsole();
const ID = declarationDetail().id;
const CROSSING = crossingDetail().id;
const OUT = new URL('../../test-output/', import.meta.url).pathname;

const STAFF: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/me': me('shift-lead', 'analyst', 'auditor'),
  'GET /v1/board': board(),
  'GET /v1/declarations': {
    items: Array.from({ length: 120 }, (_, at) => declarationRow(at)),
    total: 120,
    totalIsAtLeast: false,
  },
  [`GET /v1/declarations/${ID}`]: declarationDetail(),
  [`GET /v1/declarations/${ID}/proof`]: proof(),
  [`GET /v1/crossings/${CROSSING}`]: crossingDetail(),
  'GET /v1/rules': rules(),
  'GET /v1/rules/coal-undervalued': ruleDetail(),
  'GET /v1/people': people(),
  'GET /v1/filings': filings(),
};
const ADMINISTRATOR: Replies = { ...STAFF, 'GET /v1/me': { ...me('administrator'), id: 'user-8' } };
const DECLARANT: Replies = { ...STAFF, 'GET /v1/me': { ...me('declarant'), operator: 'OP-1007' } };

/** Every page, who opens it, and what must be read on it in each language. */
const PAGES: readonly (readonly [name: string, path: string, replies: Replies, en: string, zh: string])[] = [
  ['sign-in', '/sign-in', STAFF, 'Demo users', '演示用户'],
  ['setup', '/setup', STAFF, 'The first two administrators', '首两位管理员'],
  ['board', '/', STAFF, 'over the standard of 30', '超过标准 30 分钟'],
  ['declarations', '/declarations', STAFF, '120 declarations', '120 份申报单'],
  ['declaration', `/declarations/${ID}`, STAFF, 'verified on this device', '已在本机验证'],
  ['crossing', `/crossings/${CROSSING}`, STAFF, 'End check', '结束查验'],
  ['rules', '/rules', STAFF, '25 rules', '25 条规则'],
  ['rule', '/rules/coal-undervalued', STAFF, 'Cases that prove it', '验证用例'],
  ['people', '/people', ADMINISTRATOR, 'Waiting for a second person', '等待第二人批准'],
  ['filings', '/filings', DECLARANT, 'shown once the vehicle is inside', '车辆进入卡口后显示'],
  ['filing-form', '/filings?new=form', DECLARANT, 'Goods items', '货物'],
  ['missing', '/no-such-page', STAFF, 'There is no such page', '没有这个页面'],
];

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Four looks that between them show each language, size and theme with each other once or more. */
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
  test(`The page ${name} reads well in both languages, sizes and themes, without serious faults`, async () => {
    const desk = await startDesk(built.folder, replies);
    mkdirSync(OUT, { recursive: true });
    for (const [size, language, theme] of LOOKS) {
      const page = await open(`${desk.url}${path}`, size, language, theme);
      await page
        .getByText(language === 'zh' ? zh : en)
        .first()
        .waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
      // Tables may scroll in their own boxes; the page itself never scrolls sideways.
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${name} ${size} ${language} is wider than the window`).toBeLessThanOrEqual(0);
      await page.waitForTimeout(120);
      await page.screenshot({
        path: `${OUT}console-${name}-${size}-${language}-${theme}.png`,
        fullPage: size === 'phone' || path.includes(ID),
      });
      await expectNoSeriousFaults(page);
    }
  });
