/**
 * What the ledger costs. `npm run bench:ledger`, or `npx tsx bench/ledger.ts [--declarations N] [--rounds N] [--entries N]
 * [--quick]`. Intake with the ledger and without takes turns in one run, over one database with fsync; then the sequencer
 * fills a log of a million entries, proofs are made from its stored tiles, and its root is compared with one that is
 * computed from the commitments by the definition. The last line is JSON; the cost is the median of the rounds.
 */
import { parseArgs } from 'node:util';
import { makeDeclarations } from './intake/declarations.ts';
import { costRound, TIMED } from './ledger/intake-cost.ts';
import { measureLongLog } from './ledger/long-log.ts';
import { openBenchPort } from './ledger/port.ts';

const { values } = parseArgs({
  options: {
    declarations: { type: 'string' },
    rounds: { type: 'string' },
    entries: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const declarations = Number(values.declarations ?? (values.quick ? 1_000 : 40_000));
const rounds = Number(values.rounds ?? (values.quick ? 1 : 6));
const entries = Number(values.entries ?? (values.quick ? 20_000 : 1_000_000));

const source = makeDeclarations();
// Made before the clock runs: writing declarations is the broker's work.
const portion = () =>
  Array.from({ length: declarations }, () => ({
    raw: JSON.parse(source.next().value as string),
    form: 'json' as const,
  }));

const port = await openBenchPort();
try {
  // The first of all meets cold code and empty tables.
  await costRound(port, [portion(), portion()], true);
  const costs: number[] = [];
  const cpuCosts: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { onMs, offMs, onCpuMs, offCpuMs } = await costRound(port, [portion(), portion()], round % 2 === 0);
    costs.push(1 - offMs / onMs);
    cpuCosts.push(1 - offCpuMs / onCpuMs);
    const rate = (ms: number): number => Math.round((declarations * TIMED * 1000) / ms);
    console.log(
      `round ${round}: ${rate(onMs)}/s with the ledger, ${rate(offMs)}/s without; it costs ${(100 * (1 - offMs / onMs)).toFixed(1)}%, ` +
        `and ${(100 * (1 - offCpuMs / onCpuMs)).toFixed(1)}% of this process's time`,
    );
  }
  const intakeCost = median(costs);
  const log = await measureLongLog(port, entries);
  console.log(
    `${log.entries} entries: a proof is ${log.proofBytes} bytes, made in ${log.proofMs[0].toFixed(1)} ms ` +
      `(p95 ${log.proofMs[1].toFixed(1)}), verified in ${log.verifyMs.toFixed(2)} ms; consistency in ${log.consistencyMs.toFixed(1)} ms`,
  );
  console.log(
    `proofs hold: ${log.proofsHold ? 'yes' : 'NO'}; roots equal the plain ones: ${log.rootsEqual ? 'yes' : 'NO'}`,
  );
  console.log(
    JSON.stringify({
      bench: 'ledger',
      appendsPerSecond: Math.round(log.appendsPerSecond),
      intakeCost: Number(intakeCost.toFixed(3)),
      processorCost: Number(median(cpuCosts).toFixed(3)),
      proofBytes: log.proofBytes,
      proofMs: Number(log.proofMs[0].toFixed(2)),
    }),
  );
  process.exitCode = log.proofsHold && log.rootsEqual ? 0 : 1;
} finally {
  await port.close();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
