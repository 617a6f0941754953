import { expect, test } from 'vitest';
import { HAZARDS } from '../domain/hazard.ts';
import { allowedHazards, BLIND_FIELDS, blindfold } from './limits.ts';

test.each(['4901', '490199', '49', '4999999999'])(
  'printed matter (%s) is checked for revenue and intellectual property only',
  (hs) => {
    expect(allowedHazards(hs)).toEqual(['revenue', 'intellectual-property']);
  },
);

test.each(['3706', '370690', '8523', '852352', '8471', '84713000', '8517', '851713'])(
  'media and devices (%s) are checked for protected species as well',
  (hs) => {
    expect(allowedHazards(hs)).toEqual(['revenue', 'intellectual-property', 'protected-species']);
  },
);

test.each(['270112', '480100', '500100', '370710', '852400', '851610', '847290', '114900', undefined])(
  '%s is under no such limit',
  (hs) => {
    expect(allowedHazards(hs)).toEqual(HAZARDS);
  },
);

test.each(['4901 99', '49.01', '４９０１', ' 490199', '85-17'])(
  'no spelling of a code (%j) slips past the limit',
  (hs) => {
    expect(allowedHazards(hs).length).toBeLessThan(4);
  },
);

test('descriptions, terms and every id read as missing, and nothing else does', () => {
  expect([...BLIND_FIELDS].sort()).toEqual([
    'carrier.id',
    'declarant.id',
    'exporter.id',
    'goods.descriptionVague',
    'goods.terms',
    'importer.id',
  ]);
  const row = { 'goods.hs': '490199', 'goods.terms': ['toy'], 'importer.id': 'OP-1', 'goods.netKg': 5 };
  expect(blindfold(row)).toEqual({ 'goods.hs': '490199', 'goods.netKg': 5 });
  const coal = { ...row, 'goods.hs': '270112' };
  expect(blindfold(coal)).toBe(coal);
});
