import { expect, test } from 'vitest';
import { FIELD_NAMES, FIELDS, type FieldName, fits, isFieldName } from './fields.ts';

/** The design's table, line by line. */
const TABLE: Readonly<Record<string, string>> = {
  string: `declaration.port declaration.direction declaration.procedure declaration.dispatchCountry declaration.destinationCountry
    goods.hs goods.origin goods.unit goods.unNumber goods.preference vehicle.kind vehicle.country
    importer.id exporter.id declarant.id carrier.id`,
  int: 'declaration.hour declaration.weekday declaration.itemCount goods.packages',
  double: `declaration.totalValue declaration.grossKg declaration.weighedDifference goods.netKg goods.grossKg goods.quantity
    goods.value goods.dutyRate goods.unitValue goods.valueRatio goods.weightRatio route.hitRate
    importer.count90 exporter.count90 declarant.count90 carrier.count90
    importer.hitRate exporter.hitRate declarant.hitRate carrier.hitRate`,
  bool: `goods.descriptionVague goods.hasCertificate goods.containerized
    importer.authorised exporter.authorised declarant.authorised carrier.authorised
    importer.firstTime exporter.firstTime declarant.firstTime carrier.firstTime`,
  'list(string)': 'declaration.documentTypes goods.terms',
};

test('the fields are those of the design, with its types, and no other', () => {
  const expected = Object.entries(TABLE).flatMap(([type, names]) => names.split(/\s+/).map((name) => [name, type]));
  const actual = FIELD_NAMES.map((name) => [name, FIELDS[name].type]);
  expect(actual.sort()).toEqual(expected.sort());
});

test('ids alone are opaque, and the vehicle country alone is kept to some hazards', () => {
  expect(FIELD_NAMES.filter((name) => FIELDS[name].equalityOnly)).toEqual(
    FIELD_NAMES.filter((name) => name.endsWith('.id')),
  );
  expect(FIELD_NAMES.filter((name) => FIELDS[name].hazards)).toEqual(['vehicle.country']);
  expect(FIELDS['vehicle.country'].hazards).toEqual(['vehicle', 'transit', 'animal-plant-health']);
});

test('every field is described in both languages', () => {
  for (const name of FIELD_NAMES) {
    expect(FIELDS[name].doc.en, name).toMatch(/[a-z]/);
    expect(FIELDS[name].doc.zh, name).toMatch(/\p{Script=Han}/u);
  }
});

test('a name of the table is a type; anything else is not', () => {
  const name: FieldName = 'carrier.hitRate';
  // @ts-expect-error there is no such field, and the compiler knows
  const other: FieldName = 'driver.age';
  expect(isFieldName(name)).toBe(true);
  for (const none of [other, 'constructor', '__proto__', 'toString', 'goods', ''])
    expect(isFieldName(none)).toBe(false);
});

test('a value fits its type or does not', () => {
  expect([fits('int', 5), fits('int', 5.5), fits('int', 2 ** 53), fits('int', '5')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([fits('double', 5), fits('double', Number.NaN), fits('double', 1 / 0)]).toEqual([true, false, false]);
  expect([
    fits('list(string)', []),
    fits('list(string)', ['a']),
    fits('list(string)', [1]),
    fits('list(string)', 'a'),
  ]).toEqual([true, true, false, false]);
  expect([fits('bool', false), fits('bool', 0), fits('string', ''), fits('string', null)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
