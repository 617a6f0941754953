import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ProblemCode } from '../core/domain/problem-codes.ts';
import type { Problem } from '../core/domain/problem.ts';
import { compileDate } from './csv/date.ts';
import { FLAT_FIELDS, nearestName, REQUIRED_FIELDS } from './fields.ts';
import type { FieldSource, Mapping } from './port/mapping.ts';
import { problemAt, quoted } from './refuse.ts';
import { nestsDeeper } from './yaml-depth.ts';

const TOP_KEYS = ['name', 'delimiter', 'group', 'fields', 'ignore'] as const;
const DELIMITERS: Readonly<Record<string, ',' | ';' | '\t' | '|'>> = {
  ',': ',',
  ';': ';',
  '\t': '\t',
  '|': '|',
  tab: '\t',
};
/** A mapping is written by hand; anything longer is another file. */
const MAX_MAPPING_CHARACTERS = 200_000;
/** In the parser's tokens, of which each level of a map takes a few. A mapping has three levels. */
const MAX_NESTING = 64;
const MAX_PAD = 20;
const MAX_ROUND = 10;

type Settings = { -readonly [Key in keyof FieldSource]: FieldSource[Key] };
type Check = (value: Node | null, name: string) => void;

/**
 * Reads a mapping file (YAML) and checks all of it: every problem at once, each with its line and column. `mapping` is
 * absent when there is an error. The keys are those of `Mapping` and `FieldSource`; a field's source may be just a column's name.
 */
export function readMapping(
  text: string,
  path: string,
): { readonly mapping?: Mapping; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const report = (code: ProblemCode, node: Node | null | undefined, params: Record<string, string | number>): void => {
    const at = lines.linePos(node?.range?.[0] ?? 0);
    problems.push(problemAt(code, { line: Math.max(1, at.line), column: Math.max(1, at.col) }, params));
  };
  if (text.length > MAX_MAPPING_CHARACTERS) {
    return { problems: [problemAt('document-too-large', { line: 1 }, { max: MAX_MAPPING_CHARACTERS })] };
  }
  // Before the YAML library composes the text, which recurses.
  if (nestsDeeper(text, MAX_NESTING)) {
    return { problems: [problemAt('mapping-malformed', { line: 1 }, { detail: 'TOO_DEEP' })] };
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) {
    const at = lines.linePos(error.pos[0]);
    problems.push(problemAt('mapping-malformed', { line: at.line, column: at.col }, { detail: error.code }));
  }
  const root = document.contents;
  if (problems.length > 0) return { problems };
  if (!isMap(root)) {
    report('mapping-malformed', root as Node | null, { detail: 'NOT_A_MAP' });
    return { problems };
  }

  const fields = new Map<string, FieldSource>();
  const ignore = new Set<string>();
  // Named after its file unless it says otherwise.
  let name = path.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');
  let delimiter: Mapping['delimiter'];
  let group: Mapping['group'] = 'reference';
  const wrong = (node: Node | null, setting: string, expected: string): void =>
    report('mapping-setting-form', node, { name: setting, expected });
  // A table by key, so that a key without a check does not compile.
  const checks: Record<(typeof TOP_KEYS)[number], Check> = {
    name: (node) => {
      const given = textOf(node);
      if (given === undefined) wrong(node, 'name', 'text');
      else name = given;
    },
    delimiter: (node) => {
      delimiter = DELIMITERS[textOf(node) ?? ''];
      if (delimiter === undefined) wrong(node, 'delimiter', ', ; | tab');
    },
    group: (node) => {
      const given = textOf(node);
      if (given === 'reference' || given === 'row') group = given;
      else wrong(node, 'group', 'reference, row');
    },
    ignore: (node) => {
      if (!isSeq(node)) return wrong(node, 'ignore', 'list');
      for (const item of node.items) {
        const column = textOf(item as Node | null);
        if (column === undefined) wrong(item as Node | null, 'ignore', 'text');
        else ignore.add(column);
      }
    },
    fields: (node) => {
      if (!isMap(node)) return wrong(node, 'fields', 'map');
      eachPair(node, (field, key, value) => {
        if (!FLAT_FIELDS.has(field)) {
          report('mapping-field-unknown', key, {
            name: quoted(field),
            suggestion: nearestName(field, FLAT_FIELDS.keys()) ?? '',
          });
          return;
        }
        const source = readSource(value, (code, at, params) => report(code, at, params), field);
        if (source !== undefined) fields.set(field, source);
      });
    },
  };
  eachPair(root, (key, keyNode, value) => {
    if (isOneOf(TOP_KEYS, key)) checks[key](value, key);
    else report('mapping-key-unknown', keyNode, { name: quoted(key), suggestion: nearestName(key, TOP_KEYS) ?? '' });
  });
  // Only where all else is right: a misspelt field would otherwise be told as missing as well.
  for (const field of REQUIRED_FIELDS) {
    if (!fields.has(field) && problems.length === 0)
      report('mapping-setting-form', root, { name: `fields.${field}`, expected: 'required' });
  }
  for (const [field, source] of fields) {
    if (source.column !== undefined && ignore.has(source.column)) {
      report('mapping-setting-form', root, { name: `ignore: ${source.column}`, expected: `fields.${field}` });
    }
  }
  if (problems.length > 0) return { problems };
  return { mapping: { name, ...(delimiter === undefined ? {} : { delimiter }), fields, group, ignore }, problems };
}

