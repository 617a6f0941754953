import type { BilingualText } from '../core/domain/text.ts';
import type { OptionTable } from './config/kinds.ts';
import type { Io } from './io.ts';

/** One command of the program. Its code is loaded when it runs, so that `assess` does not wait for the server's. */
export interface Command {
  /** One word, or two as in `token create`. */
  readonly name: string;
  /** What follows the name, for the usage line. */
  readonly usage: string;
  readonly summary: BilingualText;
  /** Options for its help; loaded with it. */
  readonly options?: () => Promise<OptionTable>;
  /** Whether Ctrl-C asks it to stop in order; otherwise a signal simply ends it. */
  readonly graceful: boolean;
  /** Runs it and returns the exit code: 0 done, 1 not, 2 misused. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/**
 * The command that a command line begins with, and what follows its name. No command's name begins with another's
 * words, so the first that fits is the one.
 */
export function findCommand(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; rest: readonly string[] } | undefined {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (words.every((word, index) => args[index] === word)) return { command, rest: args.slice(words.length) };
  }
  return undefined;
}
