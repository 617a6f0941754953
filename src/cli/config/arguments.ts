import { Fault } from '../../core/domain/fault.ts';
import type { Language } from '../../messages/language.ts';
import { unknownOption, wrongValue } from './fault.ts';
import { type OptionTable, readValue, type Values } from './kinds.ts';
import { optionName } from './options.ts';

/** A command line taken apart. */
export interface Arguments<Table extends OptionTable> {
  /** Options that were given, read and typed; the last of several wins. */
  readonly given: Partial<Values<Table>>;
  /** What is no option: files, folders, words. */
  readonly rest: readonly string[];
  /** Whether `--help` or `-h` was among them. */
  readonly help: boolean;
}

/**
 * Takes a command line apart by a table of options: `--name value`, `--name=value`, `--switch`, `--no-switch`, `--`.
 * Faults: `unknown-option`, `option-value-missing`, `option-value-wrong`.
 */
export function parseArguments<const Table extends OptionTable>(
  table: Table,
  args: readonly string[],
  language: Language,
): Arguments<Table> {
  const keys = new Map(Object.keys(table).map((key) => [optionName(key), key]));
  const given: Record<string, string | number | boolean> = {};
  const rest: string[] = [];
  let help = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--') {
      rest.push(...args.slice(index + 1));
      break;
    }
    if (word === '--help' || word === '-h') {
      help = true;
    } else if (!word.startsWith('-') || word === '-') {
      rest.push(word);
    } else {
      const [, flag = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
      const negated = flag.startsWith('no-') ? keys.get(flag.slice(3)) : undefined;
      if (negated !== undefined && table[negated]?.kind === 'switch' && attached === undefined) {
        given[negated] = false;
        continue;
      }
      const key = keys.get(flag);
      const spec = key === undefined ? undefined : table[key];
      if (key === undefined || spec === undefined) {
        throw unknownOption(word.split('=')[0] ?? word, flagsOf(table), 'command line', language);
      }
      if (spec.kind === 'switch' && attached === undefined) {
        given[key] = true;
        continue;
      }
      const text = attached ?? args[++index];
      if (text === undefined || (attached === undefined && text.startsWith('--'))) {
        throw new Fault('option-value-missing', { name: `--${flag}` });
      }
      const read = readValue(spec, text);
      if ('expected' in read) throw wrongValue(`--${flag}`, text, read.expected, 'command line', language);
      given[key] = read.value;
    }
  }
  // Each key was read by its own kind, which is what the type of a table's values says.
  return { given: given as Partial<Values<Table>>, rest, help };
}

/** All flags of a table as they are written. */
function flagsOf(table: OptionTable): readonly string[] {
  return Object.entries(table).flatMap(([key, spec]) => {
    const flag = `--${optionName(key)}`;
    return spec.kind === 'switch' ? [flag, `--no-${optionName(key)}`] : [flag];
  });
}
