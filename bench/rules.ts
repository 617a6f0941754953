/**
 * How fast rules run. `npm run bench:rules`, or `npx tsx bench/rules.ts [--rows N] [--rules N] [--many N] [--quick] [--own]`.
 * `--own` takes the workload of this repository also where the shared one is beside it.
 *
 * Replay: N rules over N rows in columns, beside DuckDB (one thread, ENUM columns, one SQL filter a rule) and the
 * rule engines of JavaScript (in their best mode; slow ones run a sample, whose size is printed). All are measured in processor
 * time within this one run, with rules compiled and data loaded beforehand. One changed rule, two cores, and one declaration at
 * a time beside JSON.parse follow. Every run compares: each pair of a rule and a sampled row with a plain reference, and each
 * rule's count over all rows with DuckDB's, with and without missing values. A difference fails the run. The last line is JSON.
 */
import { parseArgs } from 'node:util';
import { createMatcher } from '../src/core/rule/match.ts';
import { startReplayPool } from '../src/work/replay/pool.ts';
import { conditionOf, countsOf, loadColumns } from './rules/columns.ts';
import { type Duckdb, openDuckdb } from './rules/duckdb.ts';
import { installPeers, peerVersion } from './rules/install-peers.ts';
import { JS_PEERS, nest } from './rules/js-peers.ts';
import { median, medianMs, timed } from './rules/measure.ts';
import { measureOneRule } from './rules/one-rule.ts';
import { measureApart } from './rules/online-process.ts';
import { LONG_MS } from './rules/load.ts';
import { differingPairs } from './rules/reference.ts';
import type { Pauses } from './rules/swap.ts';
import { type BenchRule, loadWorkload } from './rules/workload.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    rules: { type: 'string', default: '1000' },
    many: { type: 'string', default: '10000' },
    quick: { type: 'boolean', default: false },
    own: { type: 'boolean', default: false },
  },
});
const ROWS = Number(values.rows ?? (values.quick ? 100_000 : 1_000_000));
const RULES = Number(values.rules);
const MANY = Number(values.many);
const ROUNDS = values.quick ? 3 : 7;
const SAMPLED = Math.min(20_000, ROWS);
/** Rows that come in again and again while rules are swapped; a server keeps none. */
const SWAPPED_UNDER = 2_000;

const say = (line: string) => console.log(line);
const table: (readonly [what: string, figure: string, note: string])[] = [];
const put = (what: string, figure: string, note = '') => table.push([what, figure, note]);
const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')} rows/s`;
const faults: string[] = [];
const differ = (what: string, count: number) => {
  if (count > 0) faults.push(`${what}: ${count} differ`);
};

installPeers(say);
const workload = await loadWorkload(say, values.own);
// First, while this process is small: what runs beside it would have to share the memory with a million rows.
say('Online …');
// The longest of several processes: a single one may be lucky in when garbage is collected.
const judged: Awaited<ReturnType<typeof measureApart<'judge'>>>[] = [];
const swapped: Awaited<ReturnType<typeof measureApart<'swap'>>>[] = [];
for (let run = 0; run < (values.quick ? 2 : 5); run++) {
  judged.push(await measureApart('judge', { rules: RULES, rows: SAMPLED, own: values.own }));
  swapped.push(await measureApart('swap', { rules: RULES, rows: SWAPPED_UNDER, own: values.own }));
}

say(`Making ${ROWS.toLocaleString('en')} rows and ${MANY.toLocaleString('en')} rules …`);
const many = workload.rules(MANY);
const rules = many.slice(0, RULES);
const loaded = loadColumns(workload.rows(ROWS), Math.floor(ROWS / SAMPLED));
const { table: columns, bytesPerRow } = loaded;
put('columns', `${bytesPerRow.toFixed(1)} bytes/row`, `built in ${(loaded.buildMs / 1000).toFixed(1)} s`);

say('Replaying …');
const groups = columns.groups.map((_, index) => index);
/** Checks, compiles and runs some rules over all groups; the run alone is in `ms`, a median of rounds. */
async function replay(some: readonly BenchRule[], rounds: number) {
  const checked = await timed(() => some.map(conditionOf));
  const matcher = await timed(() => createMatcher(checked.result, columns));
  const ms = await medianMs(rounds, () => groups.map((group) => matcher.result.hits(group)));
  return {
    conditions: checked.result,
    matches: groups.map((group) => matcher.result.hits(group)),
    ms,
    prepareMs: checked.ms + matcher.ms,
  };
}
const few = await replay(rules, ROUNDS);
const lots = await replay(many, 3);
const rowsPerSecond = (1000 * ROWS) / few.ms;
const growth = lots.ms / few.ms;
put(`replay of ${RULES} rules`, rate(rowsPerSecond), `per core; ${few.prepareMs.toFixed(0)} ms to check and compile`);
put(
  `replay of ${MANY} rules`,
  rate((1000 * ROWS) / lots.ms),
  `${growth.toFixed(1)} times the cost; ${lots.prepareMs.toFixed(0)} ms to check and compile`,
);

