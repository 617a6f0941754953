import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { PARTNERS, type Partner } from '../../core/inspect/release-conditions.ts';
import { actOnCrossing } from '../crossings/act.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { readConditions } from './open-conditions.ts';
import { receiveClearance } from './receive-clearance.ts';

let port: TestPort;
let environment: Environment;
beforeAll(async () => {
  port = await openTestPort();
  environment = { ...port.core.environment, listening: PARTNERS };
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const HORSES = { line: 1, hs: '010121', value: 9000, currency: 'CNY', grossKg: 900, dutyRate: 10 };
let plates = 0;
const arrive = async (given: object = {}) => {
  const plate = `CLEAR${++plates}` as Plate;
  const raw = coal(`CL-${plates}`, {
    vehicle: { plate, kind: 'truck' },
    totals: { grossKg: 900 },
    goods: [HORSES],
    ...given,
  });
  const declaration = idOf(await port.file(raw));
  const vehicle = { plate, kind: 'truck' as const };
  const { id } = await port.done({ vehicle, direction: 'inbound' }, { action: 'direct' }, at(1));
  return { declaration, id, raw };
};
const release = (id: string, minutes = 5) =>
  actOnCrossing(
    environment,
    port.core.assessor,
    { id: id as never },
    { id: newId(at(minutes)), action: 'release', at: at(minutes) },
    { id: 'officer' },
    at(minutes),
  );
const say = (
  declaration: DeclarationId,
  partner: Partner,
  decision: Parameters<typeof receiveClearance>[2]['decision'],
  id = newId(at(2)),
) => receiveClearance(environment, declaration, { id, decision }, { id: `${partner}-system`, partner }, at(2));

test('A release waits for duty and for each agency, and says which', async () => {
  const { declaration, id } = await arrive();
  expect(await release(id)).toMatchObject({ outcome: 'refused', refusal: 'duty-open' });
  expect(await say(declaration, 'treasury', 'guaranteed')).toEqual({ outcome: 'recorded' });
  expect(await release(id)).toMatchObject({ outcome: 'refused', refusal: 'clearance-open' });
  const [stored] = await port.store.declarations.byIds([declaration]);
  const open = (await readConditions(environment, stored === undefined ? [] : [stored])).filter((one) => one.open);
  expect(open).toMatchObject([{ partner: 'veterinary', reason: 'live-animals', lines: [1] }]);
  await say(declaration, 'veterinary', 'refused');
  expect(await release(id)).toMatchObject({ outcome: 'refused', refusal: 'clearance-open' });
  await say(declaration, 'veterinary', 'cleared');
  expect(await release(id)).toMatchObject({ outcome: 'done', crossing: { state: 'released' } });
  const leaves = await port.pool.query(
    "select 1 from pending_leaf where subject = $1 and kind = 'clearance-received'",
    [declaration],
  );
  expect(leaves.rowCount).toBe(3);
});

test('A clearance of goods that were amended since does not count', async () => {
  const { declaration, raw } = await (async () => {
    const reference = `CL-AMEND-${++plates}`;
    const amended = coal(reference, { totals: { grossKg: 900 }, goods: [HORSES], guarantee: 'G-1' });
    return { declaration: idOf(await port.file(amended)), raw: amended };
  })();
  await say(declaration, 'veterinary', 'cleared');
  const open = async () => {
    const [stored] = await port.store.declarations.byIds([declaration]);
    return (await readConditions(environment, stored === undefined ? [] : [stored])).filter((one) => one.open).length;
  };
  expect(await open()).toBe(0);
  const other = { ...raw, totals: { grossKg: 1800 }, goods: [{ ...HORSES, grossKg: 1800 }] };
  const amended = await port.services.amend(declaration, { raw: other, form: 'json' }, BROKER, at(3));
  expect(amended.outcome).toBe('amended');
  expect(await open()).toBe(1);
});

test('A message sent twenty times at once is recorded once', async () => {
  const { declaration } = await arrive();
  const id = newId(at(2));
  const results = await Promise.all(Array.from({ length: 20 }, () => say(declaration, 'veterinary', 'cleared', id)));
  expect(results.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
  expect(await port.store.clearances.of([declaration])).toHaveLength(1);
});

test('A partner learns nothing from a message: what is not there and what does not concern it read alike', async () => {
  const { declaration } = await arrive();
  const unknown = await say(newId(at(0)) as DeclarationId, 'plant', 'cleared');
  expect(await say(declaration, 'plant', 'cleared')).toEqual(unknown);
  expect(unknown).toEqual({ outcome: 'refused', refusal: 'clearance-not-asked' });
  expect(await say(declaration, 'veterinary', 'paid')).toMatchObject({ refusal: 'clearance-not-yours' });
});

test('A port to which nobody is connected clears on paper, and a declared guarantee covers duty', async () => {
  const { id } = await arrive();
  expect(await port.act({ id }, { action: 'release' }, at(5))).toMatchObject({ outcome: 'done' });
  const covered = await arrive({ guarantee: 'G-2026-1' });
  await say(covered.declaration, 'veterinary', 'cleared');
  expect(await release(covered.id)).toMatchObject({ outcome: 'done' });
});
