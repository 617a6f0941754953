import { describe, expect, test } from 'vitest';
import { HAZARDS, type Hazard } from '../../src/core/domain/hazard.ts';
import { checkRule } from '../../src/core/rule/check-rule.ts';
import { evaluateRule } from '../../src/core/rule/evaluate-rule.ts';
import type { FactRow } from '../../src/core/rule/fields.ts';
import { NO_LISTS } from '../../src/core/rule/named-list.ts';
import { errorsOf, hash, RULE } from './rules.ts';

// Whoever changes one of these lists changes what Landport is for: the design says so first.

describe('Hazards', () => {
  test('are a closed list', () => {
    expect([...HAZARDS].sort()).toEqual(
      [
        'revenue',
        'narcotics',
        'weapons',
        'radiation',
        'protected-species',
        'waste',
        'animal-plant-health',
        'public-health',
        'food-safety',
        'product-safety',
        'dangerous-goods',
        'dual-use',
        'intellectual-property',
        'vehicle',
        'transit',
      ].sort(),
    );
  });

  test.each(['opinion', 'extremism', 'religion', 'security', 'content', 'Revenue'])('do not take in %j', (hazard) => {
    expect(errorsOf({ hazard })).toContain('hazard-unknown');
  });
});

describe('Printed matter, media and devices', () => {
  const CODES: readonly (readonly [code: string, hazards: readonly Hazard[]])[] = [
    ['490199', ['revenue', 'intellectual-property']],
    ['4902100000', ['revenue', 'intellectual-property']],
    ['370690', ['revenue', 'protected-species', 'intellectual-property']],
    ['852351', ['revenue', 'protected-species', 'intellectual-property']],
    ['847130', ['revenue', 'protected-species', 'intellectual-property']],
    ['851713', ['revenue', 'protected-species', 'intellectual-property']],
  ];

  /** A rule that stands, because its condition does not say what goods it is about. */
  const standing = (hazard: Hazard, when: string) => {
    const { rule } = checkRule({ ...RULE, hazard, when }, { hash, lists: NO_LISTS });
    if (rule === undefined) throw new Error(`${when} may not stand for ${hazard}`);
    return rule;
  };
  const ROW: FactRow = {
    'goods.netKg': 10,
    'goods.terms': ['battery'],
    'goods.descriptionVague': true,
    'importer.id': 'OP-1',
    'exporter.id': 'OP-1',
    'declarant.id': 'OP-1',
    'carrier.id': 'OP-1',
  };

  test.each(CODES)('of code %s are hit for these hazards alone', (hs, hazards) => {
    const hit = HAZARDS.filter(
      (hazard) => evaluateRule(standing(hazard, 'goods.netKg > 1.0'), { ...ROW, 'goods.hs': hs }).outcome === 'hit',
    );
    expect(hit).toEqual(HAZARDS.filter((hazard) => hazards.includes(hazard)));
  });

  test.each(CODES)('of code %s show no description, term or id to any rule', (hs) => {
    const row = { ...ROW, 'goods.hs': hs };
    for (const when of [
      '"battery" in goods.terms',
      'goods.descriptionVague',
      ...['importer', 'exporter', 'declarant', 'carrier'].map((part) => `${part}.id == "OP-1"`),
    ]) {
      const rule = standing('revenue', when);
      expect(evaluateRule(rule, row).outcome, when).toBe('error');
      expect(JSON.stringify(evaluateRule(rule, row).seen), when).not.toMatch(/battery|OP-1|true/);
      expect(evaluateRule(rule, { ...row, 'goods.hs': '270112' }).outcome, when).toBe('hit');
      expect(
        evaluateRule(standing('revenue', `has(${/(\w+\.\w+)/.exec(when.replace(/^"battery" in /, ''))?.[1]})`), row)
          .outcome,
        when,
      ).toBe('miss');
    }
  });

  test.each([
    ['goods.hs.startsWith("49") && goods.netKg > 1.0', 'weapons', 'printed-matter-hazard'],
    ['goods.hs == "490199"', 'public-health', 'printed-matter-hazard'],
    ['goods.hs.startsWith("49")', 'protected-species', 'printed-matter-hazard'],
    ['goods.hs in ["490199", "490210"] && goods.descriptionVague', 'revenue', 'printed-matter-blind'],
    ['goods.hs.startsWith("8523") && importer.id == "OP-1"', 'revenue', 'printed-matter-blind'],
  ])('are no aim of a rule: %s for %s', (when, hazard, code) => {
    expect(errorsOf({ when, hazard })).toContain(code);
  });
});
