import { type ChildProcess, spawn } from 'node:child_process';
import { builtProgram } from './built-program.ts';

/** The program running in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly said: { out: string; err: string };
  /** Waits until standard output shows something that matches, and returns the match. Fails when the program ends before. */
  shows(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs `landport` with arguments. `before` is a command that runs it, such as `setpriv` with its options. */
export function landport(args: readonly string[], options: { before?: readonly string[]; cwd?: string } = {}): Program {
  const words = [...(options.before ?? []), process.execPath, builtProgram(), ...args];
  const [command = '', ...rest] = words;
  const child = spawn(command, rest, {
    cwd: options.cwd ?? '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that a test can press Ctrl-C in it.
    detached: true,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'C' },
  });
  const said = { out: '', err: '' };
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const shows = async (pattern: RegExp): Promise<RegExpExecArray> => {
    let over = false;
    void ended.then(() => {
      over = true;
    });
    for (;;) {
      const match = pattern.exec(said.out);
      if (match !== null) return match;
      if (over) throw new Error(`ended before it showed ${pattern}: ${said.out}${said.err}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { child, said, shows, ended };
}
