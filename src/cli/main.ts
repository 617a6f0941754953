import { Fault, type FaultCode } from '../core/domain/fault.ts';
import { faultSentence } from '../messages/faults.ts';
import type { Language } from '../messages/language.ts';
import { findCommand } from './command.ts';
import { COMMANDS } from './commands.ts';
import { createIo, type Io, OutputClosed } from './io.ts';

/** Faults of the command line itself, which exit with 2; all others exit with 1. */
const MISUSE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'unknown-command',
  'unknown-option',
  'option-value-missing',
  'option-value-wrong',
  'option-needs',
  'argument-unexpected',
  'argument-missing',
  'config-unreadable',
  'config-malformed',
  'demo-not-loopback',
]);

/** Runs one command line and returns its exit code. Faults become a sentence on standard error. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (!(error instanceof Fault)) throw error;
    io.err(`landport: ${faultSentence(error.code, error.details)[io.language]}\n`);
    return MISUSE.has(error.code) ? 2 : 1;
  }
}

/** Finds the command and runs it; `--help` anywhere before `--` explains it instead. */
async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const { help, helpFor, unknownCommand } = await import('./commands/help.ts');
  const first = args[0];
  if (first === undefined || first === '--help' || first === '-h') return help(args.slice(1), io, COMMANDS);
  if (first === '--version' || first === '-v') return dispatch(['version'], io);
  const found = findCommand(COMMANDS, args);
  if (found === undefined) throw unknownCommand(args, io, COMMANDS);
  const end = found.rest.indexOf('--');
  const options = end < 0 ? found.rest : found.rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) {
    await helpFor(found.command, io);
    return 0;
  }
  return found.command.run(found.rest, io);
}

/** Runs the program on this process: its arguments, streams, environment and signals. Called by bin/landport. */
export async function runProcess(): Promise<void> {
  const args = process.argv.slice(2);
  const stopping = new AbortController();
  const stoppingNow = new AbortController();
  const io = createIo(process, {
    language: languageOf(args, process.env),
    environment: process.env,
    folder: process.cwd(),
    stopping: stopping.signal,
    stoppingNow: stoppingNow.signal,
  });
  if (findCommand(COMMANDS, args)?.command.graceful === true) listenToSignals(stopping, stoppingNow);
  try {
    process.exitCode = await main(args, io);
  } catch (error) {
    io.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    // EX_SOFTWARE of sysexits.h: a fault of ours, told with its stack.
    process.exitCode = 70;
  }
  // Whatever a library still holds open must not keep a finished command alive; but first let the pipe take all we wrote.
  process.stdout.write('', () => process.exit());
}

/** How long a stop at once may take before the process leaves whatever is open. */
const AT_ONCE_MS = 5_000;

/** First signal: stop in order. Second: at once. Third, or a stop at once that does not end: leave. */
function listenToSignals(stopping: AbortController, stoppingNow: AbortController): void {
  const onSignal = (): void => {
    if (stoppingNow.signal.aborted) process.exit(130);
    if (!stopping.signal.aborted) {
      stopping.abort();
      return;
    }
    stoppingNow.abort();
    setTimeout(() => process.exit(130), AT_ONCE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** The language has to be known before the options are read, for the errors in them. */
function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const index = args.indexOf('--language');
  const flag = index >= 0 ? args[index + 1] : args.find((word) => word.startsWith('--language='))?.slice(11);
  const wanted = flag ?? environment.LANDPORT_LANGUAGE;
  if (wanted === 'zh' || wanted === 'en') return wanted;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}
