import { expect, test } from 'vitest';
import { HAZARDS } from '../domain/hazard.ts';
import { checkCondition } from './check-rule.ts';
import type { RuleCode } from './diagnostic.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import { NO_LISTS } from './named-list.ts';

const lists = new Map([['dualUseHeadings', { id: 'dualUseHeadings', values: ['840120', '842119'] }]]);
const terms = new Set(['ivory', 'firework']);

function codes(when: string, hazard = 'dual-use' as (typeof HAZARDS)[number]): (string | undefined)[] {
  return checkCondition(when, { hazard }, { lists, terms }).diagnostics.flatMap((one) => [one.code, one.suggestion]);
}

test.each([
  'goods.packages > 2.5',
  'goods.netKg >= 5',
  'goods.netKg * 2.0 > goods.grossKg + 1.0',
  'goods.packages % 2 == 0',
  'goods.hs >= "2701" && goods.hs < "2702"',
  'goods.hs in lists.dualUseHeadings',
  'importer.id in lists.dualUseHeadings',
  '"OP-1" == importer.id || importer.id == exporter.id || importer.id in ["OP-2"]',
  'has(importer.id) && !has(goods.terms)',
  'size(goods.terms) > 1 || goods.terms.size() == 0',
  'matches(goods.hs, r"^27\\d+$") || goods.hs.matches("(?i)27")',
  'goods.terms == ["ivory"]',
  'goods.hs + "00" == "27011200"',
  'importer.firstTime ? goods.value > 1.0 : goods.value > 100.0',
  'goods.hasCertificate == true == false',
  '-goods.netKg < -5.0',
])('%s is well typed', (when) => {
  expect(codes(when)).toEqual([]);
});

const REFUSED: readonly (readonly [when: string, code: RuleCode, suggestion?: string])[] = [
  ['goods.valueRatio == 1', 'int-meets-double', '1.0'],
  ['2.0 == goods.packages', 'int-meets-double', '2'],
  ['goods.netKg * 2 > 1.0', 'int-meets-double', '2.0'],
  ['goods.netKg / goods.packages > 1.0', 'int-meets-double'],
  ['goods.packages in [1.0]', 'int-meets-double'],
  ['goods.hs == 2701', 'field-type', 'goods.hs.startsWith("2701")'],
  ['goods.hs != 2701', 'field-type', '!goods.hs.startsWith("2701")'],
  ['goods.hs == 0101', 'field-type', 'goods.hs.startsWith("0101")'],
  ['goods.hs == 270112', 'field-type', 'goods.hs == "270112"'],
  ['2701 < goods.hs', 'field-type', 'goods.hs > "2701"'],
  ['goods.hs > 2701', 'field-type', 'goods.hs > "2701"'],
  ['goods.hs in [2701]', 'field-type', 'goods.hs.startsWith("2701")'],
  ['goods.hs in [2701, 270400]', 'field-type', '(goods.hs.startsWith("2701") || goods.hs == "270400")'],
  ['goods.hs in [270112, 270400]', 'field-type', 'goods.hs in ["270112", "270400"]'],
  ['goods.unNumber == 1203', 'field-type', 'goods.unNumber == "1203"'],
  ['goods.hs == -5', 'field-type'],
  ['goods.hs == true', 'field-type'],
  ['goods.hs == goods.netKg', 'field-type'],
  ['goods.netKg == "5"', 'field-type', 'goods.netKg == 5.0'],
  ['goods.packages >= "5"', 'field-type', 'goods.packages >= 5'],
  ['goods.packages == "many"', 'field-type'],
  ['goods.containerized == "true"', 'field-type', 'goods.containerized'],
  ['goods.containerized != 1', 'field-type', '!goods.containerized'],
  ['"a" == 1', 'types-differ'],
  ['goods.hs in ["1", 2]', 'list-mixed'],
  ['goods.hs in [1, 2]', 'field-type', '(goods.hs.startsWith("1") || goods.hs.startsWith("2"))'],
  ['goods.hs in "2701"', 'needs-list', 'goods.hs.startsWith("…")'],
  ['goods.terms in ["ivory"]', 'in-sides-swapped', '"…" in goods.terms'],
  ['goods.terms.contains("ivory")', 'needs-text', '"…" in goods.terms'],
  ['goods.netKg.startsWith("1")', 'needs-text'],
  ['goods.netKg', 'condition-not-bool'],
  ['goods.hs && true', 'needs-bool'],
  ['!goods.netKg', 'needs-bool'],
  ['goods.netKg ? true : false', 'needs-bool'],
  ['(goods.containerized ? 1 : 2.0) > 1', 'branches-differ'],
  ['0 < goods.netKg < 5', 'chained-comparison'],
  ['goods.terms < ["a"]', 'not-ordered'],
  ['goods.hs * 2 > 1', 'no-arithmetic'],
  ['goods.netKg % 2.0 > 1.0', 'no-arithmetic'],
  ['-goods.hs == "1"', 'no-arithmetic'],
  ['size(goods.netKg) > 1', 'needs-size'],
  ['good.hs == "1"', 'unknown-field', 'goods.hs'],
  ['goods.valueratio > 1.0', 'unknown-field', 'goods.valueRatio'],
  ['item.hs == "1"', 'unknown-field', 'goods.hs'],
  ['goods == "1"', 'unknown-field'],
  ['constructor == "1"', 'unknown-field'],
  ['goods.__proto__ == "1"', 'unknown-field'],
  ['goods.hs.length == 1', 'unknown-field'],
  ['goods.description.contains("x")', 'free-text-field', '"firework" in goods.terms'],
  ['has(driver.name)', 'person-field'],
  ['goods.hs in lists.dualUseHeading', 'unknown-list', 'lists.dualUseHeadings'],
  ['goods.hs in lists.driverNames', 'person-field'],
  ['size(lists.dualUseHeadings) > 1', 'list-needs-in', 'goods.hs in lists.dualUseHeadings'],
  ['importer.id != "OP-1"', 'id-operator', 'importer.id == "…"'],
  ['importer.id < "OP-1"', 'id-operator', 'importer.id == "…"'],
  ['importer.id.startsWith("OP")', 'id-operator', 'importer.id == "…"'],
  ['importer.id.matches("OP")', 'id-operator', 'importer.id == "…"'],
  ['size(importer.id) > 3', 'id-operator', 'importer.id == "…"'],
  ['importer.id + "" == "OP-1"', 'id-operator', 'importer.id == "…"'],
  ['importer.id == goods.hs', 'id-operator', 'importer.id == "…"'],
  ['(true ? importer.id : "") == "x"', 'id-operator', 'importer.id == "…"'],
  ['"x" in importer.id', 'id-operator', 'importer.id == "…"'],
  ['importer.id in goods.terms', 'id-operator'],
  ['goods.hs.matches("(?=27)")', 'pattern-refused'],
  ['goods.hs.matches("(?<!27)1")', 'pattern-refused'],
  [String.raw`goods.hs.matches(r"(a)\1")`, 'pattern-refused'],
  ['goods.hs.matches("a{5000}")', 'pattern-refused'],
  ['goods.hs.matches("[")', 'pattern-refused'],
  [`goods.hs.matches(r"${'\\pL{1000}'.repeat(20)}")`, 'pattern-refused'],
  [`goods.hs.matches("${'a'.repeat(501)}")`, 'pattern-too-long'],
  ['"tortoise" in goods.terms', 'unknown-term'],
  ['true', 'condition-reads-nothing'],
];

