import { expect, test } from 'vitest';
import { buildColumns, columnBuilder } from '../../core/rule/build-columns.ts';
import { checkCondition } from '../../core/rule/check-rule.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import { createMatcher } from '../../core/rule/match.ts';
import { allocateShared, startReplayPool } from './pool.ts';

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

test(
  'threads find what one finds in every table, under the limits, and say why they cannot',
  { timeout: 60_000 },
  async () => {
    const tables = [tableOf(70_000), tableOf(0), tableOf(20_000)];
    const named = new Map(lists.map((list) => [list.id, list]));
    const conditions = RULES.map(({ when, hazard }) => ({
      expr: checkCondition(when, { hazard }, { lists: named }).expr!,
      hazard,
    }));
    const matchers = tables.map((table) => createMatcher(conditions, table));
    const pool = startReplayPool(2);
    try {
      await pool.prepare({ sight: 'limited', rules: RULES, lists });
      await pool.lay(tables);
      for (let round = 0; round < 2; round++) {
        const found = await pool.match();
        expect(found.map((groups) => groups.length)).toEqual([5, 0, 2]);
        for (const [table, groups] of found.entries())
          for (const [group, matches] of groups.entries()) expect(matches).toEqual(matchers[table]?.hits(group));
      }
      // Printed matter is looked up in no list, and narcotics are not sought there.
      expect(found0(matchers[0]!.hits(0))).toEqual([0, 3, 6]);
      const rules = [{ when: 'goods.valu > 1.0', hazard: 'revenue' as const }];
      await expect(pool.prepare({ sight: 'limited', rules, lists })).rejects.toThrow('goods.valu');
      // Rows that show all are not asked by rules that were compiled for rows that do not.
      await pool.prepare({ sight: 'limited', rules: RULES, lists });
      await pool.lay([buildColumns([{ 'goods.value': 1 }], 'given')]);
      await expect(pool.match()).rejects.toThrow('limited');
    } finally {
      await pool.close();
    }
  },
);

test('threads that are ended refuse what they were asked, and whatever they are asked then', async () => {
  const pool = startReplayPool(2);
  const asked = pool.prepare({ sight: 'limited', rules: RULES, lists });
  const closed = pool.close();
  await expect(asked).rejects.toThrow('ended');
  await closed;
  await expect(pool.match()).rejects.toThrow('ended');
});

const found0 = ({ rows, starts }: { rows: Uint16Array; starts: Uint32Array }) =>
  [...rows.subarray(starts[0], starts[1])].sort((a, b) => a - b).slice(0, 3);
