import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, openTestPort, type TestPort } from '../../test/support/port.ts';
import type { Instant, OperatorId, Plate } from '../core/domain/ids.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'coal-cheap', when: 'goods.value < 1000.0' },
    { id: 'first-time', hazard: 'transit', when: 'importer.firstTime', lane: 'yellow' },
  ]);
});
afterAll(() => port.close());

const count = async (table: string): Promise<number> =>
  (await port.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;
const counts = async () => ({
  declarations: await count('declaration'),
  assessments: await count('assessment'),
  events: await count('event'),
  leaves: await count('pending_leaf'),
});
const accept = (declarations: readonly unknown[]) =>
  port.services.accept(
    declarations.map((raw) => ({ raw, form: 'json' as const })),
    BROKER,
    AFTERNOON,
  );

describe('Filing', () => {
  test('stores a declaration once with its assessment, its event and its leaf; the same again changes nothing', async () => {
    // The first of a day also settles the day's seed.
    await port.file(coal('BEFORE'));
    const before = await counts();
    const first = await port.file(coal('ONCE'));
    expect(first).toMatchObject({ outcome: 'stored', reference: 'ONCE', lane: 'yellow' });
    const after = await counts();
    expect(after).toEqual({
      declarations: before.declarations + 1,
      assessments: before.assessments + 1,
      events: before.events + 1,
      leaves: before.leaves + 1,
    });
    const again = await port.file(coal('ONCE'));
    expect(again).toMatchObject({ outcome: 'same', id: first.id });
    expect(again).not.toHaveProperty('lane');
    expect(await counts()).toEqual(after);
  });

  test('refuses other content under a reference that is taken, and says what differs', async () => {
    const { id } = await port.file(coal('TAKEN'));
    expect(await port.file(coal('TAKEN', { procedure: '5100' }))).toMatchObject({
      outcome: 'conflict',
      id,
      differences: [{ pointer: '/procedure', was: '4000', now: '5100' }],
    });
    expect(await port.file(coal('TAKEN', { declarant: 'OP-2' }))).toMatchObject({ outcome: 'stored' });
  });

  test.each([3, 60])(
    'answers a batch of %i with doubles in it one by one: the first of each is stored',
    async (size) => {
      const batch = Array.from({ length: size }, (_, index) => [
        coal(`D${size}-${index}`),
        coal(`D${size}-${index}`),
        coal(`D${size}-${index}`, { procedure: '9999' }),
        { reference: `D${size}-${index}`, nonsense: true },
      ]).flat();
      const results = await accept(batch);
      const outcomes = results.map((one) => one.outcome);
      expect(outcomes).toEqual(Array.from({ length: size }, () => ['stored', 'same', 'conflict', 'refused']).flat());
      for (let at = 0; at < results.length; at += 4) expect(results[at + 1]?.id).toBe(results[at]?.id);
    },
  );

  test('of batches that share references, at once and in other orders, stores each once and deadlocks never', async () => {
    for (const size of [5, 80]) {
      const shared = Array.from({ length: size }, (_, index) => coal(`S${size}-${index}`));
      const results = await Promise.all(
        Array.from({ length: 6 }, (_, turn) => accept(turn % 2 === 0 ? shared : [...shared].reverse())),
      );
      const all = results.flat();
      expect(all.filter((one) => one.outcome === 'stored').length).toBe(size);
      expect(all.filter((one) => one.outcome === 'same').length).toBe(5 * size);
      expect(new Set(all.map((one) => one.id)).size).toBe(size);
    }
    const events = await port.pool.query<{ n: number }>(
      `select count(*)::int as n from declaration d where (select count(*) from event where subject = d.id) <> 1`,
    );
    expect(events.rows[0]?.n).toBe(0);
  });

  test('keeps the amount and the weight, and finds the declaration by its reference', async () => {
    await port.file(coal('FOUND'));
    const stored = await port.store.declarations.byReference('OP-1007' as OperatorId, 'FOUND');
    expect(stored).toMatchObject({ valueMinor: 500_500, grossKg: 38_900, version: 1, acceptedAt: AFTERNOON });
    expect(stored?.declaration.goods[0]?.value).toBe(5005);
    expect(stored?.assessments.length).toBe(1);
    expect(stored?.assessments[0]?.features[0]).toMatchObject({ 'goods.value': 5005 });
  });

  test.each([
    ['a lone surrogate', '\ud800 coal'],
    ['a NUL', 'coal\u0000'],
  ])('refuses %s and keeps the rest of the batch', async (name, description) => {
    const [bad, good] = await accept([
      coal(`BAD-${name}`, { goods: [{ line: 1, hs: '270112', description }] }),
      coal(`GOOD-${name}`),
    ]);
    expect(bad?.outcome).toBe('refused');
    expect(good?.outcome).toBe('stored');
  });

  test('asked for what no text can be finds nothing', async () => {
    expect(await port.store.declarations.list({ text: 'a\u0000b' }, 10)).toEqual([]);
    expect(await port.store.declarations.count({ declarant: '\u0000' as OperatorId }, 10)).toBe(0);
  });

  test('for another firm is refused to a broker that is bound to one, and so is an amendment', async () => {
    const bound = { id: 'system', operator: 'OP-1007' };
    expect(await port.file(coal('MINE'), AFTERNOON, bound)).toMatchObject({ outcome: 'stored' });
    const refused = await port.file(coal('YOURS', { declarant: 'OP-2' }), AFTERNOON, bound);
    expect(refused).toMatchObject({ outcome: 'refused', problems: [{ code: 'foreign-declarant' }] });
    const id = idOf(await port.file(coal('THEIRS', { declarant: 'OP-2' })));
    const filing = { raw: coal('THEIRS', { declarant: 'OP-2', procedure: '1' }), form: 'json' as const };
    expect(await port.services.amend(id, filing, bound, AFTERNOON)).toEqual({ outcome: 'not-found' });
  });
});

describe('An amendment', () => {
  const amend = (id: Parameters<typeof port.services.amend>[0], raw: unknown, at = AFTERNOON) =>
    port.services.amend(id, { raw, form: 'json' }, BROKER, at);

  test('counts a version, keeps the past and assesses anew from the same draw', async () => {
    const id = idOf(await port.file(coal('AMENDED')));
    const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY' }];
    expect(await amend(id, coal('AMENDED', { goods }), (AFTERNOON + 1000) as Instant)).toMatchObject({
      outcome: 'amended',
      version: 2,
      lane: 'yellow',
    });
    const stored = await port.store.declarations.byId(id);
    expect(stored).toMatchObject({ version: 2, acceptedAt: AFTERNOON, valueMinor: 90_000 });
    expect(stored?.past).toMatchObject([
      { version: 1, replacedAt: AFTERNOON + 1000, declaration: { procedure: '4000' } },
    ]);
    expect(stored?.assessments.map(({ assessment }) => [assessment.cause, assessment.declarationVersion])).toEqual([
      ['amended', 2],
      ['accepted', 1],
    ]);
    expect(stored?.firstHash).not.toBe(stored?.contentHash);
    expect(await amend(id, coal('AMENDED', { goods }))).toMatchObject({ outcome: 'same', version: 2 });
  });

  test('does not turn one declaration into another', async () => {
    const id = idOf(await port.file(coal('FIXED')));
    expect(await amend(id, coal('OTHER'))).toMatchObject({ outcome: 'other-declaration' });
    expect(await amend(id, coal('FIXED', { declarant: 'OP-2' }))).toMatchObject({ outcome: 'other-declaration' });
  });

  test('of ten at once one wins', async () => {
    const id = idOf(await port.file(coal('RACE')));
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => amend(id, coal('RACE', { procedure: String(index) }))),
    );
    const won = results.filter((one) => one.outcome === 'amended').length;
    const stored = await port.store.declarations.byId(id);
    expect(won).toBeGreaterThanOrEqual(1);
    expect(stored?.version).toBe(1 + won);
    expect(stored?.past.map((one) => one.version)).toEqual(Array.from({ length: won }, (_, at) => won - at));
    expect(results.every((one) => one.outcome === 'amended' || one.outcome === 'too-late')).toBe(true);
  });
});

test('a new importer is still new when its declaration is assessed again after the history learned of it', async () => {
  const id = idOf(await port.file(coal('NEW', { importer: 'OP-NEW', vehicle: { plate: '77NEW' } })));
  await port.core.history.advance(AFTERNOON);
  const target = { vehicle: { plate: '77NEW' as Plate }, direction: 'inbound' } as const;
  const crossing = await port.done(target, { action: 'arrive' }, (AFTERNOON + 60_000) as Instant);
  expect(crossing.lane).toBe('yellow');
  const stored = await port.store.declarations.byId(id);
  expect(stored?.assessments[0]?.assessment).toMatchObject({ cause: 'arrived', lane: 'yellow' });
  expect(stored?.assessments[0]?.features[0]).toMatchObject({ 'importer.firstTime': true });
});