say('Comparing with the plain reference …');
differ('pairs', differingPairs(workload, rules, few.matches, loaded.sample));
const fewer = new Map([...loaded.sample].slice(0, SAMPLED / 10));
differ('pairs of many rules', differingPairs(workload, many, lots.matches, fewer));

say('Loading DuckDB …');
const counts = countsOf(few.matches, RULES);
const countsOfMany = countsOf(lots.matches, MANY);
/** Counts rules by DuckDB and compares; the processor time of each. */
async function countAll(duckdb: Duckdb, some: readonly BenchRule[], mine: (index: number) => number | undefined) {
  const times: number[] = [];
  let wrong = 0;
  for (const [index, rule] of some.entries()) {
    const { result, ms } = await timed(() => duckdb.count(rule));
    times.push(ms);
    if (result !== mine(index)) wrong += 1;
  }
  return { times, wrong };
}
const duckdb = await openDuckdb(workload.FIELDS, workload.rows(ROWS));
say(`Counting by DuckDB, ${RULES} rules and then ${(MANY / 100).toFixed(0)} of the many …`);
const byDuckdb = await countAll(duckdb, rules, (index) => counts[index]);
const everyHundredth = many.filter((_, index) => index % 100 === 99);
const someOfMany = await countAll(duckdb, everyHundredth, (index) => countsOfMany[index * 100 + 99]);
say('One changed rule after another, in turns with DuckDB …');
// New ones to both sides; a hundred others have warmed both up.
const fresh = many.length > RULES + 400 ? many.slice(RULES, RULES + 400) : rules;
const one = await measureOneRule(rules.slice(0, 100), fresh, columns, duckdb);
duckdb.close();
differ('counts of one changed rule', one.wrong);
differ('counts beside DuckDB', byDuckdb.wrong + someOfMany.wrong);
const duckdbMs = byDuckdb.times.reduce((sum, ms) => sum + ms, 0);
const duckdbRatio = duckdbMs / few.ms;
put(
  `DuckDB ${peerVersion('@duckdb/node-api')}`,
  rate((1000 * ROWS) / duckdbMs),
  `Landport is ${duckdbRatio.toFixed(0)} times as fast`,
);

put(
  'one changed rule',
  `${one.ms.toFixed(2)} ms`,
  `DuckDB prepared ${one.duckdbMs.toFixed(1)} ms: ${one.ratio.toFixed(1)} times, of ${fresh.length} rules ${one.low.toFixed(0)} to ${one.high.toFixed(0)}; from text on ${one.fromTextMs.toFixed(2)} and ${one.duckdbFromTextMs.toFixed(1)} ms`,
);

let bestJs = 0;
for (const peer of JS_PEERS) {
  const size = Math.max(10, Math.round((peer.sample / (values.quick ? 10 : 1)) * Math.min(1, 1000 / RULES)));
  const sample = [...loaded.sample.values()].slice(0, size);
  const items = sample.map(nest);
  say(`${peer.name}, ${items.length} rows …`);
  const judge = await peer.load(rules);
  const warm = items.slice(0, Math.ceil(items.length / 10));
  for (const item of warm) await judge(item);
  const { result, ms } = await timed(async () => {
    const found: (readonly string[])[] = [];
    for (const item of items) found.push(await judge(item));
    return found;
  });
  let wrong = 0;
  for (const [index, row] of sample.entries()) {
    const wanted = rules.filter(({ predicates }) => predicates.every((one) => workload.holds(one, row) === true));
    const ids = new Set(result[index]);
    if (ids.size !== wanted.length || wanted.some(({ id }) => !ids.has(id))) wrong += 1;
  }
  const perSecond = (1000 * items.length) / ms;
  // An engine that does not do the work is no measure of speed.
  if (wrong === 0) bestJs = Math.max(bestJs, perSecond);
  const note =
    wrong > 0
      ? `NOT COUNTED: ${wrong} rows wrong`
      : `Landport is ${(rowsPerSecond / perSecond).toFixed(0)} times as fast`;
  put(`${peer.name} ${peerVersion(peer.name)}`, rate(perSecond), `${note}; ${items.length} rows`);
}
const bestJsRatio = rowsPerSecond / bestJs;

