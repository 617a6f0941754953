import { parentPort } from 'node:worker_threads';
import { checkCondition } from '../../core/rule/check-rule.ts';
import type { ColumnTable } from '../../core/rule/columns.ts';
import { type Condition, compile, type Plan } from '../../core/rule/compile.ts';
import type { GroupEvaluator } from '../../core/rule/evaluate-columns.ts';
import { hitsIn } from '../../core/rule/match.ts';
import type { FromThread, GroupFound, ReplayRules, ToThread } from './replay-messages.ts';

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

  const match = (next: Int32Array): readonly GroupFound[] => {
    if (plan === undefined) throw new TypeError('no rules yet');
    const found: GroupFound[] = [];
    let taken = Atomics.add(next, 0, 1);
    let first = 0;
    for (const [number, table] of tables.entries()) {
      for (; taken < first + table.groups.length; taken = Atomics.add(next, 0, 1)) {
        const hits = bound[number] ?? hitsIn(plan, table);
        bound[number] = hits;
        found.push({ table: number, group: taken - first, matches: hits(taken - first) });
      }
      first += table.groups.length;
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
        return { kind: 'matched', groups: match(message.next) };
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
