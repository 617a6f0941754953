import type { Condition } from '../../src/core/rule/compile.ts';
import type { FactRow } from '../../src/core/rule/fields.ts';
import { createOnline } from '../../src/core/rule/online.ts';
import { medianMs } from './measure.ts';
import type { FlatRow, Workload } from './workload.ts';

/** What judging one declaration at a time takes. */
export interface OnlineResult {
  /** Microseconds of processor time: one declaration judged, and JSON.parse of its text. */
  readonly judgeUs: number;
  readonly parseUs: number;
}

/** One declaration at a time against rules under the limits, beside the parsing of its text. */
export async function measureOnline(
  workload: Workload,
  conditions: readonly Condition[],
  rows: readonly FlatRow[],
): Promise<OnlineResult> {
  const ruled = conditions.map(({ expr }) => ({ expr, hazard: 'vehicle' as const }));
  const items = rows as readonly FactRow[];
  const recent = items.slice(0, 300);
  const texts = rows.map((row, index) => JSON.stringify(workload.toDeclaration(row, index)));
  const index = createOnline(ruled, 'limited', recent);
  let seen = 0;
  const judgeMs = await medianMs(7, () => {
    for (const item of items) seen += index.judge(item).hits.length;
  });
  const parseMs = await medianMs(7, () => {
    for (const text of texts) seen += Object.keys(JSON.parse(text)).length;
  });
  if (seen === 0) throw new Error('nothing was judged');
  return { judgeUs: (1000 * judgeMs) / items.length, parseUs: (1000 * parseMs) / items.length };
}
