import { describe, expect, test } from 'vitest';
import { FIELD_NAMES, FIELDS } from '../../src/core/rule/fields.ts';
import { conditionErrors, errorsOf } from './rules.ts';

/** The table of the design, WTO TFA article 7.4.4, line by line. */
const OPERATORS = ['importer', 'exporter', 'declarant', 'carrier'];
const TABLE = [
  ...['port', 'direction', 'procedure', 'dispatchCountry', 'destinationCountry', 'hour', 'weekday', 'itemCount'],
  ...['documentTypes', 'totalValue', 'grossKg', 'weighedDifference'],
].map((name) => `declaration.${name}`);
const GOODS = [
  ...['hs', 'origin', 'unit', 'unNumber', 'preference', 'terms', 'descriptionVague', 'netKg', 'grossKg', 'quantity'],
  ...['value', 'dutyRate', 'packages', 'unitValue', 'valueRatio', 'weightRatio', 'hasCertificate', 'containerized'],
].map((name) => `goods.${name}`);
const OWN = OPERATORS.flatMap((part) =>
  ['id', 'authorised', 'firstTime', 'count90', 'hitRate'].map((name) => `${part}.${name}`),
);

describe('What rules, model, draws and priorities may read', () => {
  test('is the table of the design and nothing else', () => {
    expect([...FIELD_NAMES].sort()).toEqual(
      [...TABLE, ...GOODS, ...OWN, 'vehicle.kind', 'vehicle.country', 'route.hitRate'].sort(),
    );
  });

  test.each([
    'driver',
    'driver.name',
    'driver.nationality',
    'goods.nationality',
    'importer.name',
    'declarant.phone',
    'person.ethnicity',
    'person.religion',
    'person.sex',
    'person.gender',
    'person.age',
    'person.face',
    'carrier.socialMedia',
    'declarant.wechat',
    'passenger.count',
    'vehicle.plate',
    'vehicle.trailerPlate',
    'goods.语言',
    'driver.姓名',
  ])('is nothing about people, and no plate: %s', (name) => {
    expect(conditionErrors(`${name} == "x"`)).not.toEqual([]);
    expect(conditionErrors(`has(${name})`)).not.toEqual([]);
  });

  test.each(['goods.description', 'declaration.text', 'goods.marks'])('is no free text: %s', (name) => {
    expect(conditionErrors(`${name}.contains("x")`)).not.toEqual([]);
  });
});

describe('An id', () => {
  const IDS = OPERATORS.map((part) => `${part}.id`);

  test.each(IDS)('%s can be compared for sameness, or looked up in a list', (id) => {
    for (const when of [`${id} == "OP-1"`, `${id} in ["OP-1"]`, `"OP-1" == ${id}`])
      expect(conditionErrors(when)).toEqual([]);
  });

  test.each(IDS)('%s tells nothing by its letters or its order', (id) => {
    for (const when of [
      `${id} != "OP-1" && ${id} < "OP-2"`,
      `${id} < "OP-1"`,
      `${id} >= "OP-1"`,
      `${id}.startsWith("OP")`,
      `${id}.endsWith("1")`,
      `${id}.contains("P")`,
      `${id}.matches("^OP")`,
      `size(${id}) == 4`,
      `${id} == goods.origin`,
      `${id} + "x" == "OP-1x"`,
    ])
      expect(conditionErrors(when), when).not.toEqual([]);
  });
});

test('the country of a vehicle is for vehicles, transit, and animal and plant health', () => {
  const when = 'vehicle.country == "MN"';
  for (const hazard of ['vehicle', 'transit', 'animal-plant-health']) expect(errorsOf({ hazard, when })).toEqual([]);
  for (const hazard of ['revenue', 'narcotics', 'weapons', 'public-health'])
    expect(errorsOf({ hazard, when })).toEqual(['country-hazard']);
});

test('fields are described by what they say of goods, vehicles and firms', () => {
  for (const name of FIELD_NAMES) {
    const { en, zh } = FIELDS[name].doc;
    expect(`${en} ${zh}`.toLowerCase(), name).not.toMatch(
      /\b(driver|person|people|nationality|sex|age)\b|司机|驾驶员|姓名|国籍/,
    );
  }
});
