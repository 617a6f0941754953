import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { browserOrSkip, deviceOrSkip, expectNoSeriousFaults, layoutFaults, pageOrSkip } from '../support/browser.ts';
import { temporaryDataFolder } from '../support/database.ts';
import {
  addPhoto,
  CARTRIDGES,
  putOnShift,
  sendToInspection,
  signCurrent,
  signInAs,
  signTheRest,
  stored,
} from '../support/inspect-port.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort(['--demo-weeks', '1', '--demo-load', '60', '--offline-release']);
// The draw falls on somebody whom a test can sign in as.
beforeAll(() => putOnShift(port, 'inspector'));
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB' } as const;
const INSPECTOR = /^Inspector/;
const LEAD = /^Shift lead/;

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync('test-output', { recursive: true });
  await page.screenshot({ path: `test-output/inspect-${name}.png` });
}

/** A device that somebody carries: its profile stays when the browser is killed. */
async function device(profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await deviceOrSkip(profile, PHONE);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Ends every process of the browser that this test started, told apart by its profile's folder, without a word. */
async function kill(profile: string, context: BrowserContext): Promise<void> {
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()));
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(profile)) process.kill(Number(entry), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  await closed;
}

interface SeenEntry {
  readonly photos: readonly { readonly uploaded: boolean }[];
}
interface SeenStep {
  readonly entries: readonly SeenEntry[];
}

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

async function openTask(page: Page, plate: string): Promise<void> {
  await page.goto(`${port.url}/inspect/`);
  const row = page.locator('.task-rows button', { hasText: plate });
  const next = page.locator('.next-task', { hasText: plate }).getByRole('button', { name: 'Open' });
  await row.or(next).first().click();
  await page.getByRole('heading', { name: plate }).waitFor();
}

