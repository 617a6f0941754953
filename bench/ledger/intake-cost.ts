import type { Instant } from '../../src/core/domain/ids.ts';
import type { Store } from '../../src/store/port/store.ts';
import { acceptDeclarations, type Filing } from '../../src/work/accept.ts';
import { assessmentLeaf } from '../../src/work/decide-leaf.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import type { BenchPort } from './port.ts';

const BATCH = 500;
const AT_ONCE = 4;
const ACTOR = { id: 'bench' };

export interface CostRound {
  /** Milliseconds for the same number of declarations, with the ledger and without. */
  readonly onMs: number;
  readonly offMs: number;
}

/**
 * Takes two portions of declarations in, one with the ledger and one without, in an order that changes from round to round.
 * With it: leaves are made and stored with their openings, the sequencer runs beside as ever and to its end, and the events
 * are sealed. Without it: nothing of that is stored; the leaves that the code makes all the same are made once more,
 * timed, and taken off twice.
 */
export async function costRound(
  port: BenchPort,
  portions: readonly [readonly Filing[], readonly Filing[]],
  ledgerFirst: boolean,
): Promise<CostRound> {
  const times = { on: 0, off: 0 };
  const order = ledgerFirst ? (['on', 'off'] as const) : (['off', 'on'] as const);
  for (const [index, side] of order.entries()) {
    // Each side starts behind a checkpoint: neither pays for pages the other has touched.
    await port.pool.query('checkpoint');
    times[side] =
      side === 'on' ? await withLedger(port, portions[index] ?? []) : await without(port, portions[index] ?? []);
  }
  return { onMs: times.on, offMs: times.off };
}

async function withLedger({ core }: BenchPort, filings: readonly Filing[]): Promise<number> {
  const started = performance.now();
  let done = false;
  const beside = (async () => {
    while (!done) {
      await core.sequencer.run(Date.now() as Instant);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  })();
  await takeIn(core.environment, core, filings);
  await sealEvents(core.environment.store, Date.now() as Instant);
  while ((await core.sequencer.run(Date.now() as Instant)) > 0);
  const took = performance.now() - started;
  done = true;
  await beside;
  return took;
}

async function without({ core }: BenchPort, filings: readonly Filing[]): Promise<number> {
  let makingMs = 0;
  const { store } = core.environment;
  const bare: Store = {
    ...store,
    declarations: {
      ...store.declarations,
      accept(batch) {
        const from = performance.now();
        for (const one of batch) assessmentLeaf(one.contentHash, one.assessment, one.features);
        makingMs += performance.now() - from;
        return store.declarations.accept(batch.map((one) => ({ ...one, leaves: [] })));
      },
    },
  };
  const environment = Object.create(core.environment, { store: { value: bare } }) as typeof core.environment;
  const started = performance.now();
  await takeIn(environment, core, filings);
  return performance.now() - started - 2 * makingMs;
}

async function takeIn(
  environment: BenchPort['core']['environment'],
  { assessor }: BenchPort['core'],
  filings: readonly Filing[],
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(filings.length / BATCH) }, (_, at) =>
    filings.slice(at * BATCH, (at + 1) * BATCH),
  );
  const worker = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const results = await acceptDeclarations(environment, assessor, batch, ACTOR, Date.now() as Instant);
      const refused = results.find(({ outcome }) => outcome !== 'stored');
      if (refused !== undefined) throw new Error(`a declaration was not stored: ${JSON.stringify(refused)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
