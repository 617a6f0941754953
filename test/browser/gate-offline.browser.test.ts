import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { encode } from 'uqr';
import { expect, onTestFinished, test } from 'vitest';
import { browserOrSkip, expectNoSeriousFaults, pageOrSkip, persistentOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import { type GatePort, startGatePort } from '../support/gate-port.ts';

const gate = builtConsole();
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB' };

/** Signs in and waits until slips and page are on the device. */
async function readyFor(page: Page, port: GatePort, count: number): Promise<void> {
  await page.goto(`${port.url}/gate`);
  await page.getByRole('button', { name: 'Gate officer' }).click();
  await page.getByText(`Expected now: ${count}`).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

async function lookUp(page: Page, plate: string): Promise<void> {
  await page.getByLabel('Number plate').fill(plate);
  await page.getByRole('button', { name: 'Show lane' }).click();
  await page.locator('.lane-block[data-lane]').waitFor();
}

async function pasteSlip(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Scan slip' }).click();
  await page.getByLabel('Or paste the text of a slip').fill(text);
  await page.getByRole('button', { name: 'Read slip' }).click();
}

const laneShown = (page: Page) => page.locator('.lane-block[data-lane]').getAttribute('data-lane');
const next = (page: Page) => page.getByRole('button', { name: 'Next vehicle' }).click();

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync('test-output', { recursive: true });
  await page.screenshot({ path: `test-output/gate-${name}.png` });
}

test('Without network the page opens, a held slip verifies, and what cannot be verified goes to documents.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  port.expect('7777UNC', 'red');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 2);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(/Offline since \d\d:\d\d/).waitFor();
  await picture(page, 'offline-look-up');

  await lookUp(page, '0123UBA');
  expect(await laneShown(page)).toBe('green');
  expect(await page.getByText('Verified by its slip, without network').isVisible()).toBe(true);
  await picture(page, 'offline-verified');
  await next(page);
  await lookUp(page, '7777UNC');
  expect(await laneShown(page)).toBe('red');
  await next(page);

  await lookUp(page, 'NOBODY1');
  expect(await laneShown(page)).toBe('yellow');
  expect(await page.getByText('holds no lane slip for this plate').isVisible()).toBe(true);
  await picture(page, 'offline-unknown');
  await expectNoSeriousFaults(page);
  await page.locator('.strip-line').click();
  await picture(page, 'offline-line');
  await expectNoSeriousFaults(page);
});

test('A device whose clock is slow is told so and works by the time of the server, and one that is turned back is told that.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await page.addInitScript(() => {
    const right = Date.now.bind(Date);
    Date.now = () => right() + Number(localStorage.getItem('off') ?? -600_000);
  });
  await readyFor(page, port, 1);
  await page.getByText('The clock of this device is 10 min slow').waitFor();
  await expectNoSeriousFaults(page);
  await page.context().setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  await picture(page, 'clock-slow');
  // It was signed ten minutes from now by this clock, and this clock is known to be wrong.
  await lookUp(page, '0123UBA');
  expect(await laneShown(page)).toBe('green');
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  await page.locator('.strip-line').getByText('1 to send').waitFor();
  const before = Date.now();
  const sending = page.waitForRequest('**/api/v1/gate/actions');
  await page.context().setOffline(false);
  const sent = (await sending).postDataJSON() as { readonly actions: readonly { readonly at: string }[] };
  expect(Math.abs(Date.parse(sent.actions[0]?.at ?? '') - before)).toBeLessThan(60_000);
  await page.locator('.strip-line').getByText('all sent').waitFor();
  // Two hours back, without the server.
  await page.context().setOffline(true);
  await page.evaluate(() => localStorage.setItem('off', '-7800000'));
  await page.reload();
  await page.getByText(/The clock of this device was turned back, 1[0-9]{2} min before/).waitFor();
  await picture(page, 'clock-back');
});