type Report = (code: ProblemCode, node: Node | null, params: Record<string, string | number>) => void;

/** One field's source: a column's name, or a map of settings. */
function readSource(node: Node | null, report: Report, field: string): FieldSource | undefined {
  const column = textOf(node);
  if (column !== undefined) return { column };
  const wrong = (at: Node | null, setting: string, expected: string): void =>
    report('mapping-setting-form', at, { name: `${field}: ${setting}`, expected });
  if (!isMap(node)) return void wrong(node, 'source', 'text, map');
  const settings: Settings = {};
  const text = (at: Node | null, setting: 'column' | 'constant' | 'prefix' | 'separator' | 'date'): void => {
    const given = textOf(at);
    if (given === undefined || given === '') wrong(at, setting, 'text');
    else settings[setting] = given;
  };
  const whole = (at: Node | null, setting: 'pad' | 'round', max: number): void => {
    const given = isScalar(at) ? at.value : undefined;
    if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= max) settings[setting] = given;
    else wrong(at, setting, `0..${max}`);
  };
  // Likewise: each setting of FieldSource has its check.
  const checks: Record<keyof FieldSource, Check> = {
    column: (at) => text(at, 'column'),
    constant: (at) => text(at, 'constant'),
    prefix: (at) => text(at, 'prefix'),
    separator: (at) => text(at, 'separator'),
    date: (at) => {
      text(at, 'date');
      if (settings.date !== undefined && compileDate(settings.date) === undefined)
        wrong(at, 'date', 'YYYY MM DD HH mm ss');
    },
    counter: (at) => {
      if (textOf(at) === 'line') settings.counter = 'line';
      else wrong(at, 'counter', 'line');
    },
    decimal: (at) => {
      if (textOf(at) === 'comma') settings.decimal = 'comma';
      else wrong(at, 'decimal', 'comma');
    },
    pad: (at) => whole(at, 'pad', MAX_PAD),
    round: (at) => whole(at, 'round', MAX_ROUND),
    otherwise: (at) => {
      const given = textOf(at);
      if (given === 'refuse' || given === 'keep' || given === 'missing') settings.otherwise = given;
      else wrong(at, 'otherwise', 'refuse, keep, missing');
    },
    missing: (at) => {
      if (!isSeq(at)) return wrong(at, 'missing', 'list');
      settings.missing = at.items.map((item) => textOf(item as Node | null) ?? '');
    },
    codes: (at) => {
      if (!isMap(at)) return wrong(at, 'codes', 'map');
      const codes = new Map<string, string | null>();
      eachPair(at, (code, _key, value) => {
        const ours = textOf(value) ?? null;
        codes.set(code, ours);
      });
      settings.codes = Object.fromEntries(codes);
    },
  };
  eachPair(node, (setting, key, value) => {
    if (Object.hasOwn(checks, setting)) checks[setting as keyof FieldSource](value, setting);
    else
      report('mapping-key-unknown', key, {
        name: quoted(setting),
        suggestion: nearestName(setting, Object.keys(checks)) ?? '',
      });
  });
  // A value has one origin; two would leave it to chance which counts.
  const origins = [settings.column, settings.constant, settings.counter].filter((origin) => origin !== undefined);
  if (origins.length !== 1) wrong(node, 'source', 'column | constant | counter');
  return settings;
}

function eachPair(map: YAMLMap, visit: (key: string, keyNode: Node | null, value: Node | null) => void): void {
  for (const pair of map.items)
    visit(textOf(pair.key as Node | null) ?? '', pair.key as Node | null, pair.value as Node | null);
}

/** A scalar as it is written, so that `011` and `1.0` stay what the author typed. Null and lists have no text. */
function textOf(node: Node | null | undefined): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
