import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IntakeItem, isRefused } from '../port/read.ts';
import { compileDate } from './date.ts';
import { readCsv } from './read.ts';
import { SeenReferences } from './seen.ts';
import { compileSource } from './value.ts';

async function read(text: string, chunk = 1 << 16): Promise<IntakeItem[]> {
  async function* source(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const items = [];
  for await (const item of readCsv(source(), { maxRecordBytes: 10_000, encoding: 'auto' })) items.push(item);
  return items;
}

const HEADER = 'reference,declarant,lodgedAt,goods.line,goods.hs,goods.description';

test('what a writer of RFC 4180 quotes comes back, however the file is cut', async () => {
  // Line breaks and blanks at the ends are not kept: they mean nothing in any field of a declaration.
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', ' ', '煤', 'é') }).map((value) => value.trim());
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), async (values, chunk) => {
      const rows = values.map((value, index) => `R${index},OP-1,2026,1,270112,"${value.replaceAll('"', '""')}"`);
      const items = await read(`${[HEADER, ...rows].join('\n')}\n`, chunk);
      const described = items.map((item) => {
        if (isRefused(item)) throw new Error(JSON.stringify(item.refused));
        return (item.raw as { goods: { description?: string }[] }).goods[0]?.description ?? '';
      });
      expect(described).toEqual(values);
    }),
    { numRuns: 40 },
  );
});

test('lists and documents are split, and empty cells are missing', async () => {
  const header =
    'reference,declarant,lodgedAt,seals,containers,documents,vehicle.plate,totals.grossKg,goods.line,goods.hs';
  const [item] = await read(`${header}\nA,OP-1,2026,S-1; S-2,CSQU3054383,invoice:7:1;permit,,12,1,270112\n`);
  expect(item).toMatchObject({
    raw: {
      reference: 'A',
      seals: ['S-1', 'S-2'],
      containers: [{ number: 'CSQU3054383' }],
      documents: [{ type: 'invoice', number: '7:1' }, { type: 'permit' }],
      totals: { grossKg: '12' },
    },
  });
  expect(JSON.stringify(item)).not.toContain('plate');
});

test('rows of two declarants may share a reference, and a later row may leave the header empty', async () => {
  const rows = ['A,OP-1,2026,1,270112,x', 'A,,,2,270119,y', 'A,OP-2,2026,1,270112,z'];
  const items = await read([HEADER, ...rows].join('\n'));
  const counts = items.map((item) =>
    isRefused(item) ? item.refused : (item.raw as { goods: unknown[] }).goods.length,
  );
  expect(counts).toEqual([2, 1]);
});

test('GB18030 is read with a warning on the first declaration it concerns', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\nA,OP-1,2026,1,270112,`),
    Buffer.from([0xbb, 0xf5, 0xce, 0xef]),
    Buffer.from('\n'),
  ]);
  async function* source(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  for await (const item of readCsv(source(), { maxRecordBytes: 10_000, encoding: 'auto' })) {
    if (isRefused(item)) throw new Error('refused');
    expect(item.problems.map((problem) => problem.code)).toEqual(['file-encoding-assumed']);
    expect(item.raw).toMatchObject({ goods: [{ description: '货物' }] });
  }
});

test.each([
  ['YYYY-MM-DD', '2026-03-01', '2026-03-01'],
  ['DD.MM.YYYY HH:mm', '01.03.2026 06:12', '2026-03-01T06:12:00'],
  ['YYYYMMDDHHmmss', '20260301061259', '2026-03-01T06:12:59'],
  ['DD/MM/YYYY', '1/3/2026', undefined],
])('a date written %s reads %s as %s', (pattern, given, expected) => {
  expect(compileDate(pattern)?.(given)).toBe(expected);
});

test('a date pattern without a full day is none', () => {
  for (const pattern of ['YYYY', 'DD.MM.YY', 'YYYY-MM-DD HH', 'MM MM YYYY DD', ''])
    expect(compileDate(pattern)).toBeUndefined();
});

test.each([
  [{ column: 'c', pad: 6 }, '71080', '071080'],
  [{ column: 'c', pad: 6 }, 'x1080', 'x1080'],
  [{ column: 'c', round: 2 }, '0.30000000000000004', '0.3'],
  [{ column: 'c', round: 0 }, '2.5', '2'],
  [{ column: 'c', decimal: 'comma' as const }, '1.234.567,5', '1234567.5'],
  [{ column: 'c', missing: ['-', 'N/A'] }, 'N/A', undefined],
  [{ column: 'c', codes: { '30': 'truck', '10': null } }, '30', 'truck'],
  [{ column: 'c', codes: { '30': 'truck', '10': null } }, '10', undefined],
  [{ column: 'c', codes: { '30': 'truck' }, otherwise: 'keep' as const }, 'van', 'van'],
  [{ column: 'c', prefix: 'KR-' }, 'A1', 'KR-A1'],
  [{ column: 'c', prefix: 'KR-' }, '  ', undefined],
])('the source %o makes of %s the value %s', (source, cell, expected) => {
  const read = compileSource(source)(cell);
  expect(read === undefined ? undefined : 'value' in read ? read.value : read).toBe(expected);
});

test('a code that no table names is refused with the value', () => {
  expect(compileSource({ column: 'c', codes: {} })('77')).toMatchObject({
    problem: 'mapping-value-unknown',
    given: '77',
  });
});

test('references seen are remembered, and none is invented', () => {
  const seen = new SeenReferences();
  const repeated = (): number => Array.from({ length: 100_000 }, (_, n) => seen.add(`BRK-${n}`)).filter(Boolean).length;
  expect(repeated()).toBe(0);
  expect(repeated()).toBe(100_000);
});
