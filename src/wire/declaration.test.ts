import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Compile } from 'typebox/compile';
import type { TimeZone } from '../core/domain/ids.ts';
import type { ProblemCode } from '../core/domain/problem-codes.ts';
import { BUILT_IN_REFERENCE } from '../core/domain/reference/built-in.ts';
import {
  CONTAINER_FIELDS,
  DOCUMENT_FIELDS,
  GOODS_FIELDS,
  HEADER_FIELDS,
  TOTALS_FIELDS,
  VEHICLE_FIELDS,
} from '../core/domain/validate/fields.ts';
import { type ValidationContext, validateDeclaration } from '../core/domain/validate/validate.ts';
import { DeclarationShape } from './declaration.ts';

const shape = Compile(DeclarationShape);
const context: ValidationContext = {
  form: 'json',
  timeZone: 'Asia/Shanghai' as TimeZone,
  reference: BUILT_IN_REFERENCE,
};

/** What is wrong with form: all that a shape can see. Every other error is about what the values mean. */
const OF_FORM: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'required',
  'unknown-field',
  'personal-data',
  'wrong-type',
  'not-one-of',
  'not-an-object',
  'number-form',
  'number-negative',
  'number-not-whole',
  'number-too-small',
  'list-too-long',
]);

/** The law: what the shape refuses core refuses, and of what it accepts core has nothing to say about form. */
function agree(raw: unknown): void {
  const problems = validateDeclaration(raw, context).problems.filter((found) => found.severity === 'error');
  if (shape.Check(raw)) {
    const complaints = problems.filter((found) => OF_FORM.has(found.code));
    expect(complaints, JSON.stringify(raw)?.slice(0, 500)).toEqual([]);
  } else {
    expect(problems.length, JSON.stringify(raw)?.slice(0, 500)).toBeGreaterThan(0);
  }
}

const item = { line: 1, hs: '270112', netKg: 10, grossKg: 11, packages: 1, value: '5005.00', currency: 'USD' };
const whole = {
  reference: 'R-1',
  direction: 'import',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  declarant: 'OP-1',
  vehicle: { plate: '0123UBA', kind: 'truck' },
  containers: [{ number: 'CSQU3054383' }],
  seals: ['S-1'],
  documents: [{ type: 'invoice', number: null }],
  totals: { grossKg: 11, packages: 1 },
  goods: [item],
};

test('The declaration that both accept is accepted by both.', () => {
  expect(shape.Check(whole)).toBe(true);
  expect(validateDeclaration(whole, context).problems.filter((found) => found.severity === 'error')).toEqual([]);
});

/** Values that a sender might put anywhere. */
const VALUES: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'import',
  'IMPORT',
  '1',
  '1.50',
  '-1',
  '-0.00',
  '-.0',
  '+5.',
  '.',
  '-',
  '1e400',
  'NaN',
  ' 12 ',
  0,
  -0,
  1,
  1.5,
  -1,
  1e12,
  1e13,
  1e300,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  true,
  false,
  [],
  {},
  [null],
  [''],
  ['x'],
  [{}],
  { plate: null },
  'x'.repeat(2000),
];

const places: readonly (readonly [name: string, put: (value: unknown) => unknown])[] = [
  ['the whole', (value) => value],
  ...HEADER_FIELDS.map((field) => [field, (value: unknown) => ({ ...whole, [field]: value })] as const),
  ...GOODS_FIELDS.map(
    (field) => [`goods.${field}`, (value: unknown) => ({ ...whole, goods: [{ ...item, [field]: value }] })] as const,
  ),
  ...VEHICLE_FIELDS.map(
    (field) => [`vehicle.${field}`, (value: unknown) => ({ ...whole, vehicle: { [field]: value } })] as const,
  ),
  ...TOTALS_FIELDS.map(
    (field) => [`totals.${field}`, (value: unknown) => ({ ...whole, totals: { [field]: value } })] as const,
  ),
  ...CONTAINER_FIELDS.map(
    (field) => [`containers.${field}`, (value: unknown) => ({ ...whole, containers: [{ [field]: value }] })] as const,
  ),
  ...DOCUMENT_FIELDS.map(
    (field) =>
      [`documents.${field}`, (value: unknown) => ({ ...whole, documents: [{ type: 'x', [field]: value }] })] as const,
  ),
  ['seals.0', (value) => ({ ...whole, seals: [value] })],
  ['goods.0', (value) => ({ ...whole, goods: [value] })],
  ['an unknown field', (value) => ({ ...whole, extra: value })],
  ['an unknown field of goods', (value) => ({ ...whole, goods: [{ ...item, extra: value }] })],
  ['a driver', (value) => ({ ...whole, driverName: value })],
];

describe('Shape and validation agree about form, whatever value stands in', () => {
  test.each(places)('%s', (_name, put) => {
    for (const value of VALUES) agree(put(value));
  });
});

test('Shape and validation agree about anything built from the names of the form.', () => {
  const leaf = fc.constantFrom(...VALUES);
  const object = (names: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...names, 'extra'), leaf, { maxKeys: 6, noNullPrototype: true });
  const goods = object(GOODS_FIELDS).map((change) => ({ ...item, ...change }));
  const raw = fc
    .tuple(object(HEADER_FIELDS), object(VEHICLE_FIELDS), object(TOTALS_FIELDS), fc.array(goods, { maxLength: 3 }))
    .map(([header, vehicle, totals, items]) => ({ ...whole, vehicle, totals, goods: items, ...header }));
  fc.assert(fc.property(raw, agree), { numRuns: 2000 });
});

test('The shape names exactly the fields that validation knows.', () => {
  expect(Object.keys(DeclarationShape.properties)).toEqual([...HEADER_FIELDS]);
});
