import { expect, test } from 'vitest';
import { inCondition, inRule, RULE_CODES, type RuleCode } from '../core/rule/diagnostic.ts';
import { RULE_SENTENCES, ruleSentence } from './rules.ts';

test.each(Object.keys(RULE_CODES) as RuleCode[])('%s has a sentence in both languages with the same params', (code) => {
  const { en, zh } = RULE_SENTENCES[code];
  expect(en).toMatch(/^(["{A-Z`]|has|size).*[.)]$/);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/[。）]$/);
  const params = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  expect(params(zh)).toEqual(params(en));
});

test('no code has a sentence that nothing says', () => {
  expect(Object.keys(RULE_SENTENCES).sort()).toEqual(Object.keys(RULE_CODES).sort());
});

test('a sentence names types in words and offers what to write instead', () => {
  const params = { operator: '==', left: 'double', right: 'int' };
  const diagnostic = inCondition('int-meets-double', { start: 0, end: 5 }, params, '1.0');
  expect(ruleSentence(diagnostic, 'en')).toBe(
    '== does not mix a decimal number (double) and a whole number (int). Whole and decimal numbers only meet in <, <=, > and >=. Write 1.0 instead?',
  );
  expect(ruleSentence(diagnostic, 'zh')).toBe(
    '== 不能混用小数（double）和整数（int）；整数与小数只能用 <、<=、>、>= 比较。是否应写作 1.0？',
  );
});

test('a failed case says what was missing', () => {
  const params = { number: 2, expected: 'hit', got: 'error', missing: 'goods.netKg' };
  expect(ruleSentence(inRule('case-failed', 'cases/1', params), 'en')).toBe(
    'Case 2 expects a hit, and the rule says: could not be evaluated. goods.netKg is missing.',
  );
});

test('what was typed cannot steer the sentence: no control characters, no placeholders, no great length', () => {
  const typed = (hazard: string) => ruleSentence(inRule('hazard-unknown', 'hazard', { hazard }), 'en');
  expect(typed('\u001b[31m\u202e{hazard}')).toBe(
    'There is no hazard \ufffd[31m\ufffd{hazard}. The list of hazards is closed.',
  );
  expect(typed('constructor')).toContain('constructor');
  expect(typed('x'.repeat(5000)).length).toBeLessThan(150);
});
