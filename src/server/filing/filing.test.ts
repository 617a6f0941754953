import { describe, expect, test } from 'vitest';
import { addCrossing, addDeclaration, fakePort, type FakePort, testServer } from '../../../test/support/server.ts';
import type { Crossing, ReleaseStage } from '../../core/domain/crossing.ts';
import type { Instant, OperatorId } from '../../core/domain/ids.ts';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const JSON_TYPE = { 'content-type': 'application/json' };
const one = (reference: string, declarant = 'OP-1', description = 'coal') => ({
  reference,
  declarant,
  lodgedAt: '2026-03-01T06:12:00+08:00',
  goods: [{ line: 1, hs: '270112', description }],
});

async function open(port: FakePort = fakePort()) {
  const opened = await testServer({}, port);
  const broker = await opened.token('declarant', 'OP-1');
  const anyone = await opened.token('declarant');
  const file = (payload: string | object, headers: object = broker, url = '/api/v1/declarations') =>
    opened.ask({ method: 'POST', url, payload, headers: { ...JSON_TYPE, ...headers } });
  return { ...opened, broker, anyone, file };
}

describe('One declaration', () => {
  test('is stored once: 201, the same again 200 with the same id, other content 409 with the difference', async () => {
    const { file } = await open();
    const first = await file(one('R-1'));
    expect([first.statusCode, first.json().outcome]).toEqual([201, 'stored']);
    expect(first.headers.location).toBe(`/api/v1/filings/${first.json().id}`);
    const again = await file(one('R-1'));
    expect([again.statusCode, again.json().id]).toEqual([200, first.json().id]);
    const other = await file(one('R-1', 'OP-1', 'gold'));
    expect([other.statusCode, other.json().code, other.json().id]).toEqual([409, 'reference-taken', first.json().id]);
    expect(other.json().differences).toEqual([{ pointer: '/goods' }]);
  });

  test('with problems is refused with each of them, its place in the file and both languages', async () => {
    const { file, port } = await open();
    const response = await file('{\n  "declarant": "OP-1"\n}');
    expect([response.statusCode, response.json().code]).toEqual([422, 'declaration-refused']);
    expect(response.json().problems[0]).toMatchObject({ code: 'required', place: { pointer: '/reference' } });
    expect(port.declarations.size).toBe(0);
  });

  test('of another firm is not filed by a token that is bound to one', async () => {
    const { file, anyone, port } = await open();
    const foreign = await file(one('R-1', 'OP-2'));
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'operator-not-yours']);
    expect(port.declarations.size).toBe(0);
    expect((await file(one('R-1', 'OP-2'), anyone)).statusCode).toBe(201);
  });
});

describe('A batch', () => {
  test('takes what is good, reports what is not, and counts duplicates within itself', async () => {
    const { file } = await open();
    const response = await file([one('R-1'), { goods: [] }, one('R-1'), one('R-1', 'OP-1', 'x'), one('R-9', 'OP-2')]);
    expect(response.statusCode).toBe(200);
    const { outcomes, ...counts } = response.json();
    expect(counts).toEqual({ stored: 1, same: 1, conflict: 1, refused: 2 });
    const kinds = outcomes.map(({ outcome }: { outcome: string }) => outcome);
    expect(kinds).toEqual(['stored', 'refused', 'same', 'conflict', 'refused']);
    expect(outcomes[4].problems[0].code).toBe('foreign-declarant');
  });

  test('of lines refuses only the line that is broken', async () => {
    const { file, broker, port } = await open();
    const lines = [JSON.stringify(one('R-1')), '{"reference": "R-2', '{"__proto__": {}}', JSON.stringify(one('R-3'))];
    const response = await file(lines.join('\n'), { ...broker, ...NDJSON });
    const { outcomes, ...counts } = response.json();
    expect(counts).toMatchObject({ stored: 2, refused: 2 });
    expect(outcomes[1].problems[0]).toMatchObject({ code: 'file-truncated', place: { line: 2 } });
    expect([...port.declarations.values()].map(({ declaration }) => declaration.reference)).toEqual(['R-1', 'R-3']);
  });

  test('of one line is a batch too, and an empty array is none', async () => {
    const { file, broker } = await open();
    const response = await file(JSON.stringify(one('R-1')), { ...broker, ...NDJSON });
    expect([response.statusCode, response.json().stored]).toEqual([200, 1]);
    const empty = await file('[]');
    expect([empty.statusCode, empty.json().code]).toEqual([422, 'batch-empty']);
  });

  test('of 1,201 lines goes to the store in groups and keeps its order', async () => {
    const { file, broker, port } = await open();
    const lines = Array.from({ length: 1201 }, (_, index) => JSON.stringify(one(`R-${index}`)));
    const response = await file(lines.join('\n'), { ...broker, ...NDJSON });
    const indexes = response.json().outcomes.map(({ index }: { index: number }) => index);
    expect(indexes).toEqual(lines.map((_, index) => index));
    expect(port.actors).toHaveLength(3);
  });

  test('larger than 32 MB as one JSON text is refused, and nothing of it is answered for', async () => {
    const { file } = await open();
    const response = await file(`[${' '.repeat(32_000_001)}]`);
    expect([response.statusCode, response.json().code]).toEqual([413, 'body-too-large']);
  });
});

