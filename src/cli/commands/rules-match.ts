import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildColumns } from '../../core/rule/build-columns.ts';
import { checkCondition } from '../../core/rule/check-rule.ts';
import { GROUP_ROWS } from '../../core/rule/columns.ts';
import type { Condition } from '../../core/rule/compile.ts';
import { type Diagnostic, hasError, inRule } from '../../core/rule/diagnostic.ts';
import { type FactRow, type FieldName, FIELDS, fits, isFieldName } from '../../core/rule/fields.ts';
import { createMatcher } from '../../core/rule/match.ts';
import { NO_LISTS } from '../../core/rule/named-list.ts';
import { isMapping } from '../../core/rule/raw.ts';
import { type IllTyped, type RuleCount, countSentence, illTypedSentence } from '../../messages/rule-counts.ts';
import { ruleSentence } from '../../messages/rules.ts';
import type { Io } from '../io.ts';

type MatchIo = Pick<Io, 'out' | 'err' | 'language' | 'folder'>;

/** Row groups whose columns are in memory at once: enough to make a rule's look-up in their dictionaries cheap. */
const GROUPS_AT_ONCE = 16;

interface NamedCondition extends Condition {
  readonly id: string;
}

/** Said to the person and ends the command. */
class MatchFault extends Error {}

/**
 * `rules match`: the engine alone. For each row, by its number from 0, the rules whose condition is true of it, in the
 * order of their file. Rows are taken as given: nothing is derived, and no limit of a hazard applies, for there is none.
 */
export async function rulesMatch(paths: readonly string[], io: MatchIo): Promise<number> {
  const [rulesFile, rowsFile, ...more] = paths;
  if (rulesFile === undefined || rowsFile === undefined || more.length > 0) {
    io.err(`${countSentence('match-files', 0, 0, io.language)}\n`);
    return 2;
  }
  try {
    const rules = await readRules(rulesFile, io);
    let rows: FactRow[] = [];
    let first = 0;
    const flush = async () => {
      await matchRows(rules, rows, first, io);
      first += rows.length;
      rows = [];
    };
    const illTyped = new Map<FieldName, IllTyped>();
    for await (const { value, line } of jsonLines(rowsFile, io)) {
      // Keys that are no field are no matter: no condition can name them.
      if (!isMapping(value)) throw refusal(rowsFile, line, 'not-a-row', io);
      countIllTyped(value, line, illTyped);
      rows.push(withoutNulls(value));
      if (rows.length === GROUPS_AT_ONCE * GROUP_ROWS) await flush();
    }
    await flush();
    for (const one of illTyped.values()) io.err(`${rowsFile}: ${illTypedSentence(one, io.language)}\n`);
    return 0;
  } catch (fault) {
    if (!(fault instanceof MatchFault)) throw fault;
    io.err(`${fault.message}\n`);
    return 1;
  }
}

/** Counts the values of a row that are not of their field's type: to CEL they are errors, and to an author mostly a slip. */
function countIllTyped(row: Readonly<Record<string, unknown>>, line: number, counts: Map<FieldName, IllTyped>): void {
  for (const [field, value] of Object.entries(row)) {
    if (value === null || !isFieldName(field) || fits(FIELDS[field].type, value)) continue;
    const before = counts.get(field);
    const { type } = FIELDS[field];
    counts.set(field, before ? { ...before, count: before.count + 1 } : { field, type, count: 1, line });
  }
}

/** A null means missing, as everywhere. */
function withoutNulls(value: Readonly<Record<string, unknown>>): FactRow {
  if (!Object.values(value).includes(null)) return value as FactRow;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) as FactRow;
}

