import { expect, test } from 'vitest';
import { checkCondition } from '../../../core/rule/check-rule.ts';
import { quickFix } from './quick-fix.ts';

const surroundings = { lists: new Map([['watched', { id: 'watched', values: ['2701'] }]]) };

function fixed(when: string): string | undefined {
  const [first] = checkCondition(when, {}, surroundings).diagnostics;
  const fix = first && quickFix(when, first, {}, surroundings);
  return fix && when.slice(0, fix.from) + fix.insert + when.slice(fix.to);
}

test.each<readonly [string, string]>([
  ['good.hs == "2701"', 'goods.hs == "2701"'],
  ['goods.value == 5', 'goods.value == 5.0'],
  ['goods.value > 1.0 and goods.hs == "1"', 'goods.value > 1.0 && goods.hs == "1"'],
  ['goods.value ≥ 3', 'goods.value >= 3'],
  ['goods.hs = "2701"', 'goods.hs == "2701"'],
  ['goods.hs in lists.watchd', 'goods.hs in lists.watched'],
  ['goods.packages == 5.0', 'goods.packages == 5'],
  ['goods.hs == 2701', 'goods.hs.startsWith("2701")'],
  [
    'goods.hs in [2701, 270400] && goods.netKg > 5.0',
    '(goods.hs.startsWith("2701") || goods.hs == "270400") && goods.netKg > 5.0',
  ],
  ['goods.netKg > "5"', 'goods.netKg > 5.0'],
  ['goods.hs.startswith("27")', 'goods.hs.startsWith("27")'],
  ['startsWith(goods.hs, "27") && goods.netKg > 5.0', 'goods.hs.startsWith("27") && goods.netKg > 5.0'],
  ['goods.netKg > 5.0 && goods.hs like "27%"', 'goods.netKg > 5.0 && goods.hs.startsWith("27")'],
  ['goods.hs.length() > 6', 'goods.hs.size() > 6'],
])('%s is mended to %s', (when, after) => {
  expect(fixed(when)).toBe(after);
});

test.each([
  'goods.description.contains("x")',
  'goods.value.startsWith("2")',
  'goods.hs <',
  'goods.hs ~ "27"',
  'goods.hs like',
  'driver.name == "x"',
])('a suggestion that would not mend %s is not offered', (when) => {
  expect(fixed(when)).toBeUndefined();
});
