import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { runningPort } from '../support/running-port.ts';

const VERIFY = new URL('../../dist/verify.html', import.meta.url);
const MAKE = fileURLToPath(new URL('../../tools/verify-page.mjs', import.meta.url));
const OUT = new URL('../../test-output/', import.meta.url).pathname;

const port = runningPort();
beforeAll(() => void execFileSync(process.execPath, [MAKE]));

/** Takes a vehicle that nothing is known of through the documents lane and out of it, and says which passage it was. */
async function release(plate: string): Promise<string> {
  const gate = port.as('gate');
  let crossing = '';
  for (const [at, action] of ['arrive', 'direct', 'start-check', 'end-check', 'release'].entries()) {
    const id = `01900000-0000-7000-8000-0000000003${String(at).padStart(2, '0')}`;
    const more = action === 'end-check' ? { result: 'conform' } : {};
    const body = { actions: [{ id, action, at: new Date().toISOString(), plate, ...more }] };
    const { json } = await gate('/v1/gate/actions', { method: 'POST', body });
    expect(json.outcomes, action).toMatchObject([{ outcome: 'done' }]);
    crossing = json.outcomes[0].crossing.id;
  }
  return crossing;
}

test('A released passage has a certificate to read, print and hand on, and whoever gets it finds a changed byte.', async () => {
  const id = await release('CERT01');
  const lead = port.as('lead');
  // A head that covers the release is signed within seconds.
  await expect
    .poll(async () => (await lead(`/v1/crossings/${id}/certificate`)).status, { timeout: 30_000, interval: 250 })
    .toBe(200);
  const page = await pageOrSkip({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', acceptDownloads: true });
  await port.enter(page.context(), 'lead');
  await page.goto(`${port.url}/crossings/${id}`);
  await page.getByRole('link', { name: 'Certificate of control' }).click();
  await page.getByRole('heading', { name: 'Certificate of control' }).waitFor();
  await page.getByText('✓ This certificate holds.').waitFor();
  await page.getByRole('cell', { name: 'CERT01' }).waitFor();
  await page.getByRole('img', { name: 'The certificate as a code' }).waitFor();
  await expectNoSeriousFaults(page);
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: `${OUT}certificate.png`, fullPage: true });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the file' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const key = (await page.locator('.certificate .note').first().textContent()) ?? '';

  // On paper the sheet stands alone, with its code.
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.bar').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  const code = await page.getByRole('img', { name: 'The certificate as a code' }).boundingBox();
  // Twelve centimetres, at 96 pixels an inch.
  expect(code?.width).toBeGreaterThan(450);
  await page.pdf({ path: `${OUT}certificate.pdf`, format: 'A4' });

  const stranger = await pageOrSkip({ locale: 'en-GB', offline: true });
  await stranger.goto(VERIFY.href);
  await stranger.locator('#key').fill(key);
  const verdictOf = async (written: string): Promise<string> => {
    const buffer = Buffer.from(written);
    await stranger.locator('#file').setInputFiles({ name: 'certificate.json', mimeType: 'application/json', buffer });
    await stranger.locator('#verdict').evaluate((element) => {
      element.textContent = '';
    });
    await stranger.locator('#check').click();
    await stranger.locator('#verdict:not(:empty)').waitFor();
    return (await stranger.locator('#verdict').textContent()) ?? '';
  };
  expect(await verdictOf(text)).toBe('This certificate holds.');
  expect(await verdictOf(text.replace('CERT01', 'CERT02'))).toContain('the statement or the proof was changed');
});