/** Result, hazard and measure of the first goods item. */
async function find(page: Page, ...codes: readonly string[]): Promise<void> {
  await part(page, 'Results');
  await page.getByRole('button', { name: /^\S*\s*1\. / }).click();
  for (const code of codes) await page.getByRole('dialog').getByRole('button', { name: code, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function allSent(page: Page): Promise<void> {
  const lost = page.getByText('Your sign-in has ended');
  const sent = page.getByText('all sent');
  await sent.or(lost).first().waitFor({ timeout: 40_000 });
  // A killed browser may not have written down its session; what it had recorded, it has.
  if (await lost.isVisible()) await page.getByRole('button', { name: INSPECTOR }).click();
  await sent.waitFor({ timeout: 40_000 });
}

test('Without network and killed in the middle, an inspection is carried out to its release and arrives once.', async () => {
  await browserOrSkip();
  const lead = await pageOrSkip(PHONE);
  await signInAs(lead, port.url, LEAD);
  await lead.locator('.strip-line').click();
  await lead.getByLabel('Your own PIN').fill('271828');
  await lead.getByRole('button', { name: 'Set the PIN' }).click();
  await lead.getByText('Your PIN is set.').waitFor();
  await expectNoSeriousFaults(lead);
  // The network is about to go, and the lead knows it: devices are given a grant while they still can be.
  const declared = await lead.request.post(`${port.url}/api/v1/outages`, {
    headers: { origin: port.url },
    data: {
      ...{ kind: 'declared', parts: ['gate', 'inspections'], reason: 'network' },
      until: new Date(Date.now() + 4 * 3_600_000).toISOString(),
    },
  });
  expect([declared.status(), await declared.text()]).toEqual([201, expect.any(String)]);
  const id = await sendToInspection(port, 'INSP01');
  const profile = join(temporaryDataFolder(), 'profile');
  const first = await device(profile);
  const { page } = first;
  await signInAs(page, port.url, INSPECTOR);
  await page.getByText('Next for you').waitFor();
  await page.getByText('You were drawn by').waitFor();
  await page.getByText('Outage mode until').waitFor();
  await page.locator('.why-here').getByText('animal and plant health').waitFor();
  await picture(page, 'tasks');
  await expectNoSeriousFaults(page);
  await openTask(page, 'INSP01');
  await picture(page, 'order');
  await page.getByText('Unload 20%').waitFor();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.current').waitFor();
  await allSent(page);

  await first.context.setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  const title = await page.locator('.current').getAttribute('aria-label');
  await signCurrent(page);
  await picture(page, 'offline-step');
  // Taken back and signed again: one entry.
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator(`.current[aria-label=${JSON.stringify(title)}]`).waitFor();
  await signCurrent(page);
  await signCurrent(page);
  await signCurrent(page);
  await addPhoto(page);
  await picture(page, 'photo');
  await expectNoSeriousFaults(page);
  await kill(profile, first.context);

  const again = await device(profile);
  onTestFinished(() => again.context.close());
  await again.context.setOffline(true);
  await again.page.goto(`${port.url}/inspect/`);
  await again.page.getByText('3 to send').first().waitFor();
  await openTask(again.page, 'INSP01');
  // The photo that no signature named yet is still there.
  await again.page.locator('.current .thumb').waitFor();
  await signTheRest(again.page);
  await picture(again.page, 'all-signed');
  await find(again.page, 'Plant, animal or food health', 'animal and plant health', 'Sample taken');
  await picture(again.page, 'results');
  await expectNoSeriousFaults(again.page);
  await again.page.getByRole('button', { name: /^S-INSP01/ }).click();
  await again.page.getByRole('dialog').getByLabel('New seal number').fill('S-900001');
  await again.page.getByRole('button', { name: 'Replace' }).click();

  await part(again.page, 'Conclude');
  await again.page.locator('.foot').getByRole('button', { name: 'Conclude' }).click();
  await again.page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await again.page.getByText('The truck INSP01 leaves; nothing else is looked at.').waitFor();
  await again.page.getByLabel('Second officer, here now').selectOption({ label: 'Shift lead' });
  await again.page.getByLabel("The second officer's PIN").fill('111111');
  await again.page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await again.page.getByText('The PIN is wrong').waitFor();
  await again.page.getByLabel("The second officer's PIN").fill('271828');
  await picture(again.page, 'decision');
  await expectNoSeriousFaults(again.page);
  await again.page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await again.page.getByText('Inspector decided: Release').waitFor();
  await picture(again.page, 'concluded-offline');
  expect((await stored(port, id)).state).toBe('started');
  await kill(profile, again.context);

  const last = await device(profile);
  onTestFinished(() => last.context.close());
  await last.page.goto(`${port.url}/inspect/?id=${id}&part=conclude`);
  await allSent(last.page);
  const view = await stored(port, id);
  expect(view).toMatchObject({ state: 'concluded', outcome: 'release', crossingState: 'checked' });
  expect(view.flags).toEqual(expect.arrayContaining(['offline-release', 'released-against-finding']));
  const entries = view.steps.flatMap((step: { entries: unknown[] }) => step.entries);
  const required = view.steps.filter((step: { required: boolean }) => step.required);
  expect(entries).toHaveLength(required.length);
  expect(new Set(entries.map((entry: { id: string }) => entry.id)).size).toBe(required.length);
  expect(view.findings).toHaveLength(1);
  expect(view.seals).toMatchObject([{ number: 'S-INSP01', state: 'replaced', next: 'S-900001' }]);
  expect(view.decisions).toHaveLength(1);
  expect(view.decisions[0].second).toMatchObject({ by: { name: 'Shift lead' }, agrees: true, offline: true });
  const photos = entries.flatMap((entry: { photos: { id: string; uploaded: boolean }[] }) => entry.photos);
  expect(photos.length).toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        const { steps } = await stored(port, id);
        return steps
          .flatMap((step: SeenStep) => step.entries.flatMap((entry: SeenEntry) => entry.photos))
          .every((one: { uploaded: boolean }) => one.uploaded);
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  const kept = await port.as('lead')(`/v1/inspections/${id}/photos/${photos[0].id}`);
  expect([kept.status, kept.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect(kept.text).not.toContain('Exif');
}, 180_000);

test('Two officers on one task: the second entry on a step is an addendum, and each sees the other after a sync.', async () => {
  await browserOrSkip();
  await addInspector('second', SECOND);
  const id = await sendToInspection(port, 'INSP02');
  const one = await pageOrSkip(PHONE);
  const two = await pageOrSkip(PHONE);
  await enterAs(one, id, 'drawn');
  await enterAs(two, id, 'other');
  await openTask(one, 'INSP02');
  await one.getByRole('button', { name: 'Begin' }).click();
  await one.locator('.current').waitFor();
  await allSent(one);
  await openTask(two, 'INSP02');
  await two.getByRole('button', { name: /^Join/ }).click();
  await two.locator('.current').waitFor();
  await allSent(two);
  await one.context().setOffline(true);
  await one.getByText(/Offline since/).waitFor();
  await signCurrent(one);
  await signCurrent(two, 'Not in order');
  await allSent(two);
  await one.context().setOffline(false);
  await allSent(one);
  const [step] = (await stored(port, id)).steps;
  expect(step.entries).toMatchObject([
    { mark: 'not-in-order', addendum: false },
    { mark: 'in-order', addendum: true },
  ]);
  await one.getByText(/In order · .* addendum/).waitFor();
  await one.getByText(/^Not in order ·/).waitFor();
  await picture(one, 'two-officers');
  await expectNoSeriousFaults(one);
}, 120_000);

test('Danger is stopped before the steps are done, and the second officer decides on their own device.', async () => {
  await browserOrSkip();
  const id = await sendToInspection(port, 'INSP03');
  const page = await pageOrSkip(PHONE);
  await enterAs(page, id, 'drawn');
  await openTask(page, 'INSP03');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.current').waitFor();
  await find(page, 'Prohibited or restricted', 'animal and plant health', 'Goods detained');
  await part(page, 'Conclude');
  await page.locator('.foot').getByRole('button', { name: 'Conclude' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Destroy' }).click();
  await page.getByText('A second officer must agree').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Destroy' }).click();
  await page.getByText('A second officer has yet to agree').waitFor();
  await allSent(page);
  const lead = await pageOrSkip({ ...PHONE, locale: 'zh-CN', colorScheme: 'dark' });
  await lead.goto(`${port.url}/inspect/`);
  await lead.getByRole('button', { name: LEAD }).click();
  await lead.getByRole('button', { name: /INSP03/ }).click();
  await lead.getByRole('navigation').getByRole('button', { name: '结论' }).click();
  await picture(lead, 'second-officer-zh-dark');
  await expectNoSeriousFaults(lead);
  await lead.getByRole('button', { name: '同意', exact: true }).click();
  await expect.poll(async () => (await stored(port, id)).state).toBe('concluded');
  expect(await stored(port, id)).toMatchObject({ outcome: 'destroy', crossingState: 'held' });
}, 120_000);

test('What the server refuses is said at the task with what to do, and stays until it was read.', async () => {
  await browserOrSkip();
  const id = await sendToInspection(port, 'INSP05');
  const page = await pageOrSkip(PHONE);
  await enterAs(page, id, 'drawn');
  await openTask(page, 'INSP05');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.current').waitFor();
  await allSent(page);
  await page.context().setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  await page.locator('.current').getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Does not apply here' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Meanwhile a colleague signs the step.
  const other = await pageOrSkip(PHONE);
  await enterAs(other, id, 'other');
  await openTask(other, 'INSP05');
  await other.getByRole('button', { name: /^Join/ }).click();
  await other.locator('.current').waitFor();
  await signCurrent(other);
  await allSent(other);
  await page.context().setOffline(false);
  await page.getByText('Refused by the server').waitFor({ timeout: 40_000 });
  await picture(page, 'refused');
  await expectNoSeriousFaults(page);
  await page.reload();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await page.getByText('Refused by the server').waitFor({ state: 'detached' });
  expect((await stored(port, id)).steps[0]).toMatchObject({ state: 'signed', entries: [{}] });
}, 120_000);

test('A sample has two officers and each hand-over its receiver; a step is left out when the lead agrees; keys do it all.', async () => {
  await browserOrSkip();
  const id = await sendToInspection(port, 'INSP06');
  const page = await pageOrSkip(PHONE);
  await enterAs(page, id, 'drawn');
  await openTask(page, 'INSP06');
  await page.getByRole('button', { name: 'Begin' }).click();
  const sign = page.locator('.current').getByRole('button', { name: 'In order', exact: true });
  await sign.waitFor();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await sign.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await page.getByText('1/17').waitFor();
  await page.locator('.current').getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done by another agency' }).click();
  await part(page, 'Results');
  await page.getByRole('button', { name: 'Take a sample' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Seal number').fill('M-77');
  await dialog.getByLabel('Quantity').fill('0,5');
  await dialog.getByLabel('Second officer, present').selectOption({ label: 'Shift lead' });
  await picture(page, 'sample');
  await expectNoSeriousFaults(page);
  await dialog.getByRole('button', { name: 'Record' }).click();
  await page.getByText('Shift lead has yet to sign').waitFor();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await dialog.getByRole('button', { name: 'Shift lead' }).click();
  await allSent(page);

  const lead = await pageOrSkip(PHONE);
  await port.enter(lead.context(), 'lead');
  await openTask(lead, 'INSP06');
  await part(lead, 'Results');
  const present = lead.getByRole('button', { name: 'I was present' });
  await present.click();
  await present.waitFor({ state: 'detached' });
  await lead.getByRole('button', { name: 'Do not agree' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'the quantity differs' }).click();
  await lead.getByText('Shift lead did not receive it: the quantity differs').waitFor();
  await picture(lead, 'custody-declined');
  await expectNoSeriousFaults(lead);
  await part(lead, 'Steps');
  await lead.getByText('asks to leave it out: Done by another agency').waitFor();
  await picture(lead, 'waiver');
  await lead.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect.poll(async () => (await stored(port, id)).steps[1].state, { timeout: 15_000 }).toBe('waived');
  const declined = { received: false, declined: { reason: 'quantity-differs' } };
  expect((await stored(port, id)).custody).toMatchObject([
    { sealNumber: 'M-77', quantity: 0.5, witnessed: true, handOvers: [declined] },
  ]);
  // The inspector's own phone reads the same, and gives it to somebody again.
  await page.reload();
  await page.getByText('Shift lead did not receive it: the quantity differs').waitFor();
  await page.getByRole('button', { name: 'Hand over' }).waitFor();
}, 120_000);

test('A truck is worked through on its outline, and the page keeps its size, targets and contrast in each form.', async () => {
  await browserOrSkip();
  const id = await sendToInspection(port, 'INSP04', CARTRIDGES);
  const first = await pageOrSkip(PHONE);
  await enterAs(first, id, 'drawn');
  await openTask(first, 'INSP04');
  await first.getByRole('button', { name: 'Begin' }).click();
  await first.getByRole('button', { name: /^5 Fuel tanks: open/ }).click();
  await addPhoto(first);
  await signCurrent(first, 'Not in order');
  await first.getByRole('button', { name: /^5 Fuel tanks: Not in order/ }).waitFor();
  for (const point of [1, 2, 3]) {
    await first.getByRole('button', { name: new RegExp(`^${point} .*: open`) }).click();
    await signCurrent(first);
  }
  await first.getByRole('button', { name: /^9 Fifth wheel/ }).click();
  await first.locator('.truck').scrollIntoViewIfNeeded();
  await picture(first, 'truck');
  await allSent(first);
  // Whoever decides with them sees the photo, on their own phone.
  const lead = await pageOrSkip(PHONE);
  await port.enter(lead.context(), 'lead');
  await lead.goto(`${port.url}/inspect/?id=${id}&part=steps`);
  await lead.getByRole('button', { name: /^5 Fuel tanks: Not in order/ }).click();
  const photo = lead.locator('.sent-photos img');
  await photo.waitFor();
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  await checked(lead, 'colleague-photo');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const locale of ['en-GB', 'zh-CN']) {
      // Small phones too: a page that fits one of 360 by 740 fits.
      const viewport = colorScheme === 'dark' ? PHONE.viewport : { width: 360, height: 740 };
      const page = await pageOrSkip({ ...PHONE, viewport, colorScheme, locale });
      const name = `${colorScheme}-${locale.slice(0, 2)}`;
      await page.goto(`${port.url}/inspect/`);
      await page.locator('.demo-users button').first().waitFor();
      await checked(page, `${name}-sign-in`);
      await enterAs(page, id, 'drawn');
      await page.goto(`${port.url}/inspect/`);
      await page.locator('.next-task').waitFor();
      await checked(page, `${name}-tasks`);
      for (const part of ['order', 'steps', 'results', 'conclude']) {
        await page.goto(`${port.url}/inspect/?id=${id}&part=${part}`);
        await page.locator('.part').waitFor();
        await checked(page, `${name}-${part}`);
      }
      await page.locator('.foot .main-step').last().click();
      await page.locator('dialog').waitFor();
      await checked(page, `${name}-outcomes`);
      await page.keyboard.press('Escape');
      await page.locator('.strip-line').click();
      await checked(page, `${name}-line`);
    }
}, 240_000);

test('The first load is at most 200 kB of compressed script, and a stranger to the device is told what it lacks.', async () => {
  await browserOrSkip();
  const page = await pageOrSkip({ ...PHONE, serviceWorkers: 'block' });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(`${port.url}/inspect/`);
  await page.locator('.demo-users button').first().waitFor();
  const bodies = await Promise.all(scripts);
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
  expect(bodies.length).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThan(150);
  await port.enter(page.context(), 'lead');
  await page.goto(`${port.url}/inspect/?id=019c0000-0000-7000-8000-000000000009`);
  await page.getByText('This inspection is not on this device').waitFor();
  await picture(page, 'missing');
});

/** A picture for people, and the faults that a program can see. */
async function checked(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await expectNoSeriousFaults(page);
  expect(await layoutFaults(page), name).toEqual([]);
}

const SECRET = 'a password of the second';
const SECOND = 'Second inspector';

/** Enters as the officer whom the draw named, or as the other inspector. */
async function enterAs(page: Page, id: string, who: 'drawn' | 'other'): Promise<void> {
  const second = ((await stored(port, id)).assigned?.name === SECOND) === (who === 'drawn');
  await port.enter(page.context(), second ? 'second' : 'inspector', second ? SECRET : undefined);
}

/** A second inspector, whose role two administrators grant. */
async function addInspector(username: string, name: string): Promise<void> {
  const admin = port.as('admin');
  const made = await admin('/v1/people', { method: 'POST', body: { username, name, password: SECRET } });
  expect(made.status).toBe(201);
  const { json } = await admin('/v1/people');
  const userId = json.items.find((one: { username: string }) => one.username === username).id;
  const asked = await admin('/v1/grants', { method: 'POST', body: { userId, role: 'inspector' } });
  const granted = await port.as('admin2')(`/v1/grants/${asked.json.id}/approval`, { method: 'POST' });
  expect([granted.status, granted.text]).toEqual([200, expect.any(String)]);
  await putOnShift(port, 'inspector', username);
}