test.each(REFUSED)('%s is refused as %s', (when, code, suggestion) => {
  expect(codes(when as string)).toEqual([code, suggestion]);
});

test('every fault of a condition is reported at once', () => {
  expect(codes('good.hs == "1" && driver.age > 3 && goods.netKg == 1')).toEqual([
    'unknown-field',
    'goods.hs',
    'person-field',
    undefined,
    'int-meets-double',
    '1.0',
  ]);
});

test.each(HAZARDS)('vehicle.country may be named for %s only where the table says so', (hazard) => {
  const allowed = ['vehicle', 'transit', 'animal-plant-health'].includes(hazard);
  for (const when of ['vehicle.country == "MN"', 'has(vehicle.country)', 'vehicle.country in ["MN"]']) {
    expect(codes(when, hazard)).toEqual(allowed ? [] : ['country-hazard', undefined]);
  }
});

const PEOPLE =
  `driver driver.id driverName vehicle.driver importer.name operator.nationality goods.ethnicity owner.religion person.sex
  person.gender person.age driverAge dateOfBirth face faceImage phone telephone mobile socialMedia wechat weibo facebook vehicle.plate
  vehicle.plates vehicle.trailerPlate plate licencePlate passport passportNumber passenger travellers politicalParty opinion
  belief faith driver_language home_address email race firstname`.split(/\s+/);

test.each(PEOPLE)('%s is refused by name, because it is about a person', (name) => {
  expect(codes(`${name} == "x"`)[0]).toBe('person-field');
  expect(codes(`has(x.${name})`)[0]).toBe('person-field');
});

test.each(['司机', '姓名', '国籍', '民族', '宗教', '性别', '年龄', '人脸', '电话', '微信', '车牌'])(
  '%s is refused by name',
  (name) => {
    expect(codes(`${name} == "x"`)[0]).toBe('person-field');
    expect(codes(`goods.${name} == "x"`)[0]).toBe('person-field');
  },
);

test('no field of the table is about a person, and each can be read', () => {
  for (const name of FIELD_NAMES) {
    const hazard = FIELDS[name].hazards?.[0] ?? 'revenue';
    expect(checkCondition(`has(${name})`, { hazard }, { lists: NO_LISTS }).diagnostics).toEqual([]);
  }
});
