import type { Instant } from '../../src/core/domain/ids.ts';
import type { Store } from '../../src/store/port/store.ts';
import { acceptDeclarations, type Filing } from '../../src/work/accept.ts';
import { assessmentLeaf } from '../../src/work/decide-leaf.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import type { BenchPort } from './port.ts';

const BATCH = 500;
const AT_ONCE = 4;
const ACTOR = { id: 'bench' };

/** One round: the two sides one after the other. */
export interface CostRound {
  /** Milliseconds for the same number of declarations, with the ledger and without. */
  readonly onMs: number;
  readonly offMs: number;
  /** Processor time of this process for the same: what a machine that others use shows too. */
  readonly onCpuMs: number;
  readonly offCpuMs: number;
}

interface Times {
  readonly ms: number;
  readonly cpuMs: number;
}

/** Before the clock starts a fifth of a portion is taken in, so that both sides are under way and the sequencer is behind as ever. */
const LEAD = 0.2;
/** The share of a portion that is timed. */
export const TIMED = 1 - LEAD;
/** As the server's. A portion must take several turns, so that a round pays for what it leaves. */
const TURN_MS = 2_000;

/**
 * Takes two portions of declarations in, one with the ledger and one without, in an order that changes from round to round.
 * With it: leaves are made and stored with their openings, while the sequencer and the seal of events take their turns beside.
 * Without it: nothing of that is stored; the leaves that the code makes all the same are made once more, timed, and taken
 * off twice.
 */
export async function costRound(
  port: BenchPort,
  portions: readonly [readonly Filing[], readonly Filing[]],
  ledgerFirst: boolean,
): Promise<CostRound> {
  const times = { on: { ms: 0, cpuMs: 0 }, off: { ms: 0, cpuMs: 0 } };
  const order = ledgerFirst ? (['on', 'off'] as const) : (['off', 'on'] as const);
  for (const [index, side] of order.entries()) {
    // Each side starts behind a checkpoint: neither pays for pages the other has touched.
    await port.pool.query('checkpoint');
    times[side] = await (side === 'on' ? withLedger : without)(port, portions[index] ?? []);
  }
  const { on, off } = times;
  return { onMs: on.ms, offMs: off.ms, onCpuMs: on.cpuMs, offCpuMs: off.cpuMs };
}

const leadOf = (filings: readonly Filing[]): number => Math.round(filings.length * LEAD);

async function timed(work: () => Promise<void>): Promise<Times> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

async function withLedger({ core }: BenchPort, filings: readonly Filing[]): Promise<Times> {
  const { store } = core.environment;
  const turn = async (): Promise<number> => {
    await sealEvents(store, Date.now() as Instant);
    return core.sequencer.run(Date.now() as Instant);
  };
  let done = false;
  const beside = (async () => {
    while (!done) {
      await turn();
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    }
  })();
  await takeIn(core.environment, core, filings.slice(0, leadOf(filings)));
  const took = await timed(() => takeIn(core.environment, core, filings.slice(leadOf(filings))));
  done = true;
  await beside;
  while ((await turn()) > 0);
  return took;
}

async function without({ core }: BenchPort, filings: readonly Filing[]): Promise<Times> {
  let making = { ms: 0, cpuMs: 0 };
  const { store } = core.environment;
  const bare: Store = {
    ...store,
    declarations: {
      ...store.declarations,
      accept(batch) {
        // By both clocks: on a machine that others use, a moment of work takes longer than it costs.
        const [from, cpu] = [performance.now(), process.cpuUsage()];
        for (const one of batch) assessmentLeaf(one.contentHash, one.assessment, one.features, one.warnings);
        const { user, system } = process.cpuUsage(cpu);
        making = { ms: making.ms + performance.now() - from, cpuMs: making.cpuMs + (user + system) / 1000 };
        return store.declarations.accept(batch.map((one) => ({ ...one, leaves: [] })));
      },
    },
  };
  const environment = Object.create(core.environment, { store: { value: bare } }) as typeof core.environment;
  await takeIn(environment, core, filings.slice(0, leadOf(filings)));
  making = { ms: 0, cpuMs: 0 };
  const { ms, cpuMs } = await timed(() => takeIn(environment, core, filings.slice(leadOf(filings))));
  return { ms: ms - 2 * making.ms, cpuMs: cpuMs - 2 * making.cpuMs };
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
