import { describe, expect, test } from 'vitest';
import { Compile } from 'typebox/compile';
import type { DeclarationId } from '../../src/core/domain/ids.ts';
import { HAZARDS } from '../../src/core/domain/hazard.ts';
import { OBSERVATIONS } from '../../src/core/inspect/codes.ts';
import { allowedHazards } from '../../src/core/rule/limits.ts';
import { selectDeclarations } from '../../src/core/select/manual.ts';
import { OBSERVATION_WORDS } from '../../src/messages/inspection-codes.ts';
import { ActionRequest, SelectionRequest } from '../../src/wire/crossings.ts';

// Whoever changes this list changes why a load may be stopped by an officer's choice: the design says so first.

describe('A selection by hand', () => {
  test('rests on a closed list of what was seen of goods, seal, weight or vehicle', () => {
    expect([...OBSERVATIONS].sort()).toEqual(
      [
        'goods-differ',
        'packing-disturbed',
        'pests-or-decay',
        'radiation-alarm',
        'scan-anomaly',
        'seal-damaged',
        'smell-or-leak',
        'space-concealed',
        'temperature-off',
        'weight-differs',
      ].sort(),
    );
  });

  test('has no word about people in either language', () => {
    const people =
      /driver|passenger|crew|person|people|nerv|behav|passport|nation|司机|乘客|人员|神情|行为|护照|国籍|民族/iu;
    for (const { en, zh } of Object.values(OBSERVATION_WORDS)) expect(`${en} ${zh}`).not.toMatch(people);
  });

  test('has no place for a word of one’s own', () => {
    const id = '019c0000-0000-7000-8000-000000000001';
    const given = { id, hazard: 'transit', observation: 'seal-damaged' };
    const desk = Compile(SelectionRequest);
    expect(desk.Check(given)).toBe(true);
    for (const wrong of ['driver-nervous', 'other', ''])
      expect(desk.Check({ ...given, observation: wrong })).toBe(false);
    const texts = (shape: { readonly properties: Readonly<Record<string, unknown>> }): readonly string[] =>
      Object.entries(shape.properties).flatMap(([name, property]) => {
        const { type, format, enum: codes } = property as { type?: string; format?: string; enum?: unknown };
        return type === 'string' && format !== 'uuid' && codes === undefined ? [name] : [];
      });
    expect(texts(SelectionRequest)).toEqual([]);
    expect(texts(ActionRequest.properties.selection as never)).toEqual([]);
  });

  test.each(['4901', '490199', '4911', '370690', '852351', '847130', '851713'])(
    'of %s looks for nothing but what may concern such goods',
    (hs) => {
      const id = 'D' as DeclarationId;
      for (const hazard of HAZARDS) {
        const chosen = selectDeclarations([{ id, goods: [{ line: 1, hs }] }], { hazard, observation: 'goods-differ' });
        expect(chosen).toEqual(allowedHazards(hs).includes(hazard) ? [id] : 'hazard-not-for-item');
      }
      expect(allowedHazards(hs).length).toBeLessThan(4);
    },
  );
});
