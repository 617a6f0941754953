import { median } from './measure.ts';
import { measureApart } from './online-process.ts';
import type { Report } from './report.ts';
import { LONG_MS, type Pauses } from './swap.ts';

/** What processes of their own measured, where declarations come in one at a time. */
export interface Processes {
  /** How many times the JSON.parse of a declaration its judging takes. */
  readonly onlineVsParse: number;
  put(report: Report): void;
}

/** Rows that come in again and again while rules are swapped; a server keeps none. */
const SWAPPED_UNDER = 2_000;

/** Several processes: a single one may be lucky in when garbage is collected. */
export async function measureProcesses(
  processes: number,
  task: { readonly rules: number; readonly rows: number; readonly own: boolean },
): Promise<Processes> {
  const judged: Awaited<ReturnType<typeof measureApart<'judge'>>>[] = [];
  const swapped: Awaited<ReturnType<typeof measureApart<'swap'>>>[] = [];
  for (let run = 0; run < processes; run++) {
    judged.push(await measureApart('judge', task));
    swapped.push(await measureApart('swap', { ...task, rows: SWAPPED_UNDER }));
  }
  const judgeUs = median(judged.map((one) => one.judgeUs));
  const parseUs = median(judged.map((one) => one.parseUs));
  const onlineVsParse = judgeUs / parseUs;
  return {
    onlineVsParse,
    put({ put, differ }) {
      put(
        `one declaration, ${task.rules} rules`,
        `${judgeUs.toFixed(1)} µs`,
        `JSON.parse of it ${parseUs.toFixed(1)} µs: ${onlineVsParse.toFixed(2)} times`,
      );
      const pauses = (what: string, of: (one: (typeof swapped)[number]) => Pauses, note: string) =>
        put(what, ...pausesLine(swapped.map(of), note));
      pauses('a rule goes live under load', (one) => one.single, 'longest pause between two assessments');
      pauses(`all ${task.rules} rules change at once`, (one) => one.whole, 'the same');
      pauses('no rule changes', (one) => one.still, 'the same, by the machine itself');
      const dropped = swapped.reduce((sum, one) => sum + one.dropped, 0);
      put('assessments under load', `${dropped}`, 'lost, or other than the rules in force say');
      differ('assessments during swaps', dropped);
    },
  };
}

/** The longest pause of all processes, and beside it how much of it was the program's, and how frequent long ones are. */
function pausesLine(pauses: readonly Pauses[], note: string): readonly [figure: string, note: string] {
  const longest = (of: (one: Pauses) => number) => Math.max(...pauses.map(of)).toFixed(1);
  const sum = (of: (one: Pauses) => number) => pauses.reduce((total, one) => total + of(one), 0);
  return [
    `${longest((one) => one.longestMs)} ms`,
    `${note}; without what the machine took ${longest((one) => one.longestOwnMs)}; worst of ${pauses.length} processes, ` +
      `${median(pauses.map((one) => one.longestMs)).toFixed(1)} the middle one; ` +
      `over ${LONG_MS} ms ${sum((one) => one.long)} of ${sum((one) => one.assessed).toLocaleString('en')}, ` +
      `${sum((one) => one.longOwn)} of them the program's; ${sum((one) => one.changes)} changes`,
  ];
}
