import { type BadInput, CSV_HEADER, csv, row } from './case.ts';

const MIB = 1 << 20;

/** A line of a gigabyte between two good rows, made as it is read. */
async function* gigabyteLine(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${CSV_HEADER}\n${row('A')}\nB,OP-1,`);
  const block = Buffer.alloc(MIB, 'x');
  for (let sent = 0; sent < 1024; sent += 1) yield block;
  yield Buffer.from(`\n${row('C')}\n`);
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

/** 货煤 ("goods, coal") in GB18030, which no step of ours has to encode. */
const COAL_GB18030 = Buffer.from([0xbb, 0xf5, 0xc3, 0xba]);

function withBytes(text: string, bytes: Uint8Array): Uint8Array {
  const [before = '', after = ''] = text.split('@@');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

export const CSV_CASES: readonly BadInput[] = [
  { name: 'no header', body: `${row('A')}\n`, errors: ['csv-header-missing @ 1'], goesIn: [] },
  { name: 'nothing but an empty line', format: 'csv', body: '\n', errors: ['file-empty @ 1'], goesIn: [] },
  {
    name: 'a column nobody knows',
    body: csv(row('A')).replace('goods.hs', 'hs'),
    errors: ['csv-column-unknown @ 1:5', 'csv-column-missing @ 1'],
    goesIn: [],
  },
  {
    name: 'one column twice',
    body: csv(row('A')).replace('goods.value', 'goods.netKg'),
    errors: ['csv-column-duplicate @ 1:8'],
    goesIn: [],
  },
  {
    name: 'a delimiter nobody uses',
    body: csv(row('A')).replaceAll(',', '^'),
    errors: ['csv-delimiter @ 1'],
    goesIn: [],
  },
  {
    name: 'a header with commas over rows with semicolons',
    body: `${CSV_HEADER}\n${row('A', 1, 'Coal').replaceAll(',', ';')}\n`,
    errors: ['csv-column-count @ 2'],
    goesIn: [],
  },
  {
    name: 'semicolons throughout, which is fine',
    body: csv(row('A', 1, 'Coal')).replaceAll(',', ';'),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'tabs and CRLF, which is fine',
    body: csv(row('A', 1, 'Coal'))
      .replaceAll(',', '\t')
      .replaceAll('\n', '\r\n'),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'CR alone at the line ends, which is fine',
    body: csv(row('A'), row('B')).replaceAll('\n', '\r'),
    errors: [],
    goesIn: ['A', 'B'],
  },
  {
    name: 'a row too short',
    body: csv(row('A'), 'B,OP-1,2026', row('C')),
    errors: ['csv-column-count @ 3'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'a row too long',
    body: csv(row('A'), `${row('B')},extra`, row('C')),
    errors: ['csv-column-count @ 3'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'a quote left open',
    body: csv(
      row('A'),
      row('B', 1, 'Coal').replace('Coal', '"Coal'),
      ...Array.from({ length: 99 }, (_, i) => row(`C${i}`, 1, 'Coal')),
    ),
    errors: ['csv-quote-open @ 3:6'],
    goesIn: ['A', ...Array.from({ length: 99 }, (_, i) => `C${i}`)],
  },
  {
    name: 'a quote left open before rows with quotes',
    body: csv(row('A'), row('B').replace('washed"', 'washed'), row('C'), row('D')),
    errors: ['csv-quote-open @ 3:6'],
    goesIn: ['A', 'C', 'D'],
  },
  {
    name: 'a quote inside a field',
    body: csv(row('A'), row('B', 1, 'x').replace(',x,', ',5" and 6" pipes,'), row('C')),
    errors: ['csv-quote-stray @ 3:6'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'a quoted line break, which is fine',
    body: csv(row('A', 1, 'Coal,\nwashed'), row('B')),
    errors: [],
    goesIn: ['A', 'B'],
  },
  {
    name: 'a line of a gigabyte',
    body: gigabyteLine,
    format: 'csv',
    errors: ['line-too-long @ 3'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'a zero byte',
    body: csv(row('A'), row('B', 1, 'Co\u0000al'), row('C')),
    errors: ['text-control-character @ 3:45'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'rows of a declaration apart',
    body: csv(row('A'), row('B'), row('A', 2)),
    errors: ['csv-rows-apart @ 4:1'],
    goesIn: ['A', 'B'],
  },
  {
    name: 'rows that disagree on the time',
    body: csv(row('A'), row('A', 2).replace('06:12', '07:12'), row('B')),
    errors: ['csv-rows-differ @ 3:3'],
    goesIn: ['B'],
  },
  {
    name: 'a broken second row',
    body: csv(row('A'), 'A,OP-1,2026', row('A', 3), row('B')),
    errors: ['csv-column-count @ 3'],
    goesIn: ['B'],
  },
  {
    name: 'one line number twice',
    body: csv(row('A'), row('A'), row('B')),
    errors: ['line-duplicate @ 3:4 /goods/1/line'],
    goesIn: ['B'],
  },
  {
    name: 'a negative weight',
    body: csv(row('A').replace(',100,', ',-100,'), row('B')),
    errors: ['number-negative @ 2:7 /goods/0/netKg'],
    goesIn: ['B'],
  },
  {
    name: 'NaN as a weight',
    body: csv(row('A').replace(',100,', ',NaN,'), row('B')),
    errors: ['number-not-finite @ 2:7 /goods/0/netKg'],
    goesIn: ['B'],
  },
  {
    name: 'a weight with a unit',
    body: csv(row('A').replace(',100,', ',100 kg,')),
    errors: ['number-form @ 2:7 /goods/0/netKg'],
    goesIn: [],
  },
  {
    name: 'an HS code with letters',
    body: csv(row('A').replace('270112', '2701AB')),
    errors: ['hs-form @ 2:5 /goods/0/hs'],
    goesIn: [],
  },
  {
    name: 'a day that does not exist',
    body: csv(row('A').replace('03-01', '02-30')),
    errors: ['time-no-such-day @ 2:3 /lodgedAt'],
    goesIn: [],
  },
  { name: 'a UTF-8 byte order mark, which is fine', body: `\ufeff${csv(row('A'))}`, errors: [], goesIn: ['A'] },
  {
    name: 'UTF-16 LE with its mark, which is fine',
    body: Buffer.from(`\ufeff${csv(row('A', 1, '煤'))}`, 'utf16le'),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'UTF-16 BE with its mark, which is fine',
    body: utf16be(`\ufeff${csv(row('A', 1, '煤'))}`),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'UTF-16 LE without a mark, which is fine',
    body: Buffer.from(csv(row('A')), 'utf16le'),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'GB18030, which is read with a warning',
    body: withBytes(csv(row('A'), row('B', 1, '@@')), COAL_GB18030),
    errors: [],
    goesIn: ['A', 'B'],
  },
  {
    name: 'a byte that is neither UTF-8 nor GB18030',
    body: withBytes(csv(row('A'), row('B', 1, 'x@@'), row('C')), Uint8Array.of(0xff)),
    errors: ['file-encoding @ 3'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'a broken byte in the middle of good UTF-8',
    body: withBytes(csv(row('A', 1, '煤炭'), row('B', 1, '@@x'), row('C', 1, '焦炭')), COAL_GB18030),
    errors: ['file-encoding @ 3'],
    goesIn: ['A', 'C'],
  },
  {
    name: 'GB18030 that --encoding says is UTF-8',
    encoding: 'utf-8',
    body: withBytes(csv(row('A'), row('B', 1, '@@')), COAL_GB18030),
    errors: ['file-encoding @ 3'],
    goesIn: ['A'],
  },
  {
    name: 'another kind of file altogether',
    body: Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'latin1'),
    errors: ['csv-delimiter @ 1'],
    goesIn: [],
  },
];
