/**
 * How soon the console answers an edit: `npm run bench:replay`, or `npx tsx bench/replay-console.ts [--declarations N]
 * [--edits N] [--source]`. One Landport with the example rules in force, as a process of its own; its database is filled by
 * COPY with declarations whose features are already frozen (1,000,000 unless told), one in ten with a second goods item,
 * one in sixteen checked, one in a hundred drawn at random. Measured over HTTP, as the editor asks: the first replay,
 * which reads all features into columns, and then a new condition each time. The last line is JSON.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Instant } from '../src/core/domain/ids.ts';
import { createPool } from '../src/store/pool.ts';
import { postgresStore } from '../src/store/postgres.ts';
import { copyIn } from '../src/store/query/copy-in.ts';
import { newId } from '../src/work/identify.ts';
import { clearAway, startBenchServer } from './intake/server.ts';
import { type FlatRow, loadWorkload } from './rules/workload.ts';

const { values } = parseArgs({
  options: {
    declarations: { type: 'string', default: '1000000' },
    edits: { type: 'string', default: '30' },
    source: { type: 'boolean', default: false },
  },
});
const declarations = Number(values.declarations);
const edits = Number(values.edits);
const BATCH = 10_000;
const YEARS_MS = 3 * 365 * 86_400_000;
const LANES = ['green', 'green', 'green', 'green', 'green', 'blue', 'yellow', 'red'] as const;

// No check is made of hashes in a replay, so one stands for all.
const HASH = `\\x${'00'.repeat(32)}`;
// A result as small as can be: what a replay reads of it is the selections alone.
const PLAIN = JSON.stringify({ selections: [], hits: [], unevaluated: [] });
const RANDOM = JSON.stringify({
  selections: [{ kind: 'random', probability: 0.01, lane: 'red' }],
  hits: [],
  unevaluated: [],
});

const workload = await loadWorkload((line) => console.log(line));
const folder = await mkdtemp(join(tmpdir(), 'landport-replay-'));
const server = await startBenchServer(folder, { program: values.source ? 'source' : 'built' });
const pool = createPool({ connection: server.connection, statementTimeoutMs: 0 });
const store = postgresStore(pool);
try {
  const loadedMs = await timed(() => load());
  console.log(`${declarations} declarations on file after ${(loadedMs / 1000).toFixed(1)} s`);
  const token = `lp_${randomBytes(32).toString('base64url')}`;
  await store.people.addToken({
    id: newId(Date.now() as Instant),
    hashHex: createHash('sha256').update(token).digest('hex'),
    role: 'analyst',
    label: 'bench',
    createdAt: Date.now() as Instant,
  });
  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const rules = workload.rules(edits);
  const draftOf = (when: string) => ({ draft: { id: 'bench-draft', hazard: 'transit', lane: 'red', when } });

  // Nothing is in memory yet: this is what the first replay after a start costs.
  const coldMs = await timed(async () => {
    let job = await ask('POST', 'replays', draftOf('goods.netKg > 1000.0'));
    while (job.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 200));
      job = await ask('GET', `replays/${job.id}`);
    }
    const result = job.result ?? job;
    if (result.declarations !== declarations) throw new Error(`replayed ${result.declarations} declarations`);
  });
  console.log(`first replay, features read into columns: ${(coldMs / 1000).toFixed(1)} s`);

  const took: number[] = [];
  let hits = 0;
  for (const rule of rules) {
    const began = performance.now();
    const answer = await ask('POST', 'replays', draftOf(rule.when));
    took.push(performance.now() - began);
    if (answer.declarations !== declarations) throw new Error('an edit was not answered with its result');
    hits += answer.hits ?? 0;
  }
  took.sort((a, b) => a - b);
  const median = took[Math.floor(took.length / 2)] ?? 0;
  const max = took.at(-1) ?? 0;
  console.log(`${rules.length} edits, ${hits} hits: median ${median.toFixed(0)} ms, slowest ${max.toFixed(0)} ms`);
  console.log(
    JSON.stringify({
      bench: 'replay-console',
      declarations,
      coldSeconds: Number((coldMs / 1000).toFixed(1)),
      editMedianMs: Math.round(median),
      editMaxMs: Math.round(max),
    }),
  );
  process.exitCode = max < 1000 ? 0 : 1;
} finally {
  await pool.end();
  await server.stop();
  await clearAway(folder);
}

interface Answer {
  readonly id?: string;
  readonly state?: string;
  readonly result?: Answer;
  readonly declarations?: number;
  readonly hits?: number;
}

/** Milliseconds by the clock, as whoever waits for the answer has it. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Fills the tables that a replay reads, oldest first, as intake would have left them. */
async function load(): Promise<void> {
  const first = Date.now() - YEARS_MS;
  const rows = workload.rows(Math.ceil(declarations * 1.1) + 1)[Symbol.iterator]();
  const client = await pool.connect();
  try {
    for (let from = 0; from < declarations; from += BATCH) {
      const many = Math.min(BATCH, declarations - from);
      const batch = Array.from({ length: many }, (_, n) => made(from + n, first, rows));
      const column = <T>(read: (one: Made) => T): T[] => batch.map(read);
      await client.query('begin');
      await copyIn(
        client,
        'declaration',
        'id, declarant, reference, version, content_hash, first_hash, accepted_at, lodged_at, item_count, first_hs, lane, warnings, body',
        [
          column(({ id }) => id),
          column(() => 'OP-1'),
          column(({ number }) => `R-${number}`),
          column(() => 1),
          column(() => HASH),
          column(() => HASH),
          column(({ at }) => at),
          column(({ at }) => at),
          column(({ features }) => features.length),
          column(({ hs }) => hs),
          column(({ lane }) => lane),
          column(() => '[]'),
          column(() => '{}'),
        ],
      );
      await copyIn(
        client,
        'assessment',
        'id, declaration_id, declaration_version, cause, at, lane, rule_set, history_version, features, result',
        [
          column(({ assessment }) => assessment),
          column(({ id }) => id),
          column(() => 1),
          column(() => 'accepted'),
          column(({ at }) => at),
          column(({ lane }) => lane),
          column(() => HASH),
          column(() => 0),
          column(({ features }) => JSON.stringify(features)),
          column(({ random }) => (random ? RANDOM : PLAIN)),
        ],
      );
      const checked = batch.filter(({ number }) => number % 16 === 0);
      await copyIn(client, 'event', 'id, at, kind, subject, actor, body', [
        checked.map(() => newId(Date.now() as Instant)),
        checked.map(({ at }) => at),
        checked.map(() => 'finding-recorded'),
        checked.map(({ id }) => id),
        checked.map(() => 'bench'),
        checked.map(({ number }) => JSON.stringify({ observation: { kind: 'checked', found: number % 64 === 0 } })),
      ]);
      await client.query('commit');
    }
    await client.query('analyze declaration, assessment, event');
  } finally {
    client.release();
  }
}

/** One declaration with what a replay reads of it. */
interface Made {
  readonly number: number;
  readonly id: string;
  readonly assessment: string;
  readonly at: string;
  readonly hs: string;
  readonly lane: string;
  readonly random: boolean;
  readonly features: readonly FlatRow[];
}

/** The nth declaration, spread evenly over three years. */
function made(number: number, first: number, rows: Iterator<FlatRow>): Made {
  const at = (first + Math.floor((YEARS_MS * number) / declarations)) as Instant;
  const next = (): FlatRow => {
    const { done, value } = rows.next();
    if (done === true) throw new Error('the workload has too few rows');
    return value;
  };
  const features = number % 10 === 0 ? [next(), next()] : [next()];
  return {
    number,
    id: newId(at),
    assessment: newId(at),
    at: new Date(at).toISOString(),
    hs: String(features[0]?.['goods.hs'] ?? ''),
    lane: LANES[number % LANES.length] ?? 'green',
    random: number % 100 === 7,
    features,
  };
}
