import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant, TimeZone } from '../ids.ts';
import type { ProblemCode } from '../problem-codes.ts';
import { BUILT_IN_REFERENCE } from '../reference/built-in.ts';
import { MOST_PROBLEMS } from './problems.ts';
import { type ValidationContext, validateDeclaration } from './validate.ts';

const json: ValidationContext = {
  form: 'json',
  timeZone: 'Asia/Shanghai' as TimeZone,
  reference: BUILT_IN_REFERENCE,
};
const textual: ValidationContext = { ...json, form: 'text' };

const item = {
  line: 1,
  hs: '270112',
  description: 'Bituminous coal, washed',
  origin: 'MN',
  netKg: 38500,
  grossKg: 38900,
  packages: 1,
  quantity: 38.5,
  unit: 't',
  value: 5005,
  currency: 'USD',
  preference: 'NONE',
  dutyRate: 3,
  unNumber: null,
};
const whole = {
  reference: 'BRK-2026-000123',
  direction: 'import',
  procedure: '4000',
  port: 'CNERC',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  declarant: 'OP-1007',
  importer: 'OP-1042',
  exporter: 'OP-0311',
  carrier: 'OP-0088',
  dispatchCountry: 'MN',
  destinationCountry: 'CN',
  vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck', trailerPlate: '5567UB' },
  containers: [{ number: 'CSQU3054383' }],
  seals: ['S-448812'],
  transitDocument: 'TIR-XB8800123',
  guarantee: 'G-2026-114',
  documents: [{ type: 'phytosanitary-certificate', number: 'P-88123' }],
  totals: { grossKg: 38900, packages: 1 },
  goods: [item],
};

/** The declaration of the design with some header fields, and some of its goods item's, replaced. */
const header = (change: object) => ({ ...whole, ...change });
const goods = (change: object) => ({ ...whole, totals: undefined, goods: [{ ...item, ...change }] });
const codes = (raw: unknown, context = json) =>
  validateDeclaration(raw, context).problems.map((found) => `${found.code} ${found.place.pointer}`);

test('The declaration of the design is read without a word against it.', () => {
  const { declaration, problems } = validateDeclaration(whole, { ...json, port: 'CNERC' });
  expect(problems).toEqual([]);
  const { unNumber: _, ...same } = item;
  expect(declaration).toEqual({ ...whole, goods: [same] });
});

test('The least declaration that can stand has five values, and its gaps are warned about.', () => {
  const least = { reference: 'R', declarant: 'D', lodgedAt: '2026-03-01T06:12:00', goods: [{ line: 1, hs: '270112' }] };
  const { declaration, problems } = validateDeclaration(least, json);
  expect(declaration).toEqual({ ...least, lodgedAt: '2026-03-01T06:12:00+08:00' });
  expect(problems.map((found) => [found.code, found.severity])).toEqual([
    ['weight-missing', 'warning'],
    ['value-missing', 'warning'],
  ]);
});

test('A lodging more than a year ahead of its receipt is a clock that is wrong; one filed ahead by weeks is none.', () => {
  const receivedAt = Date.UTC(2026, 2, 1) as Instant;
  const ahead = (lodgedAt: string) => codes(header({ lodgedAt }), { ...json, receivedAt });
  expect(ahead('2036-03-01T05:00:00+08:00')).toEqual(['time-ahead /lodgedAt']);
  expect(ahead('2027-03-03T00:00:00Z')).toEqual(['time-ahead /lodgedAt']);
  expect(ahead('2027-03-01T00:00:00Z')).toEqual([]);
  expect(ahead('2016-03-01T00:00:00Z')).toEqual([]);
  expect(codes(header({ lodgedAt: '2036-03-01T05:00:00+08:00' }))).toEqual([]);
});

