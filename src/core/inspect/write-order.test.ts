import { describe, expect, test } from 'vitest';
import type { Assessment, Hit } from '../domain/assessment.ts';
import type { Declaration, GoodsItem } from '../domain/declaration.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { DeclarationId, HsCode, RuleId } from '../domain/ids.ts';
import { checkPack, type Pack } from './checklist.ts';
import { type AboardDeclaration, writeOrder } from './write-order.ts';

function pack(id: string, given: Readonly<Record<string, unknown>>): Pack {
  const step = { id: 'one', title: { en: id, zh: id }, kind: 'look', required: true };
  const { pack: read, problems } = checkPack({ id, version: 3, title: { en: id, zh: id }, steps: [step], ...given });
  if (read === undefined) throw new Error(JSON.stringify(problems));
  return read;
}
const PACKS = [
  pack('goods', { stage: 'goods', use: { otherwise: true, load: ['container', 'loose'] }, equipment: ['scale'] }),
  pack('bulk', { stage: 'goods', use: { hs: ['27'], load: ['loose'] }, unload: 0, equipment: ['weighbridge'] }),
  pack('box', { stage: 'vehicle', use: { load: ['container'] } }),
  pack('truck', { stage: 'vehicle', use: { hazards: ['narcotics'], random: true, load: ['loose'] } }),
  pack('empty', { stage: 'vehicle', use: { load: ['empty'] } }),
  pack('papers', { stage: 'papers', use: { always: true } }),
  pack('gas', { stage: 'goods', use: { hazards: ['dangerous-goods'] }, qualification: 'dangerous-goods' }),
];

const item = (line: number, hs: string, given: Partial<GoodsItem> = {}): GoodsItem => ({
  line,
  hs: hs as HsCode,
  ...given,
});
const hit = (line: number, hazard: Hazard, selected = true): Hit =>
  ({ line, hazard, selected, rule: `r-${hazard}` as RuleId, reason: { en: 'Why', zh: '原因' } }) as Hit;
function aboard(
  goods: readonly GoodsItem[],
  hits: readonly Hit[],
  given: Partial<Declaration> = {},
  random = false,
): AboardDeclaration {
  const selections = random ? [{ kind: 'random' as const, probability: 0.1, lane: 'red' as const }] : [];
  const declaration = { reference: 'R', goods, ...given } as Declaration;
  const assessment: Pick<Assessment, 'lane' | 'selections' | 'hits'> = { lane: 'red', selections, hits };
  return { id: 'd' as DeclarationId, declaration, assessment };
}
const packsOf = (...loads: readonly AboardDeclaration[]) => writeOrder(loads, PACKS).packs.map(({ id }) => id);

