import { peerVersion } from './install-peers.ts';
import { JS_PEERS, nest } from './js-peers.ts';
import { timed } from './measure.ts';
import { type Report, rate } from './report.ts';
import type { BenchRule, FlatRow, Workload } from './workload.ts';

/**
 * The rule engines of JavaScript over a sample of rows, `share` of the size each has by default: the rows a second of the best of them
 * that gives what the plain reference does.
 */
export async function measureBesideJs(
  workload: Workload,
  rules: readonly BenchRule[],
  rows: readonly FlatRow[],
  share: number,
  ours: number,
  { say, put }: Report,
): Promise<number> {
  let best = 0;
  for (const peer of JS_PEERS) {
    const sample = rows.slice(0, Math.max(10, Math.round(peer.sample * share)));
    const items = sample.map(nest);
    say(`${peer.name}, ${items.length} rows …`);
    const judge = await peer.load(rules);
    for (const item of items.slice(0, Math.ceil(items.length / 10))) await judge(item);
    const { result, ms } = await timed(async () => {
      const found: (readonly string[])[] = [];
      for (const item of items) found.push(await judge(item));
      return found;
    });
    const wrong = sample.filter((row, index) => !isAnswer(workload, rules, row, result[index] ?? [])).length;
    const perSecond = (1000 * items.length) / ms;
    // An engine that does not do the work is no measure of speed.
    if (wrong === 0) best = Math.max(best, perSecond);
    const note =
      wrong > 0 ? `NOT COUNTED: ${wrong} rows wrong` : `Landport is ${(ours / perSecond).toFixed(0)} times as fast`;
    put(`${peer.name} ${peerVersion(peer.name)}`, rate(perSecond), `${note}; ${items.length} rows`);
  }
  return best;
}

/** Whether these are the rules that hit a row, by the plain reference. */
function isAnswer(workload: Workload, rules: readonly BenchRule[], row: FlatRow, found: readonly string[]): boolean {
  const wanted = rules.filter(({ predicates }) => predicates.every((one) => workload.holds(one, row) === true));
  const ids = new Set(found);
  return ids.size === wanted.length && wanted.every(({ id }) => ids.has(id));
}
