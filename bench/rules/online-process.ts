import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { conditionOf } from './columns.ts';
import { measureOnline, type OnlineResult } from './online.ts';
import { type Swapped, swapUnderLoad } from './swap.ts';
import { loadWorkload } from './workload.ts';

/** What the process is asked for: so many rules, judging so many rows of the shared workload or of our own. */
interface Task {
  readonly rules: number;
  readonly rows: number;
  readonly own: boolean;
}

/** Rows that come in again and again while rules are swapped: a server keeps none. */
const LOADED = 2_000;

/**
 * What judging takes and what swapping does, in a process of its own, as a server is one: where declarations are assessed no million
 * rows of a replay lie in memory, and none of what this benchmark measured before has to be looked through when garbage is collected.
 */
export function measureOnlineApart(task: Task): Promise<OnlineResult & Swapped> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(task)]);
    let result: (OnlineResult & Swapped) | undefined;
    child.on('message', (message) => {
      result = message as OnlineResult & Swapped;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (result === undefined) reject(new Error(`the process that judges online ended with ${code}`));
      else resolve(result);
    });
  });
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const task = JSON.parse(process.argv[2] ?? '') as Task;
  const workload = await loadWorkload(() => {}, task.own);
  const conditions = workload.rules(task.rules).map(conditionOf);
  const online = await measureOnline(workload, conditions, [...workload.rows(task.rows)]);
  process.send({ ...online, ...(await swapUnderLoad(workload, task.rules, [...workload.rows(LOADED)])) });
  process.disconnect();
}
