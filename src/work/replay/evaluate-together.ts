import { availableParallelism } from 'node:os';
import { canonical } from '../../core/rule/canonical.ts';
import type { NamedList } from '../../core/rule/named-list.ts';
import type { Judge } from './judge.ts';
import type { Part } from './part.ts';
import { type ReplayPool, startReplayPool } from './pool.ts';

/** When threads are worth starting. Both are for tests; a program takes what was measured. */
export interface TogetherOptions {
  /** At most so many threads; as many as there are processors, up to four, unless given. */
  readonly threads?: number;
  /** From so many declarations times rules on. */
  readonly manyPairs?: number;
}

/** More threads than this find the memory busy before they find work. */
const MOST_THREADS = 4;
/**
 * Ten billion pairs take one thread two seconds when its code runs for the first time, and two threads one; of one billion
 * they save a tenth of a second (docs/decisions/0024-replay-runs-what-is-measured.md). From half a second on it is worth
 * what each of them compiles meanwhile.
 */
const MANY_PAIRS = 5_000_000_000;

/**
 * A first replay's rules, all of them over all declarations, by threads. They start and compile while the features are
 * being read, and end with the replay: none of them keeps anything of a declaration, nor the texts of a table.
 */
export interface Together {
  /** So many declarations are being read: starts the threads where that is worth it. Later calls change nothing. */
  reading(declarations: number): void;
  /** Evaluates the rules in the parts. Does nothing where no threads were started. `onShare` hears from 0 to 1. */
  evaluate(parts: readonly Part[], onShare: (share: number) => void): Promise<void>;
  /** Ends the threads, also in the middle of their work: it is then refused. */
  close(): Promise<void>;
}

/** Prepares nothing yet; to be closed in any case. */
export function evaluateTogether(
  judges: readonly Judge[],
  lists: readonly NamedList[],
  { threads = Math.min(MOST_THREADS, availableParallelism()), manyPairs = MANY_PAIRS }: TogetherOptions,
): Together {
  const asked = [...new Map(judges.map((judge) => [judge.key, judge])).values()];
  let pool: ReplayPool | undefined;
  let ready: Promise<void> | undefined;
  return {
    reading(declarations) {
      if (pool !== undefined || threads < 2 || declarations * asked.length < manyPairs) return;
      pool = startReplayPool(threads);
      const rules = asked.map(({ expr, hazard }) => ({ when: canonical(expr), hazard }));
      ready = pool.prepare({ sight: 'limited', rules, lists });
      // A failure is told where it is waited for; a replay that is stopped before that wants no word of it.
      ready.catch(() => {});
    },
    async evaluate(parts, onShare) {
      if (pool === undefined) return;
      await ready;
      const groups = parts.reduce((sum, { rows }) => sum + rows.table.groups.length, 0);
      await pool.lay(parts.map(({ rows }) => rows.table));
      const found = await pool.match((taken) => onShare(Math.min(1, taken / groups)));
      for (const [at, { rows }] of parts.entries()) rows.matches.take(asked, found[at] ?? []);
    },
    async close() {
      await pool?.close();
    },
  };
}
