import type { Problem } from '../core/domain/problem.ts';
import type { ProblemCode } from '../core/domain/problem-codes.ts';
import type { BilingualText } from '../core/domain/text.ts';
import { fieldWords } from './field-words.ts';
import type { Language } from './language.ts';
import { VALUE_SENTENCES } from './problem-sentences.ts';
import { FILE_SENTENCES } from './problem-sentences-files.ts';

/** One sentence for each code and language. A code without one does not compile. */
export const PROBLEM_SENTENCES: Readonly<Record<ProblemCode, BilingualText>> = {
  ...VALUE_SENTENCES,
  ...FILE_SENTENCES,
};

/** The kinds of value that `wrong-type` speaks of. */
const TYPE_WORDS: Readonly<Record<string, BilingualText>> = {
  text: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  object: { en: 'an object', zh: '对象' },
  list: { en: 'a list', zh: '列表' },
};

const OPTIONAL_OR_HOLE = /\[([^\]]*)\]|\{(\w+)\}/g;
const HOLE = /\{(\w+)\}/g;

/** What is wrong and what to do about it, in one language. */
export function problemSentence(problem: Problem, language: Language): string {
  const value = (name: string): string => {
    if (name === 'field') return fieldWords(problem.place.pointer, language);
    const given = Object.hasOwn(problem.params, name) ? String(problem.params[name]) : '?';
    if (problem.code !== 'wrong-type' && problem.code !== 'not-an-object') return given;
    return (Object.hasOwn(TYPE_WORDS, given) ? TYPE_WORDS[given]?.[language] : undefined) ?? given;
  };
  // Values are put in in one pass, so braces and brackets that came with the input stay what they are.
  const sentence = PROBLEM_SENTENCES[problem.code][language].replace(
    OPTIONAL_OR_HOLE,
    (_whole, optional: string | undefined, name: string | undefined) => {
      if (optional === undefined) return value(name ?? '');
      const names = [...optional.matchAll(HOLE)].map((match) => match[1] ?? '');
      return names.some((hole) => value(hole) === '')
        ? ''
        : optional.replace(HOLE, (_hole, hole: string) => value(hole));
    },
  );
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
