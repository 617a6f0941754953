import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TimeZone } from '../core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../core/domain/reference/built-in.ts';
import { validateDeclaration } from '../core/domain/validate/validate.ts';
import { readMapping } from './mapping.ts';
import { isRefused } from './port/read.ts';
import { readDeclarations } from './read.ts';

const FIELDS =
  'fields:\n  reference: Id\n  declarant: Who\n  lodgedAt: When\n  goods.line: { counter: line }\n  goods.hs: Code\n';

function said(text: string): string[] {
  return readMapping(text, 'x.yaml').problems.map(({ code, place, params }) =>
    `${code} ${place.line}:${place.column} ${params['name'] ?? ''}`.trim(),
  );
}

test('a sound mapping has its fields and no problem', () => {
  const { mapping, problems } = readMapping(`group: row\nignore: [Note]\n${FIELDS}`, 'folder/plain.yaml');
  expect(problems).toEqual([]);
  expect(mapping).toMatchObject({ name: 'plain', group: 'row' });
  expect(mapping?.fields.get('goods.line')).toEqual({ counter: 'line' });
});

test.each<[string, string, string[]]>([
  ['broken YAML', 'fields: [', ['mapping-malformed 1:10']],
  ['no map', '- a\n', ['mapping-malformed 1:1']],
  ['an unknown key', `${FIELDS}grup: row\n`, ['mapping-key-unknown 7:1 grup']],
  ['an unknown field', `${FIELDS}  goods.origen: X\n`, ['mapping-field-unknown 7:3 goods.origen']],
  ['a field for a driver', `${FIELDS}  driver.name: X\n`, ['mapping-field-unknown 7:3 driver.name']],
  ['an unknown setting', `${FIELDS}  port: { column: P, trim: true }\n`, ['mapping-key-unknown 7:22 trim']],
  ['two origins', `${FIELDS}  port: { column: P, constant: X }\n`, ['mapping-setting-form 7:9 port: source']],
  ['a date that is none', `${FIELDS}  port: { column: P, date: DD.MM }\n`, ['mapping-setting-form 7:28 port: date']],
  ['padding beyond reason', `${FIELDS}  port: { column: P, pad: 1000000 }\n`, ['mapping-setting-form 7:27 port: pad']],
  ['a group nobody knows', `${FIELDS}group: month\n`, ['mapping-setting-form 7:8 group']],
  ['a field missing', FIELDS.replace('  declarant: Who\n', ''), ['mapping-setting-form 1:1 fields.declarant']],
  ['a column both read and ignored', `${FIELDS}ignore: [Who]\n`, ['mapping-setting-form 1:1 ignore: Who']],
  ['a key twice', `${FIELDS}group: row\ngroup: row\n`, ['mapping-malformed 8:1']],
])('a mapping with %s is refused where it stands', (_name, text, expected) => {
  expect(said(text)).toEqual(expected);
});

test('a misspelt field is answered with the near one', () => {
  const [problem] = readMapping(`${FIELDS}  goods.orgin: X\n`, 'x.yaml').problems;
  expect(problem?.params['suggestion']).toBe('goods.origin');
});

const EXAMPLE = new URL('../../examples/mappings/customs-import-declarations.yaml', import.meta.url);
const DATA = new URL('../../../shared/data/', import.meta.url);

test('the example mapping reads no outcome of an inspection', () => {
  const { mapping, problems } = readMapping(readFileSync(EXAMPLE, 'utf8'), 'customs-import-declarations.yaml');
  expect(problems).toEqual([]);
  const columns = [...(mapping?.fields.values() ?? [])].map((source) => source.column ?? '');
  expect(columns.filter((column) => /fraud/i.test(column))).toEqual([]);
  expect(mapping?.ignore).toContain('Fraud');
  expect(mapping?.ignore).toContain('Critical Fraud');
});

test.skipIf(!existsSync(DATA))(
  'all 8,134 rows of the public validation file go in (skipped without ../shared/data)',
  async () => {
    const { mapping } = readMapping(readFileSync(EXAMPLE, 'utf8'), 'customs-import-declarations.yaml');
    if (mapping === undefined) throw new Error('no mapping');
    const warnings = new Map<string, number>();
    let goesIn = 0;
    for await (const item of readDeclarations(createReadStream(new URL('declarations-valid.csv', DATA)), {
      format: 'csv',
      mapping,
    })) {
      if (isRefused(item)) throw new Error(JSON.stringify(item.refused));
      expect(JSON.stringify(item.raw)).not.toMatch(/fraud/i);
      const context = { form: item.form, timeZone: 'Asia/Seoul' as TimeZone, reference: BUILT_IN_REFERENCE };
      const { declaration, problems } = validateDeclaration(item.raw, context);
      if (declaration !== undefined) goesIn += 1;
      for (const { code } of problems) warnings.set(code, (warnings.get(code) ?? 0) + 1);
    }
    expect(goesIn).toBe(8134);
    expect(warnings.get('weight-zero')).toBe(55);
    expect(warnings.get('value-zero')).toBe(79);
  },
);