test('A slip on paper is judged without network: genuine, changed, of another plate, expired, superseded, foreign.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  const stranger = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  port.expect('5555UBB', 'green');
  stranger.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 2);
  const genuine = port.slip('0123UBA');
  const [head, payload = '', signature] = genuine.split('.');
  const raised = Buffer.from(
    Buffer.from(port.slip('0123UBA', { lane: 'red' }).split('.')[1] ?? '', 'base64url')
      .toString()
      .replace('"red"', '"green"'),
  );
  const tampered = [
    [head, raised.toString('base64url'), port.slip('0123UBA', { lane: 'red' }).split('.')[2]].join('.'),
    [head, payload, `${signature?.slice(0, -2)}${signature?.endsWith('AA') ? 'BA' : 'AA'}`].join('.'),
  ];
  // A newer version of the passage, learnt before the network went.
  const old = port.slip('5555UBB');
  port.change('5555UBB', { lane: 'red' });
  await page.goto(`${port.url}/gate?plate=5555UBB`);
  await page.getByRole('heading', { name: 'inspection' }).waitFor();
  await next(page);
  await page.context().setOffline(true);
  await page.getByText(/Offline since/).waitFor();

  await pasteSlip(page, genuine);
  await page.getByRole('heading', { name: 'release' }).waitFor();
  expect(await page.getByText('Compare the plate with the vehicle').isVisible()).toBe(true);
  await next(page);
  const bad: readonly (readonly [string, string])[] = [
    ...tampered.map((text) => [text, 'The signature of the slip is wrong'] as const),
    [stranger.slip('0123UBA'), 'a key that this device does not know'],
    [port.slip('0123UBA', {}, Date.now() - 13 * 3_600_000), 'The slip ran out at'],
    [old, 'older than what this device has learnt'],
  ];
  for (const [text, why] of bad) {
    await pasteSlip(page, text);
    await page.getByText(why).waitFor();
    expect(await laneShown(page), why).toBe('yellow');
    expect(await page.getByText('Direct to: documents').isVisible()).toBe(true);
    await next(page);
  }
  await lookUp(page, 'NOBODY1');
  await pasteSlip(page, port.slip('5555UBB'));
  await page.getByText('The slip is for another plate: 5555UBB').waitFor();
  expect(await laneShown(page)).toBe('yellow');
  await picture(page, 'offline-wrong-plate');
  await pasteSlip(page, 'nothing of ours');
  await page.getByText('What was read is not a lane slip').waitFor();
  expect(await laneShown(page)).toBe('yellow');
});

test('The camera reads a slip without network.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  await page.context().setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  // A camera that looks at the driver's paper.
  const { size, data } = encode(port.slip('0123UBA'), { ecc: 'M', border: 4 });
  const dark = data.map((row) => row.map((cell) => (cell ? 1 : 0)));
  await page.evaluate(
    ([side, rows]) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 640;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      const draw = (): void => {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, 640, 640);
        context.fillStyle = '#000';
        const cell = Math.floor(600 / side);
        for (const [y, row] of rows.entries())
          for (const [x, one] of row.entries())
            if (one === 1) context.fillRect(20 + x * cell, 20 + y * cell, cell, cell);
      };
      draw();
      setInterval(draw, 100);
      navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
    },
    [size, dark] as const,
  );
  await page.getByRole('button', { name: 'Scan slip' }).click();
  await page.getByRole('heading', { name: 'release' }).waitFor();
  expect(await page.getByText('Compare the plate with the vehicle').isVisible()).toBe(true);
  expect(new URL(page.url()).search).toBe('?plate=0123UBA');
});

test('A forged slip goes to documents also while the server vouches for the plate.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  const stranger = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  stranger.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  await pasteSlip(page, stranger.slip('0123UBA'));
  await page.getByText('a key that this device does not know').waitFor();
  expect(await laneShown(page)).toBe('yellow');
});

test('Steps taken without network are followed here, sent when it is back, and each is done once.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  await page.context().setOffline(true);
  await page.getByText(/Offline since/).waitFor();
  await lookUp(page, '0123UBA');
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  await page.getByText('1 to send').first().waitFor();
  await next(page);
  await lookUp(page, 'NOBODY1');
  await page.getByRole('button', { name: 'Direct to: documents' }).click();
  await page.getByText('2 to send').first().waitFor();
  await next(page);
  // The second look says that it was directed already.
  await lookUp(page, '0123UBA');
  expect(await page.getByText(/Direct to lane \d\d:\d\d, 1 to send/).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Direct to' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await page.getByText('3 to send').first().waitFor();
  await picture(page, 'offline-queue');
  expect(port.received.size).toBe(0);

  port.network = 'deaf';
  await page.context().setOffline(false);
  await expect.poll(() => Math.max(0, ...port.received.values()), { timeout: 20_000 }).toBeGreaterThan(1);
  port.network = 'up';
  await page.getByText('all sent').waitFor({ timeout: 30_000 });
  expect(port.done).toHaveLength(3);
  expect(new Set(port.done).size).toBe(3);
  expect(port.crossing('0123UBA')?.state).toBe('released');
  expect(port.crossing('NOBODY1')).toMatchObject({ state: 'directed', lane: 'yellow' });
});