describe('An amendment', () => {
  test('replaces a declaration of one’s own and does not know another firm’s', async () => {
    const port = fakePort();
    const own = addDeclaration(port, { declarant: 'OP-1' as OperatorId });
    const foreign = addDeclaration(port, { reference: 'R-2', declarant: 'OP-2' as OperatorId });
    const { ask, broker } = await open(port);
    const put = (id: string) =>
      ask({
        method: 'PUT',
        url: `/api/v1/declarations/${id}`,
        payload: one('R-1'),
        headers: { ...JSON_TYPE, ...broker },
      });
    expect((await put(own.id)).json()).toEqual({ id: own.id });
    const refused = await put(foreign.id);
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'declaration-unknown']);
  });
});

describe('A declarant follows', () => {
  test('only filings of the own firm, by cursor', async () => {
    const port = fakePort();
    for (let i = 0; i < 5; i++) {
      addDeclaration(port, { reference: `A-${i}`, declarant: 'OP-1' as OperatorId }, (port.now + i) as Instant);
      addDeclaration(port, { reference: `B-${i}`, declarant: 'OP-2' as OperatorId }, (port.now + i) as Instant);
    }
    const { ask, broker } = await open(port);
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page = (await ask({ url: `/api/v1/filings?limit=2${cursor}`, headers: broker })).json();
      seen.push(...page.items.map(({ reference }: { reference: string }) => reference));
      next = page.next;
    }
    expect(seen).toEqual(['A-4', 'A-3', 'A-2', 'A-1', 'A-0']);
    const foreign = [...port.declarations.values()].find(({ declaration }) => declaration.declarant === 'OP-2');
    const response = await ask({ url: `/api/v1/filings/${foreign?.id}`, headers: broker });
    expect([response.statusCode, response.json().code]).toEqual([404, 'filing-unknown']);
  });

  const at = (...stages: ReleaseStage[]) => Object.fromEntries(stages.map((stage) => [stage, 0 as Instant]));
  const table: readonly (readonly [string, Pick<Crossing, 'state' | 'stages'> | undefined, string, boolean])[] = [
    ['nothing booked', undefined, 'filed', false],
    ['booked', { state: 'booked', stages: at('booked') }, 'booked', false],
    ['arrived', { state: 'arrived', stages: at('booked', 'arrived') }, 'arrived', false],
    ['held before the gate', { state: 'held', stages: at('arrived') }, 'arrived', false],
    ['at the gate', { state: 'at-gate', stages: at('arrived', 'gate') }, 'at-gate', false],
    ['held at the gate', { state: 'held', stages: at('arrived', 'gate') }, 'at-gate', false],
    ['cancelled', { state: 'cancelled', stages: at('booked') }, 'filed', false],
    ['directed', { state: 'directed', stages: at('arrived', 'gate', 'directed') }, 'inside', true],
    ['being checked', { state: 'checking', stages: at('arrived', 'gate', 'directed') }, 'inside', true],
    ['held in the bay', { state: 'held', stages: at('arrived', 'gate', 'directed') }, 'inside', true],
    ['released', { state: 'released', stages: at('directed', 'released') }, 'released', true],
    ['gone', { state: 'exited', stages: at('directed', 'released', 'exited') }, 'exited', true],
  ];
  test.each(table)('with the vehicle %s', async (_what, crossing, stage, shown) => {
    const port = fakePort();
    const stored = addDeclaration(port, { declarant: 'OP-1' as OperatorId });
    if (crossing !== undefined) addCrossing(port, [stored], crossing);
    const { ask, broker } = await open(port);
    const list = (await ask({ url: '/api/v1/filings', headers: broker })).json().items[0];
    const detail = (await ask({ url: `/api/v1/filings/${stored.id}`, headers: broker })).json();
    for (const filing of [list, detail]) {
      expect(filing.stage).toBe(stage);
      expect(filing.lane).toBe(shown ? 'red' : undefined);
      expect(filing.reasons).toEqual(shown ? [expect.objectContaining({ zh: expect.any(String) })] : undefined);
      if (!shown) expect(JSON.stringify(filing)).not.toMatch(/red|lane|revenue/);
    }
  });

  test('a booking without being told a lane, and only for declarations of the own firm', async () => {
    const port = fakePort();
    const own = addDeclaration(port, { declarant: 'OP-1' as OperatorId });
    const { ask, broker, signIn } = await open(port);
    const payload = { vehicle: { plate: 'uba 0123' }, direction: 'inbound', declarations: [own.id] };
    const url = '/api/v1/crossings';
    const receipt = await ask({ method: 'POST', url, payload, headers: broker });
    expect(receipt.statusCode).toBe(201);
    expect(Object.keys(receipt.json())).toEqual(['id', 'booked']);
    expect(port.actors.at(-1)).toMatchObject({ operator: 'OP-1' });
    const officer = await ask({ method: 'POST', url, payload, headers: await signIn('lead', ['shift-lead']) });
    expect(officer.json()).toMatchObject({ lane: 'red', vehicle: { plate: 'UBA0123' } });
  });
});
