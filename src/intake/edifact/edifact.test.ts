import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IntakeItem, isRefused } from '../port/read.ts';
import { readEdifact } from './read.ts';
import { Tokenizer } from './tokenize.ts';

async function read(text: string, chunk = 1 << 16): Promise<IntakeItem[]> {
  async function* source(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const items = [];
  for await (const item of readEdifact(source(), 100_000)) items.push(item);
  return items;
}

/** A CUSDEC with these segments before and after the goods begin. */
function cusdec(header: string, item = '', version = 'D:22A', summary = ''): string {
  const body = `UNH+1+CUSDEC:${version}:UN'BGM+929+DEC-1+9'${header}UNS+D'CST+1+2701.12'${item}UNS+S'${summary}`;
  return `UNB+UNOY:4+A+B+260301:0612+C1'${body}UNT+${body.split("'").length}+1'UNZ+1+C1'`;
}

async function rawOf(text: string): Promise<Record<string, unknown>> {
  const [item] = await read(text);
  if (item === undefined || isRefused(item)) throw new Error(JSON.stringify(item));
  return item.raw as Record<string, unknown>;
}

test('any text survives release characters, whatever the service characters and the cut', () => {
  const service = fc.constantFrom(":+.? '", '|#.\\ ~', ':+,? \n');
  const text = fc.array(fc.string({ unit: fc.constantFrom('a', ':', '+', '?', "'", '|', '#', '\\', '~', 'Z') }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      service.filter((characters) => !characters.includes('\n')),
      text,
      fc.integer({ min: 1, max: 7 }),
      (characters, values, size) => {
        const [component = '', element = '', , release = '', , terminator = ''] = characters;
        const special = new Set([component, element, release, terminator]);
        const written = values.map((value) =>
          [...value].map((char) => (special.has(char) ? release + char : char)).join(''),
        );
        const bytes = Buffer.from(
          `UNA${characters}UNB${element}UNOC${component}3${terminator}FTX${element}${written.join(element)}${terminator}`,
        );
        const tokenizer = new Tokenizer(10_000);
        const segments = [];
        for (let at = 0; at < bytes.length; at += size) segments.push(...tokenizer.push(bytes.subarray(at, at + size)));
        expect(tokenizer.end()).toEqual([]);
        expect(segments[1]).toMatchObject({ tag: 'FTX', elements: values.map((value) => [value]), number: 2 });
      },
    ),
  );
});

test('names, addresses and contacts of people never leave the reader', async () => {
  const people =
    "NAD+DT+OP-1::9+LI WEI:DRIVER+LI WEI TRADE+HIGH STREET 7+ERENHOT'CTA+IC+7:BATU KHAN'COM+batu@example.invalid:EM'" +
    "NAD+CZ+OP-2++SOMEBODY'FTX+AAI+++CALL SAINBILEG'TDT+20+T1+3++OP-9:::DORJ CARRIERS+++0123UBA::::MN'PNA+X+++SECRET'ADR+1+SECRET'";
  const items = await read(cusdec(people, "FTX+AAA+++COAL'NAD+CN+OP-3++HIDDEN NAME'CTA+AH+:HIDDEN'"));
  const text = JSON.stringify(items);
  for (const name of [
    'LI WEI',
    'BATU',
    'batu',
    'SOMEBODY',
    'SAINBILEG',
    'DORJ',
    'HIDDEN',
    'SECRET',
    'HIGH STREET',
    'ERENHOT',
  ]) {
    expect(text).not.toContain(name);
  }
  expect(items[0]).toMatchObject({
    raw: { declarant: 'OP-1', exporter: 'OP-2', carrier: 'OP-9', vehicle: { plate: '0123UBA', country: 'MN' } },
  });
});

test.each(['D:96B', 'D:97A', 'D:01B', 'D:22A'])('a CUSDEC of %s is taken', async (version) => {
  expect(await rawOf(cusdec('', '', version))).toMatchObject({
    reference: 'DEC-1',
    direction: 'import',
    goods: [{ line: '1', hs: '270112' }],
  });
});

test.each([
  ["DTM+137:20260301:102'", '2026-03-01'],
  ["DTM+137:202603010612:203'", '2026-03-01T06:12:00'],
  ["DTM+137:20260301061259:204'", '2026-03-01T06:12:59'],
  ["DTM+137:202603010612?+0800:205'", '2026-03-01T06:12:00+08:00'],
])('the date %s is lodged at %s', async (segment, expected) => {
  expect((await rawOf(cusdec(segment)))['lodgedAt']).toBe(expected);
});

test('weights are kilograms, values take the customs value first, and the currency of the invoice stands in', async () => {
  const item =
    "MEA+AAE+AAA+TNE:38,5'MEA+AAE+AAB+GRM:38900000'MOA+38:100'MOA+40:5005,50'PAC+7'TAX+1+CUD+++:::3.5'MEA+AAR++NAR:12'";
  const raw = await rawOf(cusdec("CUX+2:USD:4'", item));
  expect(raw['goods']).toEqual([
    {
      line: '1',
      hs: '270112',
      netKg: '38500',
      grossKg: '38900',
      value: '5005.50',
      currency: 'USD',
      packages: '7',
      dutyRate: '3.5',
      quantity: '12',
      unit: 'NAR',
    },
  ]);
});

test('documents, a TIR carnet, seals and containers are found', async () => {
  const header = "DOC+851+P-88123'DOC+952+TIR-XB88'DOC+999+X'RFF+CMR:7'EQD+CN+CSQU3054383'EQD+TE+5567UB'SEL+S1'SEL+S2'";
  expect(await rawOf(cusdec(header))).toMatchObject({
    transitDocument: 'TIR-XB88',
    documents: [
      { type: 'phytosanitary-certificate', number: 'P-88123' },
      { type: 'document-999', number: 'X' },
      { type: 'road-consignment-note', number: '7' },
    ],
    containers: [{ number: 'CSQU3054383' }],
    seals: ['S1', 'S2'],
    vehicle: { trailerPlate: '5567UB' },
  });
});

test('a place is the segment that says it, or the nearest one', async () => {
  const [item] = await read(cusdec("LOC+35+MN'", "LOC+27+MN'"));
  if (item === undefined || isRefused(item)) throw new Error('refused');
  expect(item.place('/dispatchCountry')).toMatchObject({ segment: 4 });
  expect(item.place('/goods/0/origin')).toMatchObject({ segment: 7 });
  expect(item.place('/goods/0/netKg')).toMatchObject({ segment: 6 });
  expect(item.place('/lodgedAt')).toMatchObject({ segment: 2 });
});
