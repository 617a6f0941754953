/**
 * How fast intake is beside COPY. `npm run bench:intake`, or `npx tsx bench/intake.ts [--declarations N] [--rounds N]
 * [--connections N] [--format json|ndjson] [--quick] [--source] [--profile FOLDER]`. It measures the built program (`npm run bench:intake` builds it
 * first); --source runs the source instead, as tests do.
 *
 * Intake: one Landport (its own PostgreSQL with fsync, the example rules in force, ledger and history jobs running as ever) takes
 * declarations of the simulated port over HTTP in batches of 500 on a few connections; each is validated, assessed and
 * committed before it is answered `stored`. COPY: one session loads the very tuples that intake's transactions wrote
 * (declaration, assessment, event, leaf and what it opens to) into twins with the same keys and indexes in the same database, after each
 * round. What the jobs write later (ledger entries, history) burdens intake's time and is not copied. The counts and
 * contents of both sides must be equal. The last line is JSON; the rates are medians of the rounds.
 */
import { parseArgs } from 'node:util';
import { measureIntake } from './intake/measure.ts';

const BATCH = 500;

const { values } = parseArgs({
  options: {
    declarations: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '4' },
    format: { type: 'string', default: 'ndjson' },
    profile: { type: 'string' },
    source: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

const result = await measureIntake({
  declarations: Number(values.declarations ?? (values.quick ? 1_000 : 20_000)),
  rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
  warmUp: values.quick ? 0 : 10_000,
  batch: BATCH,
  connections: Number(values.connections),
  format: values.format === 'json' ? 'json' : 'ndjson',
  server: {
    program: values.source ? 'source' : 'built',
    ...(values.profile === undefined ? {} : { profile: values.profile }),
  },
  say: (line) => console.log(line),
});

console.log(`\n${'table'.padEnd(14)} ${'rows'.padStart(8)} ${'by COPY'.padStart(8)}  the same content`);
let equal = result.rulesInForce === result.rulesBrought;
for (const { table, rows, copyRows, checksum, copyChecksum } of result.tables) {
  const same = rows === copyRows && checksum === copyChecksum;
  equal &&= same;
  console.log(
    `${table.padEnd(14)} ${String(rows).padStart(8)} ${String(copyRows).padStart(8)}  ${same ? 'yes' : 'NO'}`,
  );
}
console.log(`${result.rulesInForce} of ${result.rulesBrought} rules in force`);
console.log(
  JSON.stringify({
    bench: 'intake',
    perSecond: Math.round(result.perSecond),
    copyPerSecond: Math.round(result.copyPerSecond),
    copyRatio: Number(result.copyRatio.toFixed(3)),
  }),
);
process.exitCode = equal ? 0 : 1;
