import { expect, test } from 'vitest';
import { columnBuilder } from '../../core/rule/build-columns.ts';
import { checkCondition } from '../../core/rule/check-rule.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import { createMatcher } from '../../core/rule/match.ts';
import { allocateShared, startReplayPool } from './pool.ts';

const THREAD = new URL('../../../bench/rules/source-thread.mjs', import.meta.url);
const lists = [{ id: 'codes', values: ['270112', '490199'] }];
const RULES = [
  { when: 'goods.hs in lists.codes', hazard: 'revenue' as const },
  { when: 'goods.value > 900.0', hazard: 'narcotics' as const },
];

function tableOf(rows: number) {
  const builder = columnBuilder('limited', allocateShared);
  for (let row = 0; row < rows; row++) {
    const item: FactRow = { 'goods.hs': ['270112', '490199', '100190'][row % 3] ?? '', 'goods.value': row % 1000 };
    builder.add([item]);
  }
  return builder.finish();
}

test('threads find what one finds, under the limits, and say why they cannot', { timeout: 60_000 }, async () => {
  const table = tableOf(70_000);
  const named = new Map(lists.map((list) => [list.id, list]));
  const conditions = RULES.map(({ when, hazard }) => ({
    expr: checkCondition(when, { hazard }, { lists: named }).expr!,
    hazard,
  }));
  const matcher = createMatcher(conditions, table);
  const pool = await startReplayPool(table, 2, THREAD);
  try {
    await pool.prepare(RULES, lists);
    for (let round = 0; round < 2; round++) {
      const found = await pool.match();
      expect(found).toHaveLength(5);
      for (const [group, matches] of found.entries()) expect(matches).toEqual(matcher.hits(group));
    }
    // Printed matter is looked up in no list, and narcotics are not sought there.
    expect(found0(matcher.hits(0))).toEqual([0, 3, 6]);
    await expect(pool.prepare([{ when: 'goods.valu > 1.0', hazard: 'revenue' }])).rejects.toThrow('goods.valu');
  } finally {
    await pool.close();
  }
});

const found0 = ({ rows, starts }: { rows: Uint16Array; starts: Uint32Array }) =>
  [...rows.subarray(starts[0], starts[1])].sort((a, b) => a - b).slice(0, 3);
