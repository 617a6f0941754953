import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ACTION_WORDS } from '../../src/messages/console-words.ts';
import { browserOrSkip, expectNoSeriousFaults, layoutFaults, pageOrSkip } from '../support/browser.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort(['--demo-weeks', '1', '--demo-load', '60', '--offline-release']);
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' } as const;
const PHONE = { viewport: { width: 390, height: 844 } } as const;

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync('test-output', { recursive: true });
  await page.screenshot({ path: `test-output/outage-${name}.png` });
}
async function checked(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await expectNoSeriousFaults(page);
  // Targets for thumbs are asked of the devices' pages; a desk's page only keeps its width.
  if ((page.viewportSize()?.width ?? 0) < 900) expect(await layoutFaults(page), name).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, name).toBeLessThanOrEqual(0);
}
async function as(user: string, options: Parameters<typeof pageOrSkip>[0] = DESK): Promise<Page> {
  const page = await pageOrSkip(options);
  await port.enter(page.context(), user);
  return page;
}

/** The demo's past may hold an outage of its own, for another reason: on some days it ends just before now. */
const declaredHere = (page: Page) => page.getByRole('row').filter({ hasText: 'the server is down' });

test('A lead declares an outage, another person confirms it, everybody is told, and it ends before its time.', async () => {
  await browserOrSkip();
  const lead = await as('lead');
  await lead.goto(`${port.url}/outage`);
  await checked(lead, 'nothing');
  await lead.getByRole('button', { name: 'Declare an outage' }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByLabel('For how long').selectOption({ label: '8 h' });
  await dialog.getByLabel('Why').selectOption({ label: 'the server is down' });
  await checked(lead, 'declare');
  await dialog.getByRole('button', { name: 'Declare an outage' }).click();
  await lead.getByText('unconfirmed: ends').waitFor();
  await lead.getByText(/^Outage mode until/).waitFor();
  await lead.getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' });

  const approver = await as('approver');
  await approver.goto(`${port.url}/outage`);
  await declaredHere(approver).getByRole('button', { name: 'Confirm' }).click();
  await checked(approver, 'confirm');
  // It stands in a cell that holds its words on one line; its own sentence must not be cut.
  expect(await approver.getByRole('dialog').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await approver.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await declaredHere(approver)
    .getByText(/^confirmed by Approver/)
    .waitFor();

  for (const [locale, colorScheme] of [
    ['zh-CN', 'dark'],
    ['en-GB', 'light'],
  ] as const) {
    const phone = await as('gate', { ...PHONE, locale, colorScheme });
    await phone.goto(`${port.url}/gate`);
    await phone.getByText(locale === 'zh-CN' ? /^停机模式至/ : /^Outage mode until/).waitFor();
    await phone.locator('.strip-line').click();
    await checked(phone, `gate-${locale.slice(0, 2)}-${colorScheme}`);
  }
  const inspector = await as('inspector', { ...DESK, locale: 'zh-CN' });
  await inspector.goto(`${port.url}/outage`);
  await inspector.getByText(/^停机模式至/).waitFor();
  await checked(inspector, 'desk-zh');

  await lead.reload();
  await declaredHere(lead).getByRole('button', { name: 'End now' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'End now' }).click();
  await declaredHere(lead)
    .getByText(/^ended by Shift lead/)
    .waitFor();
  await lead.getByText(/^Outage mode until/).waitFor({ state: 'detached' });
  const reviewer = await as('reviewer');
  await reviewer.goto(`${port.url}/outage`);
  await declaredHere(reviewer).getByRole('button', { name: 'called for', exact: true }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: 'called for' }).click();
  await declaredHere(reviewer)
    .getByText(/^looked at by Reviewer/)
    .waitFor();
}, 120_000);

test('Numbered forms are printed, a line of one is keyed with both its times, and somebody else looks at it.', async () => {
  await browserOrSkip();
  const gate = await as('gate');
  await gate.goto(`${port.url}/outage`);
  for (const [kind, pack] of [
    ['Gate log', undefined],
    ['Inspection form', 0],
    ['Release form', undefined],
  ] as const) {
    await gate.getByRole('button', { name: 'Print forms' }).click();
    const dialog = gate.getByRole('dialog');
    await dialog.getByLabel('Form').selectOption({ label: kind });
    if (pack !== undefined) await dialog.getByLabel('Checklist').selectOption({ index: pack });
    await dialog.getByLabel('How many').fill('2');
    await dialog.getByRole('button', { name: 'Print forms' }).click();
    await gate.locator('.sheet-paper').nth(1).waitFor();
    await checked(gate, `form-${kind.toLowerCase().replace(' ', '-')}`);
    const pdf = await gate.pdf({ path: `test-output/outage-${kind.replace(' ', '-')}.pdf`, preferCSSPageSize: true });
    // One sheet each, and no empty one behind them.
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length, kind).toBe(2);
    await gate.getByRole('button', { name: 'Back' }).click();
  }
  await gate.getByText('GL-000001 – GL-000002').waitFor();
  await gate.getByRole('button', { name: 'Key a form' }).click();
  const dialog = gate.getByRole('dialog');
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
  await dialog.getByLabel('Number of the form').fill('gl-000001');
  await dialog.getByLabel('Number plate').fill('PAPER1');
  await dialog.getByLabel('When it happened').fill(now);
  await dialog.getByLabel('Lane').selectOption({ label: 'documents' });
  await checked(gate, 'key');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.getByText('Recorded: GL-000001, line 1.').waitFor();
  expect(await dialog.getByLabel('Line').inputValue()).toBe('2');
  // Refused, and keyed again as it should have been: the refused one stays on the list, the other is what was done.
  await dialog.getByLabel('Number plate').fill('PAPER2');
  await dialog.getByLabel('What was done').selectOption({ label: ACTION_WORDS.exit.en });
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('What was done').selectOption({ label: ACTION_WORDS.direct.en });
  await dialog.getByLabel('Lane').selectOption({ label: 'documents' });
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.getByText('Recorded: GL-000001, line 2.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await gate.getByText('To be looked at: 3').waitFor();
  expect(await gate.getByText('keyed from paper').count()).toBe(2);
  expect(await gate.getByText('it happened, and was refused').count()).toBe(1);
  const lead = await as('lead');
  await lead.goto(`${port.url}/outage`);
  await lead.getByText('To be looked at: 3').waitFor();
  await checked(lead, 'entries-open');
  await lead.getByRole('button', { name: 'in order', exact: true }).first().click();
  await lead.getByRole('dialog').getByRole('button', { name: 'in order' }).click();
  await lead.getByText(/: in order$/).waitFor();
  await checked(lead, 'entries');
  const reviewer = await as('reviewer', { ...DESK, locale: 'zh-CN' });
  await reviewer.goto(`${port.url}/outage`);
  await reviewer.getByText('待复核：2 项').waitFor();
  await checked(reviewer, 'entries-zh');
}, 120_000);