say('One core and two …');
const pools = [startReplayPool(1), startReplayPool(2)] as const;
for (const pool of pools) {
  await pool.prepare({ sight: 'given', rules: many, lists: [] });
  await pool.lay([columns]);
}
const walls: [number[], number[]] = [[], []];
for (let round = 0; round < (values.quick ? 3 : 10); round++)
  for (const [index, pool] of pools.entries()) {
    const before = performance.now();
    const [matches = []] = await pool.match();
    if (round > 0) walls[index]?.push(performance.now() - before);
    const wrong = countsOf(matches, MANY).reduce((sum, count, rule) => sum + (count === countsOfMany[rule] ? 0 : 1), 0);
    differ('counts of threads', wrong);
  }
for (const pool of pools) await pool.close();
// By the clock, which others on the machine only ever lengthen: the fastest rounds are those they disturbed least.
const twoCoreSpeedup = Math.min(...walls[0]) / Math.min(...walls[1]);
put(
  'two cores',
  `${twoCoreSpeedup.toFixed(2)} times one`,
  `${MANY} rules; fastest of ${walls[0].length} rounds by the clock, medians ${(median(walls[0]) / median(walls[1])).toFixed(2)}`,
);

const online = { judgeUs: median(judged.map((one) => one.judgeUs)), parseUs: median(judged.map((one) => one.parseUs)) };
const onlineVsParse = online.judgeUs / online.parseUs;
put(
  `one declaration, ${RULES} rules`,
  `${online.judgeUs.toFixed(1)} µs`,
  `JSON.parse of it ${online.parseUs.toFixed(1)} µs: ${onlineVsParse.toFixed(2)} times`,
);
const putPauses = (what: string, pauses: readonly Pauses[], note: string) => {
  const longest = pauses.map((one) => one.longestMs);
  const sum = (of: (one: Pauses) => number) => pauses.reduce((total, one) => total + of(one), 0);
  put(
    what,
    `${Math.max(...longest).toFixed(1)} ms`,
    `${note}; worst of ${pauses.length} processes, ${median(longest).toFixed(1)} the middle one; ` +
      `over ${LONG_MS} ms ${sum((one) => one.long)} of ${sum((one) => one.assessed).toLocaleString('en')}, ${sum((one) => one.changes)} changes`,
  );
};
const single = swapped.map((one) => one.single);
const whole = swapped.map((one) => one.whole);
putPauses('a rule goes live under load', single, 'longest pause between two assessments');
putPauses(`all ${RULES} rules change at once`, whole, 'the same');
putPauses(
  'no rule changes',
  swapped.map((one) => one.still),
  'the same, by the machine itself',
);
const dropped = swapped.reduce((sum, one) => sum + one.dropped, 0);
put('assessments under load', `${dropped}`, 'lost, or other than the rules in force say');
differ('assessments during swaps', dropped);

say('Again with missing values …');
const gaps = loadColumns(workload.rows(ROWS, 42, 0.1), Math.floor(ROWS / SAMPLED));
const gapMatcher = createMatcher(few.conditions, gaps.table);
const gapMatches = gaps.table.groups.map((_, group) => gapMatcher.hits(group));
const gapMs = await medianMs(3, () => gaps.table.groups.map((_, group) => gapMatcher.hits(group)));
differ('pairs with missing values', differingPairs(workload, rules, gapMatches, gaps.sample));
const gapDuckdb = await openDuckdb(workload.FIELDS, workload.rows(ROWS, 42, 0.1));
const gapCounts = countsOf(gapMatches, RULES);
differ('counts with missing values', (await countAll(gapDuckdb, rules, (index) => gapCounts[index])).wrong);
gapDuckdb.close();
put('with missing values', rate((1000 * ROWS) / gapMs), `${gaps.bytesPerRow.toFixed(1)} bytes/row`);

say(`\n${ROWS.toLocaleString('en')} rows, Node ${process.version}, processor time`);
const widths = [0, 1].map((column) => Math.max(...table.map((line) => line[column as 0 | 1].length)));
for (const [what, figure, note] of table)
  say(`${what.padEnd(widths[0] ?? 0)}  ${figure.padStart(widths[1] ?? 0)}  ${note}`);
for (const fault of faults) say(`DIFFERENCE: ${fault}`);
const fixed = (value: number, digits: number) => Number(value.toFixed(digits));
say(
  JSON.stringify({
    bench: 'rules',
    rows: ROWS,
    rules: RULES,
    rowsPerSecond: Math.round(rowsPerSecond),
    duckdbRatio: fixed(duckdbRatio, 1),
    bestJsRatio: fixed(bestJsRatio, 1),
    growth1kTo10k: fixed(growth, 2),
    oneRuleRatio: fixed(one.ratio, 1),
    twoCoreSpeedup: fixed(twoCoreSpeedup, 2),
    onlineVsParse: fixed(onlineVsParse, 2),
    bytesPerRow: fixed(bytesPerRow, 1),
    identical: faults.length === 0,
  }),
);
process.exitCode = faults.length === 0 ? 0 : 1;
