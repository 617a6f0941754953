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
import { measureBesideJs } from './rules/beside-js.ts';
import { conditionOf, countsOf, loadColumns } from './rules/columns.ts';
import { type Duckdb, openDuckdb } from './rules/duckdb.ts';
import { installPeers, peerVersion } from './rules/install-peers.ts';
import { medianMs, timed } from './rules/measure.ts';
import { measureOneRule } from './rules/one-rule.ts';
import { measureProcesses } from './rules/processes.ts';
import { differingPairs } from './rules/reference.ts';
import { createReport, fixed, rate } from './rules/report.ts';
import { measureThreads } from './rules/threads.ts';
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
/** One row of so many is kept as it came, for the plain reference. */
const KEPT = Math.floor(ROWS / SAMPLED);

const report = createReport();
const { say, put, differ } = report;
installPeers(say);
const workload = await loadWorkload(say, values.own);
// First, while this process is small: what runs beside it would have to share the memory with a million rows.
say('Online …');
const processes = await measureProcesses(values.quick ? 2 : 5, { rules: RULES, rows: SAMPLED, own: values.own });

say(`Making ${ROWS.toLocaleString('en')} rows and ${MANY.toLocaleString('en')} rules …`);
const many = workload.rules(MANY);
const rules = many.slice(0, RULES);
const loaded = loadColumns(workload.rows(ROWS), KEPT);
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

const share = Math.min(1, 1000 / RULES) / (values.quick ? 10 : 1);
const sample = [...loaded.sample.values()];
const bestJsRatio = rowsPerSecond / (await measureBesideJs(workload, rules, sample, share, rowsPerSecond, report));

say('One core and two …');
const threads = await measureThreads(many, columns, countsOfMany, values.quick ? 2 : 9);
differ('counts of threads', threads.wrong);
put(
  'two cores',
  `${threads.fastest.toFixed(2)} times one`,
  `${MANY} rules; fastest of ${threads.rounds} rounds by the clock, medians ${threads.middle.toFixed(2)}`,
);
processes.put(report);

say('Again with missing values …');
const gaps = loadColumns(workload.rows(ROWS, 42, 0.1), KEPT);
const gapMatcher = createMatcher(few.conditions, gaps.table);
const gapMatches = gaps.table.groups.map((_, group) => gapMatcher.hits(group));
const gapMs = await medianMs(3, () => gaps.table.groups.map((_, group) => gapMatcher.hits(group)));
differ('pairs with missing values', differingPairs(workload, rules, gapMatches, gaps.sample));
const gapDuckdb = await openDuckdb(workload.FIELDS, workload.rows(ROWS, 42, 0.1));
const gapCounts = countsOf(gapMatches, RULES);
differ('counts with missing values', (await countAll(gapDuckdb, rules, (index) => gapCounts[index])).wrong);
gapDuckdb.close();
put('with missing values', rate((1000 * ROWS) / gapMs), `${gaps.bytesPerRow.toFixed(1)} bytes/row`);

const identical = report.print(`${ROWS.toLocaleString('en')} rows, Node ${process.version}, processor time`);
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
    twoCoreSpeedup: fixed(threads.fastest, 2),
    onlineVsParse: fixed(processes.onlineVsParse, 2),
    bytesPerRow: fixed(bytesPerRow, 1),
    identical,
  }),
);
process.exitCode = identical ? 0 : 1;
