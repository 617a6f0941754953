import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import type { Instant, Plate } from '../../core/domain/ids.ts';
import { ROLES, type Role } from '../../core/domain/role.ts';
import { INSPECTION_ACTIONS } from '../../core/inspect/codes.ts';
import { INSPECTION_ACCESS } from '../../wire/access.ts';
import type { InspectionActionOutcomesView, InspectionView, PackListView } from '../../wire/inspections.ts';
import { newId } from '../../work/identify.ts';

let port: TestPort;
let server: TestServer;
const headers = new Map<Role, { cookie: string }>();
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const iso = (minutes: number): string => new Date(at(minutes)).toISOString();

beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  const fake = fakePort();
  // People sign in from memory; everything else is the real program on a real database.
  const { people, installation } = fake.services.store;
  Object.assign(fake.services, {
    store: { ...port.store, people, installation },
    inspections: port.services.inspections,
    crossings: port.services.crossings,
  });
  server = await testServer({}, fake);
  for (const role of ROLES) headers.set(role, await server.signIn(`${role}-1`, [role]));
});
afterAll(() => port.close());

async function ask<Body = never>(role: Role, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const response = await server.ask({
    method,
    url: `/api/v1/${path}`,
    headers: { ...headers.get(role) },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: (isJson ? response.json() : response.body) as Body, response };
}

let plates = 0;
async function red(): Promise<InspectionView> {
  const plate = `WEB${++plates}` as Plate;
  const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
  await port.file(coal(`W-${plate}`, { vehicle: { plate, kind: 'truck' }, goods, totals: { grossKg: 100 } }));
  const { id } = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
  const { body } = await ask<{ items: InspectionView[] }>('inspector', 'GET', `inspections?crossing=${id}`);
  const [view] = body.items;
  if (view === undefined) throw new Error('no inspection');
  return view;
}
const started = async (): Promise<InspectionView> => {
  const { id } = await red();
  await ask('inspector', 'POST', `inspections/${id}/actions`, { id: newId(at(2)), at: iso(2), action: 'start' });
  return (await ask<InspectionView>('inspector', 'GET', `inspections/${id}`)).body;
};

describe('An inspection over HTTP', () => {
  test('is given whole, with the words of each reason and step, and with what whoever asks may do', async () => {
    const view = await red();
    expect(view).toMatchObject({ state: 'ordered', actions: ['start'], needs: [{ code: 'inspection-required' }] });
    expect(view.order.items[0]?.because).toEqual([
      { code: 'rule', hazard: 'revenue', sentence: { en: 'For a test', zh: '测试' } },
    ]);
    expect(view.steps.every(({ title, state }) => title.en !== '' && title.zh !== '' && state === 'open')).toBe(true);
    expect((await ask<InspectionView>('auditor', 'GET', `inspections/${view.id}`)).body.actions).toEqual([]);
    const { body } = await ask<{ items: InspectionView[] }>('inspector', 'GET', 'inspections?open=true&limit=200');
    expect(body.items.map(({ id }) => id)).toContain(view.id);
    const crossing = await ask<{ inspection: unknown; actions: string[] }>(
      'auditor',
      'GET',
      `crossings/${view.crossing}`,
    );
    expect(crossing.body).toMatchObject({ inspection: { id: view.id, state: 'ordered' } });
    expect(crossing.body.actions).not.toContain('release');
  });

  test('takes what a device queued in its order, each with an answer; a refused one does not stop the rest', async () => {
    const { id } = await red();
    const frame = (minute: number) => ({ id: newId(at(minute)), at: iso(minute), offline: true });
    const actions = [
      { ...frame(2), action: 'start' },
      { ...frame(3), action: 'sign-step', step: 'no/such', mark: 'in-order' },
      { ...frame(4), action: 'sign-step', step: 'documents-only/papers-agree', mark: 'in-order' },
    ].map((action) => ({ inspection: id, action }));
    const sent = await ask<InspectionActionOutcomesView>('inspector', 'POST', 'inspection-actions', { actions });
    expect(sent.body.outcomes.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['done', undefined],
      ['refused', 'step-unknown'],
      ['done', undefined],
    ]);
    const again = await ask<InspectionActionOutcomesView>('inspector', 'POST', 'inspection-actions', { actions });
    expect(again.body.outcomes.map(({ outcome }) => outcome)).toEqual(['seen', 'refused', 'seen']);
  });

  test('keeps the photo of a signed step and gives it back as it came', async () => {
    const { id, steps } = await started();
    const step = steps.find(({ photo }) => photo === 'required')?.id;
    const photoId = newId(at(3));
    const sign = {
      id: newId(at(3)),
      at: iso(3),
      action: 'sign-step',
      step,
      mark: 'in-order',
      photos: [photoId],
      value: 1,
    };
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);
    const send = async (payload: Buffer, type = 'image/jpeg') => {
      const url = `/api/v1/inspections/${id}/photos/${photoId}`;
      const own = { ...headers.get('inspector'), 'content-type': type };
      return (await server.ask({ method: 'PUT', url, headers: own, payload })).statusCode;
    };
    expect(await send(bytes)).toBe(409);
    await ask('inspector', 'POST', `inspections/${id}/actions`, sign);
    expect(await send(Buffer.from('GIF89a'))).toBe(415);
    expect(await send(bytes, 'text/html')).toBe(415);
    expect(await send(Buffer.concat([bytes, Buffer.alloc(3_000_001)]))).toBe(413);
    expect([await send(bytes), await send(bytes)]).toEqual([204, 204]);
    expect(await send(Buffer.concat([bytes, bytes]))).toBe(409);
    const { response } = await ask('auditor', 'GET', `inspections/${id}/photos/${photoId}`);
    expect([response.headers['content-type'], response.rawPayload.equals(bytes)]).toEqual(['image/jpeg', true]);
    const { body } = await ask<InspectionView>('inspector', 'GET', `inspections/${id}`);
    expect(body.steps.find((one) => one.id === step)?.entries[0]?.photos).toEqual([{ id: photoId, uploaded: true }]);
  });

  test('lists the checklists in force and who may be a second officer', async () => {
    const { body } = await ask<PackListView>('inspector', 'GET', 'packs');
    expect(body.packs.find(({ id }) => id === 'container')?.steps.map(({ id }) => id)).toContain('container/doors');
    const officers = await ask<{ officers: { name: string }[] }>('inspector', 'GET', 'inspections/officers');
    expect(officers.body).toMatchObject({ offlineRelease: false });
    expect(officers.body.officers.length).toBe(3);
    expect((await ask('inspector', 'PUT', 'me/pin', { pin: '12345' })).status).toBe(422);
  });
});