test('A session that ends while steps wait asks to sign in again and keeps them.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  await lookUp(page, '0123UBA');
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  port.endSessions();
  await page.getByText('Your sign-in has ended').waitFor({ timeout: 10_000 });
  await picture(page, 'session-ended');
  expect(port.done).toHaveLength(0);
  await page.getByRole('button', { name: 'Gate officer' }).click();
  await page.getByText('all sent').waitFor({ timeout: 10_000 });
  expect(port.done).toHaveLength(1);
});

test('Signing out with steps waiting says so, and nobody else sends them.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  port.network = 'away';
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await lookUp(page, '0123UBA');
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  await page.getByText('1 to send').first().waitFor();
  await page.locator('.strip-line').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('1 actions have not been sent').waitFor();
  await page.getByRole('button', { name: 'Sign out all the same' }).click();
  await page.getByLabel('User name').waitFor();
  port.network = 'up';
  await page.getByRole('button', { name: 'Shift lead' }).click();
  await page.getByLabel('Number plate').waitFor();
  await page.locator('.strip-line').click();
  await page.getByText('1 of them were done by Gate officer').waitFor();
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.waitForTimeout(1_500);
  expect(port.received.size).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out all the same' }).click();
  await page.getByRole('button', { name: 'Gate officer' }).click();
  await page.getByText('all sent').waitFor({ timeout: 10_000 });
  expect(port.done).toHaveLength(1);
});

test('Two tabs of one device send each step once.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  port.expect('0123UBA', 'green');
  const page = await pageOrSkip(PHONE);
  await readyFor(page, port, 1);
  const other = await page.context().newPage();
  await other.goto(`${port.url}/gate`);
  await other.getByText('Expected now: 1').waitFor();
  await lookUp(page, '0123UBA');
  await page.getByRole('button', { name: 'Direct to: release' }).click();
  await other.getByText('1 to send').waitFor();
  await other.getByText('all sent').waitFor({ timeout: 15_000 });
  expect([...port.received.values()]).toEqual([1]);
});

test('A browser killed in the middle loses nothing and doubles nothing, and opens again without network.', async () => {
  await browserOrSkip();
  const port = await startGatePort(gate.folder);
  const plates = Array.from({ length: 4 }, (_, at) => `100${at}UBA`);
  for (const plate of plates) port.expect(plate, 'green');
  const folder = mkdtempSync(join(tmpdir(), 'landport-gate-profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  let context = await persistentOrSkip(folder, PHONE);
  let page = await context.newPage();
  await readyFor(page, port, plates.length);
  port.network = 'away';
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  for (const [at, plate] of plates.entries()) {
    await lookUp(page, plate);
    await page.getByRole('button', { name: 'Direct to: release' }).click();
    // The moment the screen says so it is on disk: the next thing that happens is that the phone dies.
    await page
      .getByText(`${at + 1} to send`)
      .first()
      .waitFor();
    await kill(context, folder);
    context = await persistentOrSkip(folder, PHONE);
    page = await context.newPage();
    await page.goto(`${port.url}/gate`);
    await page
      .getByText(`${at + 1} to send`)
      .first()
      .waitFor();
  }
  await picture(page, 'killed-and-reopened');
  // Now the answer is lost after the steps took effect, and the browser dies once more.
  port.network = 'deaf';
  await expect.poll(() => signedInAgain(page, () => port.received.size), { timeout: 40_000 }).toBe(plates.length);
  await kill(context, folder);
  port.network = 'up';
  context = await persistentOrSkip(folder, PHONE);
  page = await context.newPage();
  await page.goto(`${port.url}/gate`);
  const isSent = () => page.getByText('all sent').isVisible();
  await expect.poll(() => signedInAgain(page, isSent), { timeout: 60_000 }).toBe(true);
  expect(Math.min(...port.received.values())).toBeGreaterThan(1);
  expect(port.done).toHaveLength(plates.length);
  expect(new Set(port.done).size).toBe(plates.length);
  for (const plate of plates) expect(port.crossing(plate)?.state).toBe('directed');
  await context.close();
}, 180_000);

/** A browser that is killed may lose its newest cookies, so the page may ask who it is; then goes on. */
async function signedInAgain<T>(page: Page, then: () => T | Promise<T>): Promise<T> {
  const button = page.getByRole('button', { name: 'Gate officer' });
  if (await button.isVisible()) await button.click();
  return then();
}

/** Ends every process of the browser that this test started, told apart by its profile's folder, without a word. */
async function kill(context: BrowserContext, folder: string): Promise<void> {
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()));
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(folder)) process.kill(Number(entry), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  await closed;
}
