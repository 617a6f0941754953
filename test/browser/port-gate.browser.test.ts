import { mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { browserOrSkip, deviceOrSkip, expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { temporaryDataFolder } from '../support/database.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort();
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB' } as const;

async function lookUp(page: Page, plate: string): Promise<void> {
  await page.getByLabel('Number plate').fill(plate);
  await page.getByRole('button', { name: 'Show lane' }).click();
}

/** A device in a drawer, as it were: its profile stays when the browser is killed. */
async function device(profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await deviceOrSkip(profile, PHONE);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Kills the browser with everything it has not written down. */
async function kill(profile: string, context: BrowserContext): Promise<void> {
  const ended = new Promise((resolve) => context.once('close', resolve));
  // Chromium's lock names its process: host-number.
  process.kill(Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
  await ended;
}

/** Files meat without its certificate, which the law lets nobody pass unchecked, and books the vehicle. */
async function bookMeat(plate: string): Promise<string> {
  const declaration = {
    reference: `MEAT-${plate}`,
    direction: 'import',
    lodgedAt: new Date().toISOString(),
    declarant: 'OP-1001',
    dispatchCountry: 'MN',
    vehicle: { plate, country: 'MN', kind: 'truck' },
    goods: [
      {
        line: 1,
        hs: '020130',
        description: 'Beef, boneless',
        origin: 'MN',
        netKg: 9000,
        grossKg: 9100,
        value: 40_000,
        currency: 'USD',
      },
    ],
  };
  const filed = await port.as('declarant')('/v1/declarations', { method: 'POST', body: declaration });
  expect([filed.status, filed.text]).toEqual([201, expect.any(String)]);
  return book(plate, [filed.json.id]);
}

async function book(plate: string, declarations: readonly string[] = []): Promise<string> {
  const body = { vehicle: { plate }, direction: 'inbound', declarations };
  const booked = await port.as('gate')('/v1/crossings', { method: 'POST', body });
  expect([booked.status, booked.text]).toEqual([201, expect.any(String)]);
  return booked.json.id;
}

/** The steps of a kind that the record holds of a passage. */
async function recorded(
  crossing: string,
  action: string,
): Promise<readonly { readonly body: Record<string, unknown> }[]> {
  const { json } = await port.as('lead')(`/v1/crossings/${crossing}`);
  return json.events.filter(({ body }: { body: Record<string, unknown> }) => body.action === action);
}

async function crossingOf(
  plate: string,
): Promise<{ readonly id: string; readonly lane: string; readonly state: string }> {
  const { json } = await port.as('lead')('/v1/crossings?open=true&limit=500');
  return json.items.find(({ vehicle }: { vehicle: { plate: string } }) => vehicle.plate === plate);
}

test('A plate gives its lane and what to say; directing it shows on the board of whoever looks.', async () => {
  await browserOrSkip();
  const crossing = await bookMeat('MEAT01');
  const board = await pageOrSkip({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await port.enter(board.context(), 'lead');
  await board.goto(port.url);
  const row = board.getByRole('grid').getByRole('row').filter({ hasText: 'MEAT01' });

  const page = await pageOrSkip(PHONE);
  await page.goto(`${port.url}/gate`);
  await page.getByRole('button', { name: /^Gate officer/ }).click();
  await board.getByText('Live', { exact: true }).waitFor();
  // Booked only, it is not in the port yet.
  expect(await row.count()).toBe(0);
  await lookUp(page, 'meat 01');
  await page.getByRole('heading', { name: 'inspection' }).waitFor();
  expect(await page.getByText('Go to the inspection lane').isVisible()).toBe(true);
  await page.getByText('animal and plant health').first().waitFor();
  await page.getByRole('button', { name: 'Direct to: inspection' }).click();
  await row.getByText('directed').waitFor({ timeout: 15_000 });
  expect((await recorded(crossing, 'direct')).length).toBe(1);
  await page.getByText('all sent').waitFor();
  await page.getByRole('button', { name: 'Show slip' }).click();
  await page.getByRole('img', { name: 'Slip for the driver MEAT01' }).waitFor();
  await expectNoSeriousFaults(page);
});

test('Without network and killed in the middle: slips hold, the unknown is never green, and all arrives once.', async () => {
  await browserOrSkip();
  mkdirSync('test-output', { recursive: true });
  const known = await bookMeat('MEAT02');
  const empty = await book('EMPTY02');
  const profile = join(temporaryDataFolder(), 'profile');
  const first = await device(profile);
  const { page } = first;
  await page.goto(`${port.url}/gate`);
  await page.getByRole('button', { name: /^Gate officer/ }).click();
  await page
    .getByRole('button', { name: 'MEAT02' })
    .or(page.getByText(/Expected now: [1-9]/))
    .first()
    .waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.getByLabel('Number plate').fill('MEAT02');
  await page.getByRole('list').getByRole('button', { name: 'MEAT02' }).waitFor();

  await first.context.setOffline(true);
  await lookUp(page, 'MEAT02');
  await page.getByRole('heading', { name: 'inspection' }).waitFor();
  await page.getByText('Verified by its slip, without network').waitFor();
  await page.getByRole('button', { name: 'Direct to: inspection' }).click();
  await page.getByRole('button', { name: 'Next vehicle' }).click();
  await lookUp(page, 'EMPTY02');
  await page.getByRole('heading', { name: 'release', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  await page.getByRole('button', { name: 'Next vehicle' }).click();
  await lookUp(page, 'NOBODY2');
  await page.getByRole('heading', { name: 'documents' }).waitFor();
  await page.getByText('Not verified').waitFor();
  expect(await page.locator('[data-lane=green], [data-lane=blue]').count()).toBe(0);
  await page.screenshot({ path: 'test-output/port-gate-offline-unknown.png' });
  await page.getByRole('button', { name: 'Direct to: documents' }).click();
  await page.getByText('3 to send').first().waitFor();
  await kill(profile, first.context);

  const again = await device(profile);
  onTestFinished(() => again.context.close());
  await again.context.setOffline(true);
  await again.page.goto(`${port.url}/gate`);
  await again.page.getByText('3 to send').first().waitFor();
  await again.page.getByText(/Offline since/).waitFor();
  await again.page.screenshot({ path: 'test-output/port-gate-killed.png' });
  await lookUp(again.page, 'MEAT02');
  await again.page.getByRole('heading', { name: 'inspection' }).waitFor();
  expect(await recorded(known, 'direct')).toEqual([]);

  await again.context.setOffline(false);
  const lost = again.page.getByText('Your sign-in has ended');
  const sent = again.page.getByText('all sent');
  await sent.or(lost).first().waitFor({ timeout: 40_000 });
  // A killed browser may not have written down its session; what it had recorded, it has.
  if (await lost.isVisible()) await again.page.getByRole('button', { name: /^Gate officer/ }).click();
  await sent.waitFor({ timeout: 40_000 });
  await expect.poll(() => crossingOf('NOBODY2').then((one) => one?.state)).toBe('directed');
  const nobody = await crossingOf('NOBODY2');
  expect(nobody.lane).toBe('yellow');
  for (const passage of [known, empty, nobody.id]) {
    const steps = await recorded(passage, 'direct');
    expect(steps.map(({ body }) => body.action)).toEqual(['direct']);
  }
  expect((await crossingOf('MEAT02')).state).toBe('directed');
  expect((await crossingOf('EMPTY02')).state).toBe('directed');
});
