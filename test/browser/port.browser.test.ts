import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { offeredPages, pageOrSkip } from '../support/browser.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort();
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' } as const;
const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A page of somebody who is signed in. */
async function pageOf(username: string, path = '/'): Promise<Page> {
  const page = await pageOrSkip(DESK);
  await port.enter(page.context(), username);
  await page.goto(`${port.url}${path}`);
  return page;
}

const LOADS = ['Declarations', 'Inspections', 'Documents'];
const CASES = ['Audits', 'Referrals'];
const RULES = ['Rules', 'Lists', 'Goods words'];
const OVERSIGHT = ['Draws', 'Quality', 'Speed and practice', 'Fairness'];
const READ = [
  'Board',
  ...LOADS,
  ...CASES,
  'Appeals',
  ...RULES,
  ...OVERSIGHT,
  'Roster',
  'Outage',
  'People',
  'Retention',
];
const DEVICES = ['Gate', 'Inspect'];

/** The demo's users: how the sign-in page names them, the pages they are offered, and one that is not for them. */
const USERS: readonly (readonly [username: string, name: RegExp, pages: readonly string[], refused?: string])[] = [
  ['declarant', /^Saruul Trading/, ['My filings'], '/declarations'],
  ['gate', /^Gate officer/, ['Board', ...LOADS, 'Outage', 'Gate'], '/rules'],
  [
    'inspector',
    /^Inspector/,
    ['Board', ...LOADS, ...CASES, 'Quality', 'Speed and practice', 'Roster', 'Outage', 'Retention', ...DEVICES],
    '/people',
  ],
  ['analyst', /^Risk analyst/, ['Board', 'Declarations', ...RULES, 'Fairness'], '/people'],
  [
    'approver',
    /^Approver of rules/,
    ['Board', 'Declarations', ...RULES, 'Quality', 'Fairness', 'Roster', 'Outage'],
    '/filings',
  ],
  [
    'lead',
    /^Shift lead/,
    ['Board', ...LOADS, ...CASES, 'Appeals', ...OVERSIGHT, 'Roster', 'Outage', 'Retention', ...DEVICES],
    '/rules',
  ],
  ['reviewer', /^Reviewer/, READ],
  ['auditor', /^Auditor/, READ],
  ['admin', /^Administrator/, ['Board', 'People', 'Retention'], '/declarations'],
  ['admin2', /^Second administrator/, ['Board', 'People', 'Retention'], '/rules'],
];

test('Each role signs in by the page, is offered what is for it, and is told why the rest is not.', async () => {
  const page = await pageOrSkip(DESK);
  await page.goto(port.url);
  for (const [username, name, pages, refused] of USERS) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('navigation').getByRole('link').first().waitFor();
    expect([username, await offeredPages(page)]).toEqual([username, pages]);
    if (refused !== undefined) {
      await page.goto(`${port.url}${refused}`);
      await page.getByRole('heading', { name: 'Not for your roles' }).waitFor();
      await page.getByText(/^You are signed in as .+\. An administrator can propose another role/).waitFor();
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Demo users' }).waitFor();
  }
  expect((await page.context().cookies()).filter(({ value }) => value !== '')).toEqual([]);
});

test('By keyboard alone one signs in and comes to the page that one had asked for; a wrong password is said so.', async () => {
  const page = await pageOrSkip(DESK);
  await page.goto(`${port.url}/declarations?lane=red`);
  const name = page.getByLabel('User name');
  await name.waitFor();
  for (let presses = 0; presses < 6; presses++) {
    if (await name.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  const type = async (password: string) => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type('lead');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
  };
  await type('not the password');
  await page.getByText('User name and password do not match.').waitFor();
  await page.keyboard.press('Shift+Tab');
  if (!(await name.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Shift+Tab');
  await type('landport-demo');
  await page.waitForURL('**/declarations?lane=red');
  await page.locator('.grid-body [role="row"]').first().waitFor();
});

test('The board shows its lanes, and what happens at the gate as it happens.', async () => {
  const page = await pageOf('lead');
  await page.getByText('Live', { exact: true }).waitFor();
  // The head of a lane that is over the standard says so too.
  for (const lane of ['release', 'documents', 'inspection', 'release, audit later'])
    await page.getByRole('rowheader').getByRole('link', { name: lane, exact: true }).waitFor();
  const gate = port.as('gate');
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'LIVE01' });
  const delays: number[] = [];
  let number = 100;
  const act = async (action: string, shown: () => Promise<unknown>) => {
    const body = { actions: [{ id: id(number++), action, at: new Date().toISOString(), plate: 'LIVE01' }] };
    const answer = await gate('/v1/gate/actions', { method: 'POST', body });
    expect(answer.json.outcomes).toMatchObject([{ outcome: 'done' }]);
    const committed = performance.now();
    await shown();
    delays.push(performance.now() - committed);
  };
  await act('arrive', () => row.getByText('arrived').waitFor());
  // Nothing is known of it, so it is for the documents lane.
  expect(await row.innerText()).toContain('documents');
  await act('direct', () => row.getByText('directed').waitFor());
  await act('start-check', () => row.getByText('in check').waitFor());
  console.log(`from the answer of the API to the board's page: ${delays.map(Math.round).join(', ')} ms`);
  // The aim is 250 ms; on a machine that does much else at the same time, it is the order of it that can be asserted.
  expect(Math.min(...delays)).toBeLessThan(1_000);
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { name: 'LIVE01' }).waitFor();
});

