import { parentPort } from 'node:worker_threads';
import { checkCondition } from '../../core/rule/check-rule.ts';
import type { ColumnTable } from '../../core/rule/columns.ts';
import type { Condition } from '../../core/rule/compile.ts';
import type { GroupMatches } from '../../core/rule/evaluate-columns.ts';
import { createMatcher, type Matcher } from '../../core/rule/match.ts';
import type { NamedList } from '../../core/rule/named-list.ts';
import type { FromThread, ReplayRule, ToThread } from './replay-messages.ts';

/** Compiles rules that were checked elsewhere before. */
function conditionsOf(rules: readonly ReplayRule[], lists: readonly NamedList[]): readonly Condition[] {
  const named = new Map(lists.map((list) => [list.id, list]));
  return rules.map(({ when, hazard }) => {
    const { expr } = checkCondition(when, hazard === undefined ? {} : { hazard }, { lists: named });
    if (expr === undefined) throw new TypeError(`not a condition: ${when}`);
    return hazard === undefined ? { expr } : { expr, hazard };
  });
}

/**
 * Serves one pool until it is ended. A failure is an answer and not the end of the thread; found rows move to the
 * asker instead of being copied.
 */
function serve(port: NonNullable<typeof parentPort>): void {
  let table: ColumnTable | undefined;
  let matcher: Matcher | undefined;
  const answer = (message: ToThread): FromThread => {
    switch (message.kind) {
      case 'table':
        table = message.table;
        return { kind: 'ready' };
      case 'rules':
        if (table === undefined) throw new TypeError('no table yet');
        matcher = createMatcher(conditionsOf(message.rules, message.lists), table);
        return { kind: 'ready' };
      case 'match': {
        const groups: [number, GroupMatches][] = [];
        const count = table?.groups.length ?? 0;
        for (let group = Atomics.add(message.next, 0, 1); group < count; group = Atomics.add(message.next, 0, 1))
          if (matcher) groups.push([group, matcher.hits(group)]);
        return { kind: 'matched', groups };
      }
    }
  };
  port.on('message', (message: ToThread) => {
    try {
      const reply = answer(message);
      const moved =
        reply.kind === 'matched' ? reply.groups.flatMap(([, { rows, starts }]) => [rows.buffer, starts.buffer]) : [];
      port.postMessage(reply, moved as ArrayBuffer[]);
    } catch (error) {
      port.postMessage({ kind: 'failed', message: String(error) } satisfies FromThread);
    }
  });
}

if (parentPort !== null) serve(parentPort);