const lone = String.fromCharCode(0xd800);
const ugly: readonly (readonly [name: string, raw: unknown, expected: string])[] = [
  ['null', null, 'not-an-object '],
  ['a list', [whole], 'not-an-object '],
  ['a text', 'declaration', 'not-an-object '],
  ['no reference', header({ reference: undefined }), 'required /reference'],
  ['a blank reference', header({ reference: '   ' }), 'required /reference'],
  ['a reference that is a number', header({ reference: 12 }), 'wrong-type /reference'],
  ['a reference too long', header({ reference: 'R'.repeat(71) }), 'text-too-long /reference'],
  ['a null byte', header({ reference: 'R\u0000' }), 'text-control-character /reference'],
  ['a line break within', header({ reference: 'R\n1' }), 'text-control-character /reference'],
  ['an invisible joiner in a code', header({ reference: 'R\u200b1' }), 'text-control-character /reference'],
  ['text turned around', goods({ description: 'coal \u202elaoc' }), 'text-control-character /goods/0/description'],
  ['half of a surrogate pair', header({ importer: `OP${lone}` }), 'text-lone-surrogate /importer'],
  ['a sign of wrong decoding', goods({ description: 'caf\ufffd cups' }), 'text-damaged /goods/0/description'],
  ['an unknown direction', header({ direction: 'sideways' }), 'not-one-of /direction'],
  ['a direction in capitals in JSON', header({ direction: 'IMPORT' }), 'not-one-of /direction'],
  ['a time that is none', header({ lodgedAt: 'yesterday' }), 'time-form /lodgedAt'],
  ['31 February', header({ lodgedAt: '2026-02-31T10:00:00Z' }), 'time-no-such-day /lodgedAt'],
  ['29 February of a common year', header({ lodgedAt: '2026-02-29T10:00:00Z' }), 'time-no-such-day /lodgedAt'],
  ['25 o’clock', header({ lodgedAt: '2026-03-01T25:00:00Z' }), 'time-no-such-time /lodgedAt'],
  ['an offset of 20 hours', header({ lodgedAt: '2026-03-01T05:00:00+20:00' }), 'time-no-such-time /lodgedAt'],
  ['the year 1026', header({ lodgedAt: '1026-03-01T05:00:00+08:00' }), 'time-out-of-range /lodgedAt'],
  ['a day without a time', header({ lodgedAt: '2026-03-01' }), 'time-of-day-missing /lodgedAt'],
  ['a country of three letters', header({ dispatchCountry: 'MNG' }), 'country-form /dispatchCountry'],
  ['a country that is none', header({ dispatchCountry: 'QQ' }), 'country-not-listed /dispatchCountry'],
  ['country ZZ', header({ dispatchCountry: 'ZZ' }), 'country-unknown /dispatchCountry'],
  ['another port', header({ port: 'KZKHG' }), 'port-other /port'],
  ['a vehicle that is a text', header({ vehicle: 'truck' }), 'wrong-type /vehicle'],
  ['a plate of symbols', header({ vehicle: { plate: '★12' } }), 'plate-form /vehicle/plate'],
  ['a driver', header({ driver: 'B. Bold' }), 'personal-data /driver'],
  ['a driver’s telephone', header({ vehicle: { driverPhone: '1' } }), 'personal-data /vehicle/driverPhone'],
  ['a passport', header({ passportNo: 'E1' }), 'personal-data /passportNo'],
  ['a nationality', header({ nationality: 'MN' }), 'personal-data /nationality'],
  ['an email address', header({ 'contact-email': 'a@b.c' }), 'personal-data /contact-email'],
  ['a Chinese name of a person', header({ 驾驶员: '张三' }), 'personal-data /驾驶员'],
  ['a misspelt field', header({ refrence: 'x' }), 'unknown-field /refrence'],
  ['a prototype', JSON.parse(`{"__proto__":{"reference":"x"}}`), 'unknown-field /__proto__'],
  ['a field named constructor', header({ constructor: 1 }), 'unknown-field /constructor'],
  ['a field with a slash', header({ 'a/b~c': 1 }), 'unknown-field /a~1b~0c'],
  [
    'a container out of form',
    header({ containers: [{ number: 'CSQ3054383' }] }),
    'container-form /containers/0/number',
  ],
  [
    'a wrong check digit',
    header({ containers: [{ number: 'CSQU3054384' }] }),
    'container-check-digit /containers/0/number',
  ],
  [
    'a container twice',
    header({ containers: [{ number: 'CSQU3054383' }, { number: 'CSQU 305438-3' }] }),
    'entry-duplicate /containers/1/number',
  ],
  ['a container that is a text', header({ containers: ['CSQU3054383'] }), 'wrong-type /containers/0'],
  ['seals that are a text', header({ seals: 'S-1' }), 'wrong-type /seals'],
  ['a missing seal', header({ seals: ['S-1', null] }), 'required /seals/1'],
  ['a thousand seals', header({ seals: Array.from({ length: 1000 }, String) }), 'list-too-long /seals'],
  ['a document without a type', header({ documents: [{ number: '1' }] }), 'required /documents/0/type'],
  ['no goods', header({ goods: undefined }), 'required /goods'],
  ['an empty list of goods', header({ goods: [] }), 'required /goods'],
  ['goods that are an object', header({ goods: { 0: item } }), 'wrong-type /goods'],
  ['a goods item that is null', header({ goods: [null] }), 'wrong-type /goods/0'],
  [
    'a thousand goods items',
    header({ goods: Array.from({ length: 1000 }, (_, i) => ({ ...item, line: i + 1 })) }),
    'list-too-long /goods',
  ],
  ['no line', goods({ line: null }), 'required /goods/0/line'],
  ['line nought', goods({ line: 0 }), 'number-too-small /goods/0/line'],
  ['line one and a half', goods({ line: 1.5 }), 'number-not-whole /goods/0/line'],
  ['line as text in JSON', goods({ line: '1' }), 'wrong-type /goods/0/line'],
  ['no HS code', goods({ hs: '' }), 'required /goods/0/hs'],
  ['an HS code of four digits', goods({ hs: '2701' }), 'hs-form /goods/0/hs'],
  ['an HS code that is a number', goods({ hs: 270112 }), 'wrong-type /goods/0/hs'],
  ['chapter 77', goods({ hs: '770000' }), 'hs-chapter /goods/0/hs'],
  ['a negative weight', goods({ netKg: -1 }), 'number-negative /goods/0/netKg'],
  ['NaN', goods({ netKg: Number.NaN }), 'number-not-finite /goods/0/netKg'],
  [
    '1e400',
    JSON.parse(JSON.stringify(goods({ netKg: 77 })).replace('77', '1e400')),
    'number-not-finite /goods/0/netKg',
  ],
  ['a huge value', goods({ value: 1e13 }), 'number-too-large /goods/0/value'],
  ['a weight in text in JSON', goods({ netKg: '38500' }), 'wrong-type /goods/0/netKg'],
  ['a weight that is true', goods({ netKg: true }), 'wrong-type /goods/0/netKg'],
  ['money with a thousands separator', goods({ value: '5,005.00' }), 'number-form /goods/0/value'],
  ['money that is not finite', goods({ value: 'Infinity' }), 'number-not-finite /goods/0/value'],
  ['gross below net', goods({ grossKg: 38499 }), 'gross-below-net /goods/0/grossKg'],
  ['no weight', goods({ netKg: null }), 'weight-missing /goods/0/netKg'],
  ['no weight at all to speak of', goods({ netKg: 0 }), 'weight-zero /goods/0/netKg'],
  ['minus nought', goods({ value: -0 }), 'value-zero /goods/0/value'],
  ['half a package', goods({ packages: 0.5 }), 'number-not-whole /goods/0/packages'],
  ['a currency that is none', goods({ currency: 'ABC' }), 'currency-not-listed /goods/0/currency'],
  ['a value without a currency', goods({ currency: '' }), 'currency-missing /goods/0/currency'],
  ['a UN number of three digits', goods({ unNumber: '120' }), 'un-number-form /goods/0/unNumber'],
  ['a duty rate beyond any', goods({ dutyRate: 10_001 }), 'number-too-large /goods/0/dutyRate'],
  ['general cargo', goods({ description: 'General Cargo' }), 'description-vague /goods/0/description'],
  ['货物', goods({ description: '货物' }), 'description-vague /goods/0/description'],
  ['a line twice', header({ totals: null, goods: [item, item] }), 'line-duplicate /goods/1/line'],
  ['a total that is too light', header({ totals: { grossKg: 38_000 } }), 'total-weight-differs /totals/grossKg'],
  ['a total that is too heavy', header({ totals: { grossKg: 40_000 } }), 'total-weight-differs /totals/grossKg'],
  ['packages that do not add up', header({ totals: { packages: 2 } }), 'total-packages-differ /totals/packages'],
  [
    'deep nesting',
    header({ vehicle: { plate: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) } }),
    'wrong-type /vehicle/plate',
  ],
];

