import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conditionOf } from './columns.ts';
import { measureOnline, type OnlineResult } from './online.ts';
import { type Swapped, swapUnderLoad } from './swap.ts';
import { loadWorkload, SHARED, type Workload } from './workload.ts';

/** What a process is asked for: so many rules, and so many rows of the shared workload or of our own. */
interface Task {
  readonly rules: number;
  readonly rows: number;
  readonly own: boolean;
}

const MEASURES = {
  judge: (workload: Workload, { rules, rows }: Task): Promise<OnlineResult> =>
    measureOnline(workload, workload.rules(rules).map(conditionOf), [...workload.rows(rows)]),
  swap: (workload: Workload, { rules, rows }: Task): Promise<Swapped> =>
    swapUnderLoad(workload, rules, [...workload.rows(rows)]),
};
type Measures = { readonly [Name in keyof typeof MEASURES]: Awaited<ReturnType<(typeof MEASURES)[Name]>> };

/** This file as `npm run bench:rules` builds it: what loads TypeScript in a running program makes garbage of its own. */
const BUILT = new URL('../../dist/bench-rules/bench/rules/online-process.js', import.meta.url);

/**
 * Measures in a process of its own, built and started as `bin/landport` starts a server: where declarations are assessed no million rows of a
 * replay lie in memory, and none of what this benchmark measured before has to be looked through when garbage is collected.
 */
export function measureApart<Name extends keyof Measures>(name: Name, task: Task): Promise<Measures[Name]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(BUILT), [name, JSON.stringify(task), SHARED.href], { execArgv: programFlags() });
    let result: Measures[Name] | undefined;
    child.on('message', (message) => {
      result = message as Measures[Name];
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (result === undefined) reject(new Error(`the process that measures ${name} ended with ${code}`));
      else resolve(result);
    });
  });
}

/** The flags that `bin/landport` gives to Node, from its first line. */
function programFlags(): string[] {
  const [first = ''] = readFileSync(new URL('../../bin/landport', import.meta.url), 'utf8').split('\n');
  return first.split(' ').filter((word) => word.startsWith('--'));
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, task] = [process.argv[2] as keyof Measures, JSON.parse(process.argv[3] ?? '') as Task];
  const workload = await loadWorkload(() => {}, task.own, new URL(process.argv[4] ?? ''));
  process.send(await MEASURES[name](workload, task));
  process.disconnect();
}
