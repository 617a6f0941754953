import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { browserOrSkip, deviceOrSkip, expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { temporaryDataFolder } from '../support/database.ts';
import { addPhoto, sendToInspection, signCurrent, signInAs, signTheRest, stored } from '../support/inspect-port.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort(['--demo-weeks', '1', '--demo-load', '60', '--offline-release']);
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

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

async function openTask(page: Page, plate: string): Promise<void> {
  await page.goto(`${port.url}/inspect`);
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
  const set = await port.as('lead')('/v1/me/pin', { method: 'PUT', body: { pin: '271828' } });
  expect(set.status).toBe(204);
  const id = await sendToInspection(port, 'INSP01');
  const profile = join(temporaryDataFolder(), 'profile');
  const first = await device(profile);
  const { page } = first;
  await signInAs(page, port.url, INSPECTOR);
  await page.getByText('Next for you').waitFor();
  await page.getByText('You were drawn by').waitFor();
  await picture(page, 'tasks');
  await expectNoSeriousFaults(page);
  await openTask(page, 'INSP01');
  await picture(page, 'order');
  await page.getByText('Unload 20 %').waitFor();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.current').waitFor();
  await allSent(page);

  await first.context.setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  await signCurrent(page);
  await picture(page, 'offline-step');
  // Taken back and signed again: one entry.
  await page.getByRole('button', { name: 'Undo' }).click();
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
  await again.page.goto(`${port.url}/inspect`);
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
  await last.page.goto(`${port.url}/inspect?id=${id}&part=conclude`);
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
          .flatMap((step: any) => step.entries.flatMap((entry: any) => entry.photos))
          .every((one: any) => one.uploaded);
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  const kept = await port.as('lead')(`/v1/inspections/${id}/photos/${photos[0].id}`);
  expect([kept.status, kept.text.slice(0, 300), kept.headers['content-type']]).toEqual([200, expect.any(String), 'image/jpeg']);
  expect(kept.text).not.toContain('Exif');
}, 180_000);

test('Two officers on one task: the second entry on a step is an addendum, and each sees the other after a sync.', async () => {
  await browserOrSkip();
  await addInspector('second', 'Second inspector');
  const id = await sendToInspection(port, 'INSP02');
  const assigned = (await stored(port, id)).assigned?.name ?? 'Inspector';
  const one = await pageOrSkip(PHONE);
  const two = await pageOrSkip(PHONE);
  await port.enter(one.context(), assigned === 'Inspector' ? 'inspector' : 'second', password(assigned));
  await port.enter(
    two.context(),
    assigned === 'Inspector' ? 'second' : 'inspector',
    password(assigned === 'Inspector' ? 'Second' : 'Inspector'),
  );
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

test('A hold goes first, a refusal is said at the task with what to do, and the second officer decides on their own device.', async () => {
  await browserOrSkip();
  const id = await sendToInspection(port, 'INSP03');
  const page = await pageOrSkip(PHONE);
  await signInAs(page, port.url, INSPECTOR);
  const mine = (await stored(port, id)).assigned?.name === 'Inspector';
  if (!mine) return;
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
  await lead.goto(`${port.url}/inspect`);
  await lead.getByRole('button', { name: LEAD }).click();
  await lead.getByRole('button', { name: /INSP03/ }).click();
  await lead.getByRole('navigation').getByRole('button', { name: '结论' }).click();
  await picture(lead, 'second-officer-zh-dark');
  await expectNoSeriousFaults(lead);
  await lead.getByRole('button', { name: '同意', exact: true }).click();
  await expect.poll(async () => (await stored(port, id)).state).toBe('concluded');
  expect(await stored(port, id)).toMatchObject({ outcome: 'destroy', crossingState: 'held' });
}, 120_000);

const password = (name: string): string | undefined => (name.startsWith('Second') ? SECRET : undefined);
const SECRET = 'a password of the second';

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
}