describe('Ugly input has one problem, and it is the right one:', () => {
  test.each(ugly)('%s', (_name, raw, expected) => {
    const found = codes(raw, { ...json, port: 'CNERC' });
    if (expected === 'unknown-field /__proto__') expect(found).toContain(expected);
    else expect(found).toEqual([expected]);
  });
});

test('A declaration stands exactly when none of its problems is an error.', () => {
  for (const [, raw] of ugly) {
    const { declaration, problems } = validateDeclaration(raw, json);
    expect(declaration === undefined).toBe(problems.some((found) => found.severity === 'error'));
  }
});

test('Every problem is told at once.', () => {
  expect(codes({ reference: '', goods: [{ hs: '1', netKg: -1 }] })).toEqual([
    'required /reference',
    'required /lodgedAt',
    'required /declarant',
    'required /goods/0/line',
    'hs-form /goods/0/hs',
    'number-negative /goods/0/netKg',
    'value-missing /goods/0/value',
  ]);
});

test('Past two hundred errors one last problem stands for the rest.', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, i]));
  const { problems } = validateDeclaration({ ...whole, ...many }, json);
  expect(problems).toHaveLength(MOST_PROBLEMS + 1);
  expect(problems.at(-1)?.code).toBe('too-many-problems');
});

test('A thousand warnings are cut short, but they refuse nothing.', () => {
  const bare = Array.from({ length: 999 }, (_, i) => ({ line: i + 1, hs: '270112' }));
  const { declaration, problems } = validateDeclaration(header({ totals: null, goods: bare }), json);
  expect(declaration?.goods).toHaveLength(999);
  expect(problems.at(-1)?.code).toBe('too-many-warnings');
});

