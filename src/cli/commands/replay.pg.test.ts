import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PoolConfig } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, hashOf, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Io } from '../io.ts';
import { replay } from './replay.ts';

const scratch = mkdtempSync(join(tmpdir(), 'landport-replay-'));
const DRAFT = join(scratch, 'heavy-coal.yaml');
const LIVE = [
  { id: 'coal-live', lane: 'yellow', when: 'goods.hs.startsWith("2701")' },
  { id: 'heavy-coal', lane: 'yellow', when: 'goods.netKg > 39000.0' },
];
let port: TestPort;

beforeAll(async () => {
  port = await openTestPort(LIVE);
  const [day, hash] = ['2026-03-01' as LocalDay, hashOf('a day without random checks')];
  const period = { day, period: 1, startsAt: AFTERNOON, seedHex: hash, commitmentHex: hash };
  await port.store.draws.commit({ ...period, randomShare: 0 });
  for (let n = 0; n < 12; n++) {
    const goods = [{ line: 1, hs: n % 2 === 0 ? '270112' : '440710', netKg: 36_000 + 400 * n, grossKg: 41_000 }];
    // A spreadsheet would run what begins so.
    const declaration = coal(n === 10 ? '=1+1' : `CLI-${n}`, { goods, totals: null });
    idOf(await port.file(declaration, (AFTERNOON + n * 60_000) as Instant));
  }
  // Half a draft will do.
  writeFileSync(DRAFT, 'id: heavy-coal\nhazard: revenue\nlane: red\nwhen: goods.netKg > 38000.0\n');
});
afterAll(async () => {
  await port.close();
  rmSync(scratch, { recursive: true });
});

async function run(args: readonly string[], options: Partial<Io> = {}) {
  let [out, err] = ['', ''];
  const never = new AbortController().signal;
  const { host, database, user, port: number } = port.pool.options as PoolConfig;
  const address = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}&port=${number ?? 5432}`;
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: Readable.from([]),
    errIsTerminal: false,
    outIsTerminal: false,
    columns: 80,
    language: 'en',
    environment: { LANDPORT_DATABASE_URL: address },
    folder: scratch,
    stopping: never,
    stoppingNow: never,
    ...options,
  };
  const exit = await replay([...args, '--data', join(scratch, 'data')], io);
  return { exit, out, err };
}

const lineOf = (out: string, word: string) => out.split('\n').find((line) => line.startsWith(`${word}: `));

test('a draft is replayed in the place of the live rule of its id, and the sums are printed', async () => {
  const { exit, out, err } = await run(['--rule', DRAFT, '--from', '2026-03-01', '--to', '2026-03-01']);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(lineOf(out, 'Declarations')).toBe('Declarations: 12');
  // Over 38 t are n = 6 to 11; over 39 t, as the live rule has it, n = 8 to 11.
  expect(lineOf(out, 'Hits')).toBe('Hits: 6');
  expect(lineOf(out, 'Hits before')).toBe('Hits before: 4');
  expect(lineOf(out, 'Also hit by')).toBe('Also hit by: coal-live: 3 (50.0%)');
});

test('without a draft it is the live set, and in Chinese it says the same', async () => {
  const { exit, out } = await run(['--language', 'zh'], { language: 'zh' });
  expect(exit).toBe(0);
  // Six of coal, and of the others n = 9 and 11.
  expect(lineOf(out, '命中')).toBe('命中: 8');
  expect(lineOf(out, '通道变化')).toBe('通道变化: 无');
  const english = (await run(['--to', '9999-12-31'])).out;
  expect(lineOf(english, 'Span')).toBe('Span: 2026-03-01 – 2026-03-01 (cut to the days on file)');
  expect(lineOf(english, 'Rule')).toBe(
    'Rule: coal-live: 6 hits (6 when assessed), 6 selected, 4 hit by no other, 0 caught, 0 nothing found',
  );
  expect(lineOf(english, 'Hit by both')).toBe('Hit by both: heavy-coal, coal-live: 2 (50.0%)');
});

test('against a version it stands in that version’s place, and a version that is none is said so', async () => {
  const { exit, out } = await run(['--rule', DRAFT, '--against', 'heavy-coal@1', '--format', 'json']);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ hits: 6, hitsBefore: 4, basis: 'version', first: expect.any(Array) });
  const two = await run(['--rule', 'heavy-coal@1', '--against', 'heavy-coal@1', '--format', 'json']);
  expect(JSON.parse(two.out)).toMatchObject({ hits: 4, hitsBefore: 4, moved: [] });
  const refusal = async (...args: readonly string[]) => {
    const { exit: code, out: nothing, err } = await run(args);
    expect([code, nothing]).toEqual([1, '']);
    return err;
  };
  expect(await refusal('--rule', DRAFT, '--against', 'heavy-coal@7')).toBe('There is no version heavy-coal@7.\n');
  expect(await refusal('--rule', DRAFT, '--against', 'coal-live@1')).toMatch(/\[replay-against-other\]\n$/);
  expect(await refusal('--against', 'coal-live@1')).toMatch(/\[replay-against-nothing\]\n$/);
  expect(await refusal('--from', '2026-11-20', '--to', '2026-10-01')).toMatch(/\[replay-span-wrong\]\n$/);
  expect(await refusal('--from', '2027-01-01')).toMatch(/from 2026-03-01 to 2026-03-01\. \[replay-span-empty\]\n$/);
});

test('as CSV every declaration that it touches is a line, and none of them runs in a spreadsheet', async () => {
  const { exit, out } = await run(['--rule', DRAFT, '--format', 'csv']);
  expect(exit).toBe(0);
  const [head, ...lines] = out.trimEnd().split('\r\n');
  expect(head).toBe('id,reference,acceptedAt,firstHs,importer,lane,laneAfter,found');
  // Newest first.
  expect(lines.map((line) => line.split(',')[1])).toEqual(['CLI-11', "'=1+1", 'CLI-9', 'CLI-8', 'CLI-7', 'CLI-6']);
  expect(lines[0]).toMatch(/,440710,OP-1042,yellow,red,$/);
});

test('whoever watches sees how far it is, and Ctrl-C cancels it', async () => {
  const stop = new AbortController();
  const slow = port.pool.query('begin; lock table declaration; select pg_sleep(1.5); commit');
  const watched = run(['--rule', DRAFT], { errIsTerminal: true, stopping: stop.signal });
  setTimeout(() => stop.abort(), 900);
  const { exit, out, err } = await watched;
  await slow;
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toMatch(/reading features \d+%/);
  expect(err.endsWith('Cancelled.\n')).toBe(true);
});

test('a condition that cannot be read is refused with its code, a file that is no rule with its name', async () => {
  const broken = join(scratch, 'broken.yaml');
  writeFileSync(broken, 'id: broken\nhazard: revenue\nlane: red\nwhen: goods.netkg > 38000.0\n');
  const refused = await run(['--rule', broken]);
  expect({ ...refused, err: '' }).toEqual({ exit: 1, out: '', err: '' });
  expect(refused.err).toMatch(/\[unknown-field\]\n$/);
  await expect(run(['--from', 'yesterday'])).rejects.toThrow();
});
