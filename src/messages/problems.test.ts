import { expect, test } from 'vitest';
import { problem } from '../core/domain/problem.ts';
import { PROBLEM_PARAMS, PROBLEM_SEVERITY, type ProblemCode } from '../core/domain/problem-codes.ts';
import { LANGUAGES } from './language.ts';
import { PROBLEM_SENTENCES, problemSentence } from './problems.ts';

const CODES = Object.keys(PROBLEM_SEVERITY) as ProblemCode[];
const paramsOf = (code: ProblemCode): readonly string[] =>
  (PROBLEM_PARAMS as Partial<Record<ProblemCode, readonly string[]>>)[code] ?? [];
const found = (code: ProblemCode, value: (name: string) => string | number) => ({
  code,
  severity: PROBLEM_SEVERITY[code],
  place: { pointer: '/goods/0/netKg' },
  params: Object.fromEntries(paramsOf(code).map((name) => [name, value(name)])),
});

test.each(CODES)('%s has a sentence in both languages, without a hole or a leftover bracket.', (code) => {
  for (const language of LANGUAGES) {
    for (const sentence of [
      problemSentence(
        found(code, (name) => `<${name}>`),
        language,
      ),
      problemSentence(
        found(code, () => ''),
        language,
      ),
    ]) {
      expect(sentence).not.toMatch(/[{}[\]?？]{2}|[{}[\]]/);
      expect(sentence).not.toContain('undefined');
      expect(sentence).toMatch(language === 'zh' ? /[。？]$/ : /[.?]$/);
    }
    expect(/\p{Script=Han}/u.test(PROBLEM_SENTENCES[code][language])).toBe(language === 'zh');
  }
});

test('A sentence asks for no parameter that its problem does not carry, and both languages use the same.', () => {
  for (const code of CODES) {
    for (const language of LANGUAGES) {
      const holes = [...PROBLEM_SENTENCES[code][language].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      expect([code, holes.filter((hole) => hole !== 'field' && !paramsOf(code).includes(hole))]).toEqual([code, []]);
      expect([code, paramsOf(code).filter((name) => !holes.includes(name))]).toEqual([code, []]);
    }
  }
});

test('Sentences say where, in the words of the trade and the name in the file.', () => {
  const below = problem('gross-below-net', '/goods/1/grossKg', { gross: 9, net: 10 });
  expect(problemSentence(below, 'en')).toBe(
    'Gross weight (grossKg) of goods item 2 is 9 kg, less than the net weight of 10 kg. Correct one of them.',
  );
  expect(problemSentence(below, 'zh')).toBe('第 2 项货物的毛重（grossKg）为 9 千克，小于净重 10 千克，请更正其一。');
  expect(problemSentence(problem('required', '/seals/2', {}), 'en')).toBe(
    'Missing: seal 3. Every declaration needs it.',
  );
  expect(problemSentence(problem('plate-form', '/vehicle/plate', { given: '*' }), 'en')).toMatch(
    /^Number plate \(plate\) of the vehicle is/,
  );
});

test('A suggestion is made where there is one, and left out where there is none.', () => {
  const unknown = (suggestion: string) =>
    problemSentence(problem('unknown-field', '/x', { name: 'x', suggestion }), 'en');
  expect(unknown('hs')).toBe('There is no field “x” here. Did you mean “hs”? Correct its name or leave it out.');
  expect(unknown('')).toBe('There is no field “x” here. Correct its name or leave it out.');
});

test('Braces and brackets of the input stay what they are.', () => {
  const sentence = problemSentence(problem('unknown-field', '/x', { name: '{suggestion}[a]$&', suggestion: '' }), 'en');
  expect(sentence).toContain('“{suggestion}[a]$&”');
});

test('The kinds of value are said in the language of the sentence.', () => {
  const wrong = problem('wrong-type', '/goods', { expected: 'list', given: 'object' });
  expect(problemSentence(wrong, 'en')).toBe('Goods items (goods) must be a list, not “an object”.');
  expect(problemSentence(wrong, 'zh')).toBe('货物项（goods）应为列表，而不是“对象”。');
});