test('Declarations are searched, narrowed and opened, and one says why its lane, with values and a proof that holds.', async () => {
  const red = (await port.as('lead')('/v1/declarations?lane=red&limit=1')).json.items[0];
  const { json: detail } = await port.as('analyst')(`/v1/declarations/${red.id}`);
  const page = await pageOf('analyst', '/declarations');
  const rows = page.locator('.grid-body [role="row"]');
  await rows.first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(red.reference);
  await page.waitForURL(`**/declarations?q=${red.reference}`);
  await page.getByRole('button', { name: 'inspection' }).click();
  await page.waitForURL(`**/declarations?q=${red.reference}&lane=red`);
  await expect.poll(() => rows.count()).toBe(1);
  await rows.first().getByText(red.reference).click();
  await page.getByRole('heading', { name: red.reference }).waitFor();
  const { selections, hits } = detail.assessments[0];
  const hit = hits.find(({ rule }: { rule: string }) => rule === selections[0].rule) ?? hits[0];
  if (hit !== undefined) {
    await page.getByText(hit.reason.en).first().waitFor();
    const seen = page.locator('.seen').first();
    expect(await seen.getByText(hit.seen[0].field).count()).toBeGreaterThan(0);
  }
  await page.getByText('verified on this device').first().waitFor({ timeout: 15_000 });
  expect(await page.getByText('the proof does not hold').count()).toBe(0);
});

test('Rules are listed, searched and read with the cases that prove them.', async () => {
  const page = await pageOf('approver', '/rules');
  await page.getByText('25 rules').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('coal');
  await page.waitForURL('**/rules?q=coal');
  await page.locator('.grid-body [role="row"] a, tbody tr a').first().click();
  await page.waitForURL('**/rules/*');
  await page.getByText('Cases that prove it').waitFor();
});

test('A declarant files, corrects, files again and amends, and learns the lane only when the vehicle is inside.', async () => {
  const page = await pageOf('declarant', '/filings?new=form');
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await page.getByLabel('Plate', { exact: true }).fill('FILED01');
  const reference = await page.getByLabel('Reference').inputValue();
  const hs = page.getByLabel('HS', { exact: true });
  await hs.fill('coal');
  const file = page.getByRole('button', { name: 'File declaration' });
  await file.click();
  await page.getByText('Not accepted: 1 to correct. Nothing was stored.').waitFor();
  expect(await hs.getAttribute('aria-invalid')).toBe('true');
  await hs.fill('270112');
  await file.click();
  await page.getByText('Accepted. Follow it below.').waitFor();
  const line = page.locator('.follow > li').filter({ hasText: reference });
  await line.waitFor();
  expect(await line.locator('.lane-mark').count()).toBe(0);

  await page.getByLabel('Net, kg').fill('38000');
  await file.click();
  await page.getByText('This reference was already filed with other content.').waitFor();
  await page.getByText('/goods/0/netKg').waitFor();
  await page.getByRole('button', { name: 'Amend the declaration on file' }).click();
  await page.getByText('Amended. The new version stands below.').waitFor();
  await line.getByText('version 2').waitFor();

  const gate = port.as('gate');
  const at = new Date().toISOString();
  const step = (number: number, action: string) =>
    gate('/v1/gate/actions', { method: 'POST', body: { actions: [{ id: id(number), action, at, plate: 'FILED01' }] } });
  expect((await step(200, 'arrive')).json.outcomes[0]).toMatchObject({
    outcome: 'done',
    crossing: { state: 'arrived' },
  });
  await page.reload();
  await line.getByText('shown once the vehicle is inside the gate').waitFor();
  // Neither the page nor what the server sends it names a lane.
  const own = await port.as('declarant')('/v1/filings');
  expect(own.json.items.find((one: { reference: string }) => one.reference === reference)).not.toHaveProperty('lane');
  expect((await step(201, 'direct')).json.outcomes[0]).toMatchObject({
    outcome: 'done',
    crossing: { state: 'directed' },
  });
  await page.reload();
  await line.locator('.lane-mark').waitFor();
});

test('The same declaration sent twice from the JSON form is one.', async () => {
  const page = await pageOf('declarant', '/filings?new=json');
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  const file = page.getByRole('button', { name: 'File declaration' });
  await file.click();
  await page.getByText('Accepted. Follow it below.').waitFor();
  await file.click();
  await page.getByText('Already accepted earlier with the same content; nothing changed.').waitFor();
});

test('A role is proposed by one administrator and approved by the other; roles that exclude each other are not offered.', async () => {
  const first = await pageOf('admin', '/people');
  const row = (page: Page) => page.getByRole('row', { name: /Shift lead/ });
  await row(first).getByRole('button', { name: 'Propose a role' }).click();
  const dialog = first.getByRole('dialog');
  await dialog.getByLabel('Role', { exact: true }).click();
  await first.locator('.ant-select-item-option', { hasText: 'reviewer' }).click();
  await dialog.getByRole('button', { name: 'Propose a role' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await first.getByText('you proposed it').waitFor();

  await first
    .getByRole('row', { name: /Risk analyst/ })
    .getByRole('button', { name: 'Propose a role' })
    .click();
  await first.getByRole('dialog').getByLabel('Role', { exact: true }).click();
  const excluded = first.locator('.ant-select-item-option-disabled');
  await excluded.first().waitFor();
  expect(await excluded.allTextContents()).toContainEqual(expect.stringContaining('approver – excluded'));

  const second = await pageOf('admin2', '/people');
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await second.getByText('No proposal is waiting.').waitFor();
  const { json } = await port.as('auditor')('/v1/people');
  const roles = json.items.find(({ username }: { username: string }) => username === 'lead').roles;
  expect(roles.toSorted()).toEqual(['reviewer', 'shift-lead']);
});
