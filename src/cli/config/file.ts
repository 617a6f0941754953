import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Fault } from '../../core/domain/fault.ts';
import { nestsDeeper } from '../../intake/yaml-depth.ts';
import type { Language } from '../../messages/language.ts';
import { unknownOption, wrongValue } from './fault.ts';
import { type OptionTable, readValue } from './kinds.ts';
import { optionName } from './options.ts';

/** A configuration is a page or two; a larger file is another file. */
const LARGEST_BYTES = 1024 * 1024;
/** In the parser's tokens, of which each level takes a few. Options stand on one level, and a list is a fault with a sentence. */
const MOST_NESTING = 32;

/**
 * Reads a configuration file: a YAML mapping of option names. Nothing when it is absent and need not be there.
 * Faults: `config-unreadable`, `config-malformed`, `unknown-option`, `option-value-wrong`.
 */
export function readConfigFile(
  table: OptionTable,
  file: string,
  required: boolean,
  language: Language,
): Readonly<Record<string, string | number | boolean>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    if (reason === 'ENOENT' && !required) return {};
    throw new Fault('config-unreadable', { file, reason }, error);
  }
  if (text.length > LARGEST_BYTES) throw new Fault('config-malformed', { file, reason: 'more than 1 MB' });
  // Asked first: composing recurses, and so would the program's own end.
  if (nestsDeeper(text, MOST_NESTING)) {
    throw new Fault('config-malformed', { file, reason: language === 'zh' ? '嵌套过深' : 'nested too deeply' });
  }
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 10 });
  } catch (error) {
    throw new Fault(
      'config-malformed',
      { file, reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
  if (content === null) return {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    const reason = language === 'zh' ? '应为“选项: 值”的映射' : 'expected lines of `option: value`';
    throw new Fault('config-malformed', { file, reason });
  }
  return readEntries(table, content as Record<string, unknown>, language);
}

function readEntries(
  table: OptionTable,
  content: Readonly<Record<string, unknown>>,
  language: Language,
): Readonly<Record<string, string | number | boolean>> {
  const keys = new Map(Object.keys(table).map((key) => [optionName(key), key]));
  const values: Record<string, string | number | boolean> = {};
  for (const [name, found] of Object.entries(content)) {
    const key = keys.get(name);
    const spec = key === undefined ? undefined : table[key];
    if (key === undefined || spec === undefined) throw unknownOption(name, [...keys.keys()], 'file', language);
    // YAML has types of its own; a list or a mapping is no text, and fails as one.
    const text = typeof found === 'object' ? JSON.stringify(found) : String(found);
    const read =
      typeof found === 'object' ? readValue({ ...spec, kind: 'choice', choices: [] }, text) : readValue(spec, text);
    if ('expected' in read) throw wrongValue(name, text, read.expected, 'file', language);
    values[key] = read.value;
  }
  return values;
}