describe('An order', () => {
  test('names the goods items that were hit, what for and why, and how much to unload', () => {
    const load = aboard([item(1, '840999'), item(2, '392690')], [hit(2, 'narcotics'), hit(1, 'revenue', false)]);
    const order = writeOrder([load], PACKS);
    expect(order.items).toMatchObject([
      { line: 2, hazards: ['narcotics'], unloadPercent: 50, because: [{ code: 'rule', rule: 'r-narcotics' }] },
    ]);
    expect(order.packs.map(({ id, because }) => [id, because[0]?.code])).toEqual([
      ['papers', 'always'],
      ['truck', 'hazard'],
      ['goods', 'goods'],
    ]);
    expect(order.steps.map(({ id, hazards }) => [id, hazards])).toEqual([
      ['papers/one', []],
      ['truck/one', ['narcotics']],
      ['goods/one', []],
    ]);
    expect(order.agencies).toEqual([{ agency: 'police', hazard: 'narcotics' }]);
  });

  test('of a vehicle that an officer selected looks at the vehicle, and at those goods alone that something names', () => {
    const byHand = [
      {
        kind: 'manual',
        probability: 1,
        lane: 'red',
        hazard: 'narcotics',
        observation: 'space-concealed',
        by: 'g',
      } as never,
    ];
    const because = [{ code: 'officer', hazard: 'narcotics', observation: 'space-concealed', by: 'g' }];
    const print = writeOrder([aboard([item(1, '490199')], [])], PACKS, [], byHand);
    expect(print.items).toEqual([{ declared: {}, hazards: ['narcotics', 'vehicle'], unloadPercent: 0, because }]);
    expect(print.packs.map(({ id }) => id)).toEqual(['papers', 'truck', 'goods']);
    const hitToo = writeOrder([aboard([item(1, '840999')], [hit(1, 'revenue')])], PACKS, [], byHand);
    expect(hitToo.items.map(({ line, hazards }) => [line, hazards])).toEqual([
      [1, ['revenue']],
      [undefined, ['narcotics', 'vehicle']],
    ]);
    const empty = writeOrder([], PACKS, ['waste'], byHand);
    expect(empty.items).toMatchObject([
      { hazards: ['narcotics', 'waste', 'vehicle'], because: [{ code: 'empty' }, ...because] },
    ]);
  });

  test('is the same for the same load, whatever the order of the packs', () => {
    const load = aboard([item(1, '840999')], [hit(1, 'dangerous-goods')]);
    expect(writeOrder([load], [...PACKS].reverse())).toEqual(writeOrder([load], PACKS));
  });

  test('of a load that chance chose takes every item, and says so', () => {
    const order = writeOrder([aboard([item(1, '840999'), item(2, '392690')], [], {}, true)], PACKS);
    expect(order.items.map(({ line, because }) => [line, because[0]?.code])).toEqual([
      [1, 'random'],
      [2, 'random'],
    ]);
    expect(order.packs.map(({ id }) => id)).toEqual(['papers', 'truck', 'goods']);
  });

  const uses: readonly (readonly [what: string, load: readonly AboardDeclaration[], packs: readonly string[]])[] = [
    ['an empty vehicle', [], ['papers', 'empty']],
    ['coal', [aboard([item(1, '270112')], [hit(1, 'revenue')])], ['papers', 'bulk']],
    [
      'coal in a box',
      [aboard([item(1, '270112')], [hit(1, 'revenue')], { containers: [{ number: 'C' }] })],
      ['papers', 'box', 'goods'],
    ],
    ['dangerous goods', [aboard([item(1, '850760')], [hit(1, 'dangerous-goods')])], ['papers', 'gas']],
  ];
  test.each(uses)('uses for %s the lists that are meant for it', (_what, load, packs) => {
    expect(packsOf(...load)).toEqual(packs);
  });

  test('unloads nothing of what is weighed and sampled', () => {
    expect(writeOrder([aboard([item(1, '270112')], [hit(1, 'revenue')])], PACKS).unloadPercent).toBe(0);
  });

  test('asks for the qualification that its lists need', () => {
    expect(writeOrder([aboard([item(1, '850760')], [hit(1, 'dangerous-goods')])], PACKS).qualifications).toEqual([
      'dangerous-goods',
    ]);
  });

  test('says of printed matter, media and devices nothing that a description could tell', () => {
    const load = aboard([item(1, '490199', { description: 'Poems' })], [hit(1, 'revenue')]);
    const [only] = writeOrder([load], PACKS, ['narcotics', 'revenue']).items;
    expect(only).not.toHaveProperty('description');
    expect(only?.hazards).toEqual(['revenue']);
    expect(only?.because.map(({ code }) => code)).toEqual(['rule', 'listed', 'limited-goods']);
  });

  test('of very many items keeps the most suspected and the most valuable', () => {
    const goods = Array.from({ length: 200 }, (_, at) => item(at + 1, '392690', { value: at }));
    const { items } = writeOrder([aboard(goods, [], {}, true)], PACKS);
    expect(items.length).toBe(40);
    expect(items[0]?.line).toBe(161);
  });

  test.each([
    ['010221', 'veterinary'],
    ['070200', 'plant'],
  ])('asks for %s the %s service along', (hs, agency) => {
    expect(writeOrder([aboard([item(1, hs)], [hit(1, 'animal-plant-health')])], PACKS).agencies).toEqual([
      { agency, hazard: 'animal-plant-health' },
    ]);
  });
});