describe('Each action', () => {
  const details: Readonly<Record<string, object>> = {
    'sign-step': { step: 'a/b', mark: 'in-order' },
    'add-step': { step: 'a/b', hazard: 'revenue', observation: 'goods-differ' },
    'waive-step': { step: 'a/b', reason: 'unsafe-to-open' },
    'approve-waiver': { waiver: newId(at(0)), granted: true },
    'record-finding': { result: 'conform', measure: 'none' },
    'check-seal': { number: 'S', state: 'intact' },
    'replace-seal': { number: 'S', next: 'T' },
    'take-sample': { kind: 'sample', sealNumber: 'S', witness: 'x' },
    'hand-over': { custody: newId(at(0)), place: 'store' },
    conclude: { outcome: 'release' },
    second: { of: newId(at(0)), agrees: true },
  };

  test.each(INSPECTION_ACTIONS)('%s is taken from the roles it is open to, and from nobody else', async (action) => {
    const { id } = await red();
    for (const role of ROLES) {
      const body = { id: newId(at(2)), at: iso(2), action, ...details[action] };
      const { status, body: said } = await ask<{ code?: string }>(role, 'POST', `inspections/${id}/actions`, body);
      const atDoor = status === 403 && (said.code === 'role-required' || said.code === 'action-not-yours');
      expect([role, atDoor]).toEqual([role, !INSPECTION_ACCESS[action].includes(role)]);
    }
  });

  test('a decision by PIN of somebody who may not decide any more is refused, and looked at', async () => {
    const { id } = await red();
    const conclude = { id: newId(at(2)), at: iso(2), action: 'conclude', outcome: 'release', offline: true };
    const second = { officer: 'boris', proof: 'A'.repeat(43) };
    expect((await ask('shift-lead', 'POST', `inspections/${id}/actions`, conclude)).body).toMatchObject({
      code: 'action-not-yours',
    });
    expect(await port.store.outages.entry(conclude.id)).toBeUndefined();
    await ask('shift-lead', 'POST', `inspections/${id}/actions`, { ...conclude, second });
    expect(await port.store.outages.entry(conclude.id)).toMatchObject({
      ...{ cause: 'without-grant', refusal: 'action-not-yours', claimedSecond: 'boris', inspection: id },
    });
  });
});
