import { spawn } from 'node:child_process';

/** What to start and as whom. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** How a program ended. `output` is the last 8,000 characters of both its streams, as they came. */
export interface Finished {
  /** The exit code; undefined when the program could not be started or died of a signal. */
  readonly code: number | undefined;
  readonly output: string;
}

/** Runs a program to its end and gives back what it said. Never rejects: a program that cannot start has no exit code. */
export function run(invocation: Invocation, options: { cwd: string; env: Record<string, string> }): Promise<Finished> {
  return new Promise((resolve) => {
    const { command, args, ...identity } = invocation;
    // A session of its own: Ctrl-C in a terminal reaches us, and we decide what becomes of the child.
    const child = spawn(command, args, { ...options, ...identity, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const onExit = (): void => void child.kill();
    process.once('exit', onExit);
    let output = '';
    const gather = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-8000);
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', (error) => {
      process.off('exit', onExit);
      resolve({ code: undefined, output: error.message });
    });
    child.on('close', (code) => {
      process.off('exit', onExit);
      resolve({ code: code ?? undefined, output });
    });
  });
}
