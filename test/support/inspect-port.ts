import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningPort } from './running-port.ts';

/** Meat whose certificate is missing: the law lets nobody pass it unchecked. */
const MEAT = {
  hs: '020130',
  description: 'Beef, boneless',
  netKg: 9000,
  grossKg: 9100,
  packages: 360,
  value: 40_000,
};
/** Sporting cartridges: every load is checked, and the vehicle with it. */
export const CARTRIDGES = {
  hs: '930621',
  description: 'Shotgun cartridges',
  netKg: 800,
  grossKg: 860,
  packages: 40,
  value: 9_000,
};

/** Files a load, books its vehicle and directs it to inspection; answers the inspection's id. */
export async function sendToInspection(port: RunningPort, plate: string, goods = MEAT): Promise<string> {
  const declaration = {
    reference: `INSPECT-${plate}`,
    direction: 'import',
    lodgedAt: new Date().toISOString(),
    declarant: 'OP-1001',
    dispatchCountry: 'MN',
    vehicle: { plate, country: 'MN', kind: 'truck', trailerPlate: `${plate}T` },
    seals: [`S-${plate}`],
    goods: [{ line: 1, origin: 'MN', currency: 'USD', ...goods }],
  };
  const filed = await port.as('declarant')('/v1/declarations', { method: 'POST', body: declaration });
  expect([filed.status, filed.text]).toEqual([201, expect.any(String)]);
  const body = { vehicle: { plate, trailerPlate: `${plate}T` }, direction: 'inbound', declarations: [filed.json.id] };
  const booked = await port.as('gate')('/v1/crossings', { method: 'POST', body });
  expect([booked.status, booked.text]).toEqual([201, expect.any(String)]);
  const crossing = booked.json.id;
  const actions = [{ id: crypto.randomUUID(), at: new Date().toISOString(), action: 'direct', plate, seenLane: 'red' }];
  const told = await port.as('gate')('/v1/gate/actions', { method: 'POST', body: { actions } });
  expect(told.json.outcomes).toMatchObject([{ outcome: 'done' }]);
  return inspectionOf(port, crossing);
}

async function inspectionOf(port: RunningPort, crossing: string): Promise<string> {
  const { json } = await port.as('lead')(`/v1/inspections?crossing=${crossing}`);
  expect(json.items).toHaveLength(1);
  return json.items[0].id;
}

/** Puts the demo's users alone on the shift that is on, so that the draw falls on somebody a test can sign in as. */
export async function putOnShift(port: RunningPort, ...names: readonly string[]): Promise<void> {
  const lead = port.as('lead');
  const { json } = await lead('/v1/roster');
  const now = Date.now();
  const officers = json.inspectors
    .filter(({ name }: { name: string }) => names.includes(name))
    .map(({ id }: { id: string }) => id);
  expect(officers).toHaveLength(names.length);
  for (const { id, from, until, bays, version } of json.shifts) {
    if (Date.parse(from) > now || Date.parse(until) <= now) continue;
    const changed = await lead(`/v1/roster/shifts/${id}`, {
      method: 'PUT',
      body: { from, until, bays, version, officers },
    });
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
  }
}

/** The inspection as the server has it. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
export async function stored(port: RunningPort, id: string): Promise<any> {
  return (await port.as('lead')(`/v1/inspections/${id}`)).json;
}

/** Signs in by the demo's button and waits until tasks and page are on the device. */
export async function signInAs(page: Page, url: string, name: string | RegExp): Promise<void> {
  await page.goto(`${url}/inspect/`);
  await page.getByRole('button', { name }).click();
  await page.getByText(/tasks \d\d:\d\d/).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

/** A JPEG larger than a device keeps, with the block in which a camera says where and when it was taken. */
async function cameraJpeg(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.fillStyle = '#8a6d3b';
    context.fillRect(0, 0, 2400, 1800);
    context.fillStyle = '#fff';
    context.font = '400px sans-serif';
    context.fillText('S-448812', 200, 1000);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const plain = Buffer.from(base64, 'base64');
  const said = Buffer.from('Exif\0\0MM\0*\0\0\0\bGPS 43.65 111.97', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, said.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, said, plain.subarray(2)]);
}

/** Signs the step at the foot of the page, with whatever it asks for first. */
export async function signCurrent(page: Page, mark: 'In order' | 'Not in order' = 'In order'): Promise<void> {
  const current = page.locator('.current');
  const title = await current.getAttribute('aria-label');
  if (await current.getByText('Photo first').isVisible()) await addPhoto(page);
  const figure = current.getByRole('button', { name: /^Enter/ });
  if (await figure.isVisible()) {
    await figure.click();
    for (const key of ['1', '2', '.', '5'])
      await page.getByRole('dialog').getByRole('button', { name: key, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: mark, exact: true }).click();
  } else await current.getByRole('button', { name: mark, exact: true }).click();
  await expect.poll(() => page.locator(`.current[aria-label=${JSON.stringify(title)}]`).count()).toBe(0);
}

export async function addPhoto(page: Page): Promise<void> {
  const buffer = await cameraJpeg(page);
  const thumbs = await page.locator('.current .thumb').count();
  await page
    .locator('.current input[type=file]')
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer });
  await expect.poll(() => page.locator('.current .thumb').count()).toBe(thumbs + 1);
}

/** Signs steps until every required one is signed. */
export async function signTheRest(page: Page): Promise<void> {
  const all = page.getByText('All required steps are signed.');
  const more = page.locator('.current');
  for (;;) {
    await all.or(more).first().waitFor();
    if (await all.isVisible()) return;
    await signCurrent(page);
  }
}