/** Conditions of a file, each typed without a hazard. Faults of conditions are gathered and said together. */
async function readRules(file: string, io: MatchIo): Promise<readonly NamedCondition[]> {
  const rules: NamedCondition[] = [];
  const faults: string[] = [];
  /** Where each id stood first. */
  const lineOf = new Map<string, number>();
  for await (const { value, line } of jsonLines(file, io)) {
    const { id, when } = isMapping(value) ? value : {};
    if (typeof id !== 'string' || typeof when !== 'string') throw refusal(file, line, 'not-a-rule', io);
    const { expr, diagnostics } = checkCondition(when, {}, { lists: NO_LISTS });
    if (expr && !hasError(diagnostics)) rules.push({ id, expr });
    for (const one of [...idFaults(id, line, lineOf), ...diagnostics])
      if (one.severity === 'error') faults.push(`${file}:${line}: ${described(one, id, file, io)}`);
    if (!lineOf.has(id)) lineOf.set(id, line);
  }
  if (faults.length > 0) throw new MatchFault(faults.join('\n'));
  return rules;
}

/** Matches are told apart by their rules' ids, one a line: an id that breaks its line, or stands twice, says nothing. */
function idFaults(id: string, line: number, lineOf: ReadonlyMap<string, number>): readonly Diagnostic[] {
  if (id === '' || /[\p{Cc}\u2028\u2029]/u.test(id)) return [inRule('id-breaks-line', 'id')];
  const first = lineOf.get(id);
  return first === undefined || first === line ? [] : [inRule('duplicate-id', 'id', { id, first })];
}

/** `id: when:column: sentence [code]`; the column, from 1, is of the condition, and an id that would break the line is quoted. */
function described(one: Diagnostic, id: string, file: string, { language }: MatchIo): string {
  const named = one.code === 'id-breaks-line' ? JSON.stringify(id) : id;
  const at = one.key === 'when' ? `when:${one.start + 1}` : one.key;
  const where = one.code === 'duplicate-id' ? ` (${file}:${one.params['first']})` : '';
  return `${named}: ${at}: ${ruleSentence(one, language)}${where} [${one.code}]`;
}

/** Prints the matches of some rows, the first of which has the number `first`. */
async function matchRows(
  rules: readonly NamedCondition[],
  rows: readonly FactRow[],
  first: number,
  io: MatchIo,
): Promise<void> {
  if (rows.length === 0 || rules.length === 0) return;
  const table = buildColumns(rows, 'given');
  const matcher = createMatcher(
    rules.map(({ expr }) => ({ expr })),
    table,
  );
  for (const group of table.groups.keys()) {
    const { rows: found, starts } = matcher.hits(group);
    const ofRow: number[][] = [];
    for (let rule = 0; rule < rules.length; rule++)
      for (let at = starts[rule] ?? 0; at < (starts[rule + 1] ?? 0); at++) {
        const row = found[at] ?? 0;
        ofRow[row] ??= [];
        ofRow[row].push(rule);
      }
    const lines: string[] = [];
    // A row without a match has no entry.
    ofRow.forEach((mine, row) => {
      for (const rule of mine) lines.push(`${first + group * GROUP_ROWS + row}\t${rules[rule]?.id}\n`);
    });
    if (lines.length > 0) await io.out(lines.join(''));
  }
}

/** The values of a file with one JSON value a line; empty lines do not count. Lines are numbered from 1. */
async function* jsonLines(
  file: string,
  io: MatchIo,
): AsyncGenerator<{ readonly value: unknown; readonly line: number }> {
  const input = createReadStream(resolve(io.folder, file), 'utf8');
  // Waited for here: readline would not say that a file cannot be opened.
  await new Promise<void>((done, fail) => {
    input.once('open', () => done());
    input.once('error', (error: NodeJS.ErrnoException) =>
      fail(new MatchFault(`${file}: ${error.code ?? error.message}`)),
    );
  });
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    // A mark of the byte order at the beginning of a file is no part of its first line.
    const own = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (own.trim() === '') continue;
    yield { value: parseLine(own, file, line, io), line };
  }
}

function parseLine(text: string, file: string, line: number, io: MatchIo): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(file, line, 'not-json', io);
  }
}

function refusal(file: string, line: number, which: RuleCount, io: MatchIo): MatchFault {
  return new MatchFault(`${file}:${line}: ${countSentence(which, 0, 0, io.language)} [${which}]`);
}
