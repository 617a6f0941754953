import { expect, test } from 'vitest';
import { parseGiven, writeGiven } from './parse-given.ts';

test('a case is written as lines and reads back as the same values', () => {
  const given = {
    'goods.hs': '270112',
    'goods.valueRatio': 0.4,
    'goods.packages': 3,
    'importer.firstTime': true,
    'goods.origin': null,
    'goods.unit': 'missing',
    'goods.terms': ['coal', 'firework'],
  };
  expect(parseGiven(writeGiven(given))).toEqual({ given });
});

test.each([
  ['goods.hs: "0270"', { given: { 'goods.hs': '0270' } }],
  ['importer.firstTime：是\n\n goods.netKg = 12.5', { given: { 'importer.firstTime': true, 'goods.netKg': 12.5 } }],
  ['goods.colour: red', { fault: { line: 1, kind: 'field', field: 'goods.colour' } }],
  ['goods.hs: 2701\ngoods.netKg: heavy', { fault: { line: 2, kind: 'value', field: 'goods.netKg', type: 'double' } }],
  ['goods.packages: 2.5', { fault: { line: 1, kind: 'value', field: 'goods.packages', type: 'int' } }],
])('the lines %j are read as they are meant', (text, read) => {
  expect(parseGiven(text)).toEqual(read);
});
