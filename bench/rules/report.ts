/** What a run says: lines as it goes, one table at its end, and where the sides did not compute the same. */
export interface Report {
  say(line: string): void;
  /** A line of the table. */
  put(what: string, figure: string, note?: string): void;
  /** Says that so many results differ; none is no fault. */
  differ(what: string, count: number): void;
  /** The table, and below it what differed. True when nothing did. */
  print(title: string): boolean;
}

export function createReport(): Report {
  const table: (readonly [what: string, figure: string, note: string])[] = [];
  const faults: string[] = [];
  const say = (line: string) => console.log(line);
  return {
    say,
    put: (what, figure, note = '') => void table.push([what, figure, note]),
    differ: (what, count) => void (count > 0 && faults.push(`${what}: ${count} differ`)),
    print(title) {
      say(`\n${title}`);
      const widthOf = (column: 0 | 1) => Math.max(...table.map((line) => line[column].length));
      const [first, second] = [widthOf(0), widthOf(1)];
      for (const [what, figure, note] of table) say(`${what.padEnd(first)}  ${figure.padStart(second)}  ${note}`);
      for (const fault of faults) say(`DIFFERENCE: ${fault}`);
      return faults.length === 0;
    },
  };
}

/** Rows a second, for people. */
export function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')} rows/s`;
}

/** A number with so many digits behind the point, for the line of JSON. */
export function fixed(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