test('In text form numbers are read from text, capitals do not matter and blanks are missing.', () => {
  const { declaration, problems } = validateDeclaration(
    {
      ...whole,
      direction: 'Import',
      vehicle: { plate: ' ', kind: 'TRUCK' },
      totals: { grossKg: '38900.0', packages: ' 1 ' },
      goods: [
        { ...item, line: '1', netKg: '38500', grossKg: '3.89e4', value: '5005.00', dutyRate: ' ', packages: '1' },
      ],
    },
    textual,
  );
  expect(problems).toEqual([]);
  expect(declaration).toMatchObject({
    direction: 'import',
    vehicle: { kind: 'truck' },
    totals: { grossKg: 38900, packages: 1 },
    goods: [{ line: 1, netKg: 38500, grossKg: 38900, value: 5005 }],
  });
  expect(declaration?.goods[0]).not.toHaveProperty('dutyRate');
});

test.each([
  ['1,5', 'number-form'],
  ['1 000', 'number-form'],
  ['0x10', 'number-form'],
  ['NaN', 'number-not-finite'],
  ['1e400', 'number-not-finite'],
  ['-1', 'number-negative'],
  ['12kg', 'number-form'],
  ['1e13', 'number-too-large'],
])('In text form a weight of %j is refused as %s.', (netKg, code) => {
  expect(codes(goods({ netKg }), textual)).toEqual([`${code} /goods/0/netKg`]);
});

