import { mkdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort();
const OUT = new URL('../../test-output/', import.meta.url).pathname;

/** Two looks that between them show each language, size and theme. */
const LOOKS = [
  { name: 'desk-en-light', viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'light' },
  { name: 'phone-zh-dark', viewport: { width: 390, height: 844 }, locale: 'zh-CN', colorScheme: 'dark' },
] as const;

const found = { declaration: '', crossing: '', rule: '' };
beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  const lead = port.as('lead');
  const rows = (await lead('/v1/declarations?lane=red,yellow&limit=100')).json.items;
  const row = rows.find(({ crossingId }: { crossingId?: string }) => crossingId !== undefined) ?? rows[0];
  found.declaration = row.id;
  found.crossing = row.crossingId ?? (await lead('/v1/crossings?limit=1')).json.items[0].id;
  found.rule = (await port.as('analyst')('/v1/rules')).json.items[0].id;
});

/** Every page, who opens it, and where on it something must stand before it counts as shown. */
const PAGES: readonly (readonly [name: string, path: () => string, who: string | undefined, shown: string])[] = [
  ['sign-in', () => '/sign-in', undefined, '.entry-demo button'],
  ['board', () => '/', 'lead', '.hours-chart svg'],
  ['declarations', () => '/declarations', 'analyst', '.grid-body [role="row"]'],
  ['declaration', () => `/declarations/${found.declaration}`, 'analyst', 'td:has-text("✓")'],
  ['crossing', () => `/crossings/${found.crossing}`, 'lead', 'h1'],
  ['rules', () => '/rules', 'analyst', '.grid-body [role="row"], tbody tr'],
  ['rule', () => `/rules/${found.rule}`, 'analyst', 'h1'],
  ['people', () => '/people', 'admin', '.ant-table-row'],
  ['filings', () => '/filings', 'declarant', '.follow li'],
  ['filing', () => '/filings?new=form', 'declarant', '.head-fields'],
  ['refused', () => '/people', 'gate', '.notice'],
  ['missing', () => '/no/such/page', 'gate', '.notice'],
  ['docs', () => '/docs', undefined, 'h1'],
  ['gate-look-up', () => '/gate', 'gate', '.plate-field'],
  ['gate-unknown', () => '/gate?plate=NOBODY1', 'gate', '.lane-block[data-lane=yellow]'],
];

for (const [name, path, who, shown] of PAGES)
  test(`With the demo's own data, ${name} reads well on a desk and on a phone, without serious faults.`, async () => {
    for (const { name: look, ...options } of LOOKS) {
      const page = await pageOrSkip({ ...options, reducedMotion: 'reduce' });
      if (who !== undefined) await port.enter(page.context(), who);
      await page.goto(`${port.url}${path()}`);
      await page.locator(shown).first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.screenshot({ path: `${OUT}port-${name}-${look}.png`, fullPage: name !== 'declarations' });
      expect(wide, `${name} ${look} is wider than the window`).toBeLessThanOrEqual(0);
      await expectNoSeriousFaults(page);
    }
  });
