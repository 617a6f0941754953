import { parentPort } from 'node:worker_threads';
import { checkCondition } from '../../core/rule/check-rule.ts';
import type { ColumnTable } from '../../core/rule/columns.ts';
import { type Condition, compile, type Plan } from '../../core/rule/compile.ts';
import type { GroupEvaluator } from '../../core/rule/evaluate-columns.ts';
import { hitsIn } from '../../core/rule/match.ts';
import { FROM_FIRST, FROM_LAST, TAKEN } from './replay-messages.ts';
import type { FromThread, GroupFound, MatchAsk, ReplayRules, ToThread } from './replay-messages.ts';

/** Compiles rules that were checked elsewhere before. */
function planOf({ sight, rules, lists }: ReplayRules): Plan {
  const named = new Map(lists.map((list) => [list.id, list]));
  const conditions = rules.map(({ when, hazard }): Condition => {
    const { expr } = checkCondition(when, hazard === undefined ? {} : { hazard }, { lists: named });
    if (expr === undefined) throw new TypeError(`not a condition: ${when}`);
    return hazard === undefined ? { expr } : { expr, hazard };
  });
  return compile(conditions, sight, true);
}

/**
 * Serves one pool until it is ended. A failure is an answer and not the end of the thread; found rows move to the
 * asker instead of being copied.
 */
function serve(port: NonNullable<typeof parentPort>): void {
  let plan: Plan | undefined;
  let tables: readonly ColumnTable[] = [];
  // Bound where they are first asked: another thread may take all groups of a table.
  let bound: (GroupEvaluator | undefined)[] = [];

  /** The table and group that are so many groups from the first. */
  const placeOf = (at: number): { readonly table: number; readonly group: number } => {
    let group = at;
    for (const [table, { groups }] of tables.entries()) {
      if (group < groups.length) return { table, group };
      group -= groups.length;
    }
    throw new RangeError(`no row group ${at}`);
  };

  const match = ({ taken, backwards }: MatchAsk): readonly GroupFound[] => {
    if (plan === undefined) throw new TypeError('no rules yet');
    const all = tables.reduce((sum, { groups }) => sum + groups.length, 0);
    const found: GroupFound[] = [];
    while (Atomics.add(taken, TAKEN, 1) < all) {
      const at = backwards ? all - 1 - Atomics.add(taken, FROM_LAST, 1) : Atomics.add(taken, FROM_FIRST, 1);
      const { table, group } = placeOf(at);
      const hits = bound[table] ?? hitsIn(plan, tables[table] as ColumnTable);
      bound[table] = hits;
      found.push({ table, group, matches: hits(group) });
    }
    return found;
  };

  const answer = (message: ToThread): FromThread => {
    switch (message.kind) {
      case 'rules':
        plan = planOf(message);
        bound = [];
        return { kind: 'ready' };
      case 'tables':
        tables = message.tables;
        bound = [];
        return { kind: 'ready' };
      case 'match':
        return { kind: 'matched', groups: match(message) };
    }
  };
  port.on('message', (message: ToThread) => {
    try {
      const reply = answer(message);
      const moved =
        reply.kind === 'matched'
          ? reply.groups.flatMap(({ matches: { rows, starts } }) => [rows.buffer, starts.buffer])
          : [];
      port.postMessage(reply, moved as ArrayBuffer[]);
    } catch (error) {
      port.postMessage({ kind: 'failed', message: String(error) } satisfies FromThread);
    }
  });
}

if (parentPort !== null) serve(parentPort);