test('Codes, plates, seals and document types come into one form.', () => {
  const { declaration } = validateDeclaration(
    {
      ...whole,
      dispatchCountry: ' mn ',
      port: 'cnerc',
      vehicle: { plate: '蒙A·12345', trailerPlate: '蒙 a-1234挂' },
      containers: [{ number: 'csqu 305438-3' }],
      seals: ['s-448812'],
      documents: [{ type: 'Phytosanitary Certificate' }],
      goods: [{ ...item, hs: '2701.12 00', unNumber: 'UN 1361', currency: 'ｕｓｄ' }],
    },
    json,
  );
  expect(declaration).toMatchObject({
    dispatchCountry: 'MN',
    port: 'CNERC',
    vehicle: { plate: '蒙A12345', trailerPlate: '蒙A1234挂' },
    containers: [{ number: 'CSQU3054383' }],
    seals: ['S-448812'],
    documents: [{ type: 'phytosanitary-certificate' }],
    goods: [{ hs: '27011200', unNumber: '1361', currency: 'USD' }],
  });
});

test('A time without an offset is local at the port, and a skipped hour is no time there.', () => {
  const berlin: ValidationContext = { ...json, timeZone: 'Europe/Berlin' as TimeZone };
  const at = (lodgedAt: string) => validateDeclaration(header({ lodgedAt }), berlin);
  expect(at('2026-07-01 09:00').declaration?.lodgedAt).toBe('2026-07-01T09:00:00+02:00');
  expect(at('2026-07-01T07:00:00Z').declaration?.lodgedAt).toBe('2026-07-01T09:00:00+02:00');
  expect(at('2026-03-29T02:30:00').problems.map((found) => found.code)).toEqual(['time-skipped-by-clock']);
  expect(at('2026-03-29T02:30:00+01:00').problems).toEqual([]);
});

test('An unknown field is told which one was probably meant.', () => {
  const meant = (raw: object) =>
    validateDeclaration(raw, json).problems.find((found) => found.code === 'unknown-field')?.params['suggestion'];
  expect(meant(header({ refrence: 'x' }))).toBe('reference');
  expect(meant(header({ loadgedAt: 'x' }))).toBe('lodgedAt');
  expect(meant(header({ hsCode: 'x' }))).toBe('goods.hs');
  expect(meant(header({ plate: 'x' }))).toBe('vehicle.plate');
  expect(meant(goods({ grosKg: 1 }))).toBe('goods.grossKg');
  expect(meant(goods({ name: 'coal' }))).toBe('goods.description');
  expect(meant(header({ totals: { grossKgs: 1 } }))).toBe('totals.grossKg');
  expect(meant(header({ zzzzzz: 1 }))).toBe('');
});

test('Nothing that JSON can hold makes validation throw, in either form.', () => {
  const words = [...Object.keys(whole), ...Object.keys(item), '__proto__', 'toString'];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...words), tie('any')),
      fc.array(tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(value, fc.constantFrom(json, textual), (raw, context) => {
      const { declaration, problems } = validateDeclaration(raw, context);
      expect(declaration === undefined).toBe(problems.some((found) => found.severity === 'error'));
    }),
    { numRuns: 500 },
  );
});

test('Reading what was read changes nothing more.', () => {
  const { declaration } = validateDeclaration(whole, json);
  expect(validateDeclaration(declaration, json)).toEqual({ declaration, problems: [] });
});

test('A problem never repeats more input than a sentence can hold.', () => {
  const problems = validateDeclaration({ ['x'.repeat(1_000_000)]: 1, reference: 'R'.repeat(1_000_000) }, json).problems;
  expect(JSON.stringify(problems).length).toBeLessThan(2000);
  const first: ProblemCode | undefined = problems[0]?.code;
  expect(first).toBe('unknown-field');
});
