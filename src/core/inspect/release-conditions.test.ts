import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hit } from '../domain/assessment.ts';
import type { GoodsItem } from '../domain/declaration.ts';
import {
  CLEARANCE_DECISIONS,
  maySay,
  missingReleaseConditions,
  obligationsOf,
  PARTNERS,
  type PartnerWord,
  releaseConditions,
} from './release-conditions.ts';

const item = (hs: string, given: Partial<GoodsItem> = {}): GoodsItem => ({
  line: 1,
  hs: hs as GoodsItem['hs'],
  ...given,
});
const hit = (hazard: Hit['hazard'], selected = true): Hit =>
  ({ rule: 'r', ruleHash: 'h', hazard, lane: 'red', line: 1, selected }) as unknown as Hit;
const partners = (goods: readonly GoodsItem[], more: object = {}, hits: readonly Hit[] = []) =>
  releaseConditions({ goods, ...more }, hits).map(({ partner, reason }) => `${partner}: ${reason}`);

describe('What a release waits for', () => {
  test.each([
    ['live animals', [item('010121')], {}, ['veterinary: live-animals']],
    ['timber', [item('440321')], {}, ['plant: plants-and-wood']],
    ['coal without duty', [item('270112')], { direction: 'import' }, []],
    ['coal with duty', [item('270112', { dutyRate: 3, value: 5005 })], { direction: 'import' }, ['treasury: duty']],
    [
      'coal with duty and a guarantee',
      [item('270112', { dutyRate: 3, value: 1 })],
      { direction: 'import', guarantee: 'G' },
      [],
    ],
    ['coal that leaves', [item('270112', { dutyRate: 3, value: 1 })], { direction: 'export' }, []],
    ['coal of no value', [item('270112', { dutyRate: 3, value: 0 })], { direction: 'import' }, []],
    ['diesel', [item('271019', { unNumber: '1202' })], {}, ['transport: dangerous-goods']],
    [
      'meat and fireworks',
      [item('020130'), item('360410', { line: 2, unNumber: '0336' })],
      {},
      ['veterinary: animal-products', 'transport: dangerous-goods'],
    ],
    ['a telephone with its battery', [item('851713', { unNumber: '3481' })], {}, []],
    ['books', [item('490199', { unNumber: '1950' })], {}, []],
    ['nothing', [], { direction: 'import' }, []],
  ] as const)('%s', (_, goods, more, expected) => {
    expect(partners([...goods], more)).toEqual(expected);
  });

  test('a selected hit of waste asks the environment office, one that was not selected nobody', () => {
    expect(partners([item('720430')], {}, [hit('waste')])).toEqual(['environment: waste']);
    expect(partners([item('720430')], {}, [hit('waste', false)])).toEqual([]);
    expect(partners([item('490199')], {}, [hit('waste')])).toEqual([]);
  });
});

describe('What is missing', () => {
  const conditions = releaseConditions({ direction: 'import', goods: [item('010121', { dutyRate: 5, value: 9 })] });
  const word = (partner: PartnerWord['partner'], decision: PartnerWord['decision'], version = 1): PartnerWord => ({
    partner,
    decision,
    version,
  });

  test('is everything before anybody said a word, and nothing when all have', () => {
    expect(obligationsOf(missingReleaseConditions(conditions, [], 1))).toEqual({
      dutyOpen: true,
      clearancesOpen: ['veterinary'],
    });
    const words = [word('treasury', 'paid'), word('veterinary', 'cleared')];
    expect(missingReleaseConditions(conditions, words, 1)).toEqual([]);
  });

  test('is what was cleared of another version, refused, or refused after it was cleared', () => {
    const duty = word('treasury', 'guaranteed');
    for (const words of [
      [duty, word('veterinary', 'cleared', 2)],
      [duty, word('veterinary', 'refused')],
      [word('veterinary', 'cleared'), word('veterinary', 'refused'), duty],
    ]) {
      expect(missingReleaseConditions(conditions, words, 1).map(({ partner }) => partner)).toEqual(['veterinary']);
    }
    const again = [duty, word('veterinary', 'refused'), word('veterinary', 'cleared')];
    expect(missingReleaseConditions(conditions, again, 1)).toEqual([]);
  });

  test('leaves out partners that send no messages here', () => {
    expect(missingReleaseConditions(conditions, [], 1, ['treasury']).map(({ partner }) => partner)).toEqual([
      'treasury',
    ]);
    expect(missingReleaseConditions(conditions, [], 1, [])).toEqual([]);
  });

  test('never grows by a clearance of the present version, whatever was said before', () => {
    const words = fc.array(
      fc.record({
        partner: fc.constantFrom(...PARTNERS),
        decision: fc.constantFrom(...CLEARANCE_DECISIONS),
        version: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, fc.constantFrom(...PARTNERS), (said, partner) => {
        const before = missingReleaseConditions(conditions, said, 2);
        const decision = partner === 'treasury' ? 'paid' : 'cleared';
        const after = missingReleaseConditions(conditions, [...said, { partner, decision, version: 2 }], 2);
        expect(after).toEqual(before.filter((one) => one.partner !== partner));
      }),
    );
  });
});

test('Only the treasury speaks of money, and only an agency clears.', () => {
  expect(maySay('treasury', 'paid')).toBe(true);
  expect(maySay('treasury', 'cleared')).toBe(false);
  expect(maySay('plant', 'cleared')).toBe(true);
  expect(maySay('plant', 'guaranteed')).toBe(false);
  for (const partner of PARTNERS) expect(maySay(partner, 'refused')).toBe(true);
});
