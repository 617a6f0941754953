import { type BadInput, whole } from './case.ts';

const good = whole('GOOD');
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

export const JSON_CASES: readonly BadInput[] = [
  { name: 'nothing in it', format: 'json', body: '', errors: ['file-empty @ 1'], goesIn: [] },
  { name: 'only blank lines', format: 'ndjson', body: '\n\n  \n', errors: ['file-empty @ 1'], goesIn: [] },
  {
    name: 'NaN as a weight',
    body: `[${good.replace('100', 'NaN')},${whole('B')}]`,
    errors: ['json-malformed @ 1:135'],
    goesIn: ['B'],
  },
  {
    name: 'Infinity on the second line',
    body: `${good}\n${whole('B').replace('100', '-Infinity')}\n${whole('C')}\n`,
    errors: ['json-malformed @ 2:131'],
    goesIn: ['GOOD', 'C'],
  },
  {
    name: 'a huge number',
    body: good.replace('100', '1e999'),
    errors: ['number-not-finite @ 1:134 /goods/0/netKg'],
    goesIn: [],
  },
  {
    name: 'more digits than a number holds',
    body: whole('A', {}, { netKg: 1e300 }),
    errors: ['number-too-large @ 1:131 /goods/0/netKg'],
    goesIn: [],
  },
  {
    name: 'a negative weight',
    body: whole('A', {}, { netKg: -5 }),
    errors: ['number-negative @ 1:131 /goods/0/netKg'],
    goesIn: [],
  },
  {
    name: 'a weight in quotes that is no number',
    body: whole('A', {}, { netKg: '12 kg' }),
    errors: ['wrong-type @ 1:131 /goods/0/netKg'],
    goesIn: [],
  },
  {
    name: 'one line number twice',
    body: whole('A', {
      goods: [
        { line: 1, hs: '270112' },
        { line: 1, hs: '270119' },
      ],
    }),
    errors: ['line-duplicate @ 1:118 /goods/1/line'],
    goesIn: [],
  },
  {
    name: 'a field nobody knows',
    body: whole('A', { colour: 'red' }),
    errors: ['unknown-field @ 1:174 /colour'],
    goesIn: [],
  },
  {
    name: 'a driver in it',
    body: whole('A', { driver: { name: 'X' } }),
    errors: ['personal-data @ 1:174 /driver'],
    goesIn: [],
  },
  {
    name: 'a key stated twice',
    body: `{"reference":"X",${good.slice(1)}`,
    errors: ['json-duplicate-key @ 1:18 /reference'],
    goesIn: [],
  },
  {
    name: 'brackets a hundred thousand deep',
    body: `[${deep},${good}]`,
    errors: ['json-too-deep @ 1:2'],
    goesIn: ['GOOD'],
  },
  {
    name: 'a line a hundred thousand deep',
    format: 'ndjson',
    body: `${deep}\n${good}\n`,
    errors: ['json-too-deep @ 1:1'],
    goesIn: ['GOOD'],
  },
  {
    name: 'an array that is cut off',
    body: `[${good},\n{"reference":"B","goo`,
    errors: ['file-truncated @ 2:1'],
    goesIn: ['GOOD'],
  },
  { name: 'an array that never closes', body: `[${good}\n`, errors: ['file-truncated @ 2:1'], goesIn: ['GOOD'] },
  {
    name: 'a quote left open in the middle of an array',
    body: `[\n{"reference":"A,\n"goods":[]},\n${good}\n]`,
    errors: ['json-malformed @ 2:17'],
    goesIn: ['GOOD'],
  },
  {
    name: 'a brace too few in an array',
    body: `[\n{"reference":"A","goods":[{"line":1]},\n${good}]`,
    errors: ['json-malformed @ 2:36'],
    goesIn: ['GOOD'],
  },
  {
    name: 'a comma missing between records',
    body: `[${good}\n${whole('B')}]`,
    errors: ['json-malformed @ 2:1'],
    goesIn: ['GOOD', 'B'],
  },
  { name: 'something after its end', body: `[${good}] and more`, errors: ['json-malformed @ 1:171'], goesIn: ['GOOD'] },
  {
    name: 'a number where a declaration should be',
    body: `[1,${good}]`,
    errors: ['not-an-object @ 1:2'],
    goesIn: ['GOOD'],
  },
  { name: 'single quotes', body: `[{'reference':'A'},${good}]`, errors: ['json-malformed @ 1:3'], goesIn: ['GOOD'] },
  { name: 'a trailing comma', body: `{"reference":"A",}`, errors: ['json-malformed @ 1:18'], goesIn: [] },
  {
    name: 'an open quote on one line of NDJSON',
    format: 'ndjson',
    body: `{"reference":"A\n${good}\n`,
    errors: ['file-truncated @ 1:16'],
    goesIn: ['GOOD'],
  },
  {
    name: 'a record longer than allowed',
    body: `[${whole('A', {}, { description: 'x'.repeat(3000) })},${good}]`,
    maxRecordBytes: 2000,
    errors: ['document-too-large @ 1:2'],
    goesIn: ['GOOD'],
  },
  {
    name: 'a byte that is no UTF-8',
    body: Buffer.from(`[${good},${whole('B').replace('USD', 'US\u00e9')}]`, 'latin1'),
    errors: ['file-encoding @ 1'],
    goesIn: ['GOOD'],
  },
  { name: 'a byte order mark, which is fine', body: `\ufeff${good}`, errors: [], goesIn: ['GOOD'] },
  { name: 'UTF-16 JSON, which is read', body: Buffer.from(`\ufeff${good}`, 'utf16le'), errors: [], goesIn: ['GOOD'] },
];
