import { readFileSync } from 'node:fs';
import { buildParser } from '@lezer/generator';
import { expect, test } from 'vitest';
import { canonical } from '../../../core/rule/canonical.ts';
import { parse } from '../../../core/rule/parse.ts';
import { conditionParser } from './condition-parser.ts';

const grammar = readFileSync(new URL('./condition.grammar', import.meta.url), 'utf8');
const broken = (text: string): boolean => {
  const faults: number[] = [];
  conditionParser
    .parse(text)
    .iterate({ enter: ({ type, from }) => (type.isError ? void faults.push(from) : undefined) });
  return faults.length > 0;
};

const SOUND = [
  'goods.hs.startsWith("2701") && goods.valueRatio < 0.6',
  '!has(goods.netKg) || goods.grossKg / goods.netKg > 1.2e1',
  '"ivory" in goods.terms && !(goods.origin in ["CN", "MN"]) // why',
  'goods.hs in lists.watched ? goods.value > 1.5 : -goods.value < .5',
  'goods.hs.matches(r"^27(01|02)\\d") && size(goods.terms) % 2 == 0',
  "declaration.direction != 'import' && importer.firstTime == true",
];

test('the parser is the one that the grammar makes: after a change of the grammar it was made again', () => {
  const made = buildParser(grammar);
  for (const text of [...SOUND, 'goods. && x', 'a in [', '"open', 'x ? y'])
    expect(conditionParser.parse(text).toString(), text).toBe(made.parse(text).toString());
});

test.each(SOUND)('what core can read, the editor reads without a fault: %s', (text) => {
  const parsed = parse(text);
  if ('diagnostic' in parsed) throw new Error(parsed.diagnostic.code);
  expect(broken(text)).toBe(false);
  expect(broken(canonical(parsed.expr))).toBe(false);
});

test('a condition that is half typed still has its parts', () => {
  const tree = conditionParser.parse('goods.hs.startsWith("27") && goods.').toString();
  expect(tree).toContain('MemberCall');
  expect(tree).toContain('Text');
});
