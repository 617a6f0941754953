import { type Problem, problem } from '../problem.ts';
import { shown } from '../validate/problems.ts';
import {
  NATION_HAN,
  PEOPLE_PHRASE,
  OF_GOODS,
  OF_GOODS_HAN,
  PERSON_HAN,
  PERSON_STEMS,
  PERSON_WORDS,
  PRONOUN_HAN,
} from './person-words.ts';
import { wordsOf } from './recognise.ts';
import { REFUSED_HAN, REFUSED_STEMS, REFUSED_WORDS } from './refused-words.ts';
import type { Term } from './vocabulary.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const HEADING = /^\d{4}$/;
const HAN = /\p{Script=Han}/u;
const HAN_WORD = /^(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z0-9]{2,}$/u;
const LETTER = /\p{Letter}/u;
/** What could be put between characters so that a word is not found. */
const NOT_HAN = /[^\p{Script=Han}]/gu;
// Marks of letters, such as the accents of a word spelt with them, after decomposition.
const MARKS = /\p{Mark}/gu;

/**
 * Whether a proposed goods term may enter the vocabulary: every reason against it (problems whose codes begin with
 * `term-`), none when it may. It needs a name in form, words in letters, HS headings, two different people, and no word
 * about religion, ethnicity or politics. Asked when a term is proposed, when it is approved and whenever the vocabulary
 * is loaded.
 */
export function checkTerm(candidate: Term): readonly Problem[] {
  const problems: Problem[] = [];
  if (!ID.test(candidate.id)) problems.push(problem('term-id-form', '/id', { given: shown(candidate.id) }));
  // Everything of a term that anybody reads is held against the refused words, not only the words that are matched.
  const spoken: [pointer: string, text: string][] = [
    ['/id', candidate.id],
    ['/label/en', candidate.label.en],
    ['/label/zh', candidate.label.zh],
  ];
  if (candidate.words.length === 0) problems.push(problem('term-words-missing', '/words', {}));
  candidate.words.forEach((word, i) => {
    spoken.push([`/words/${i}`, word]);
    if (!isMatchable(word)) problems.push(problem('term-word-form', `/words/${i}`, { given: shown(word) }));
  });
  for (const [pointer, text] of spoken) {
    const refused = refusedWord(text);
    if (refused !== undefined) problems.push(problem('term-refused', pointer, { given: shown(refused) }));
  }
  if (candidate.hsHeadings.length === 0) problems.push(problem('term-headings-missing', '/hsHeadings', {}));
  candidate.hsHeadings.forEach((heading, i) => {
    if (!HEADING.test(heading)) {
      problems.push(problem('term-heading-form', `/hsHeadings/${i}`, { given: shown(heading) }));
    }
  });
  const proposer = candidate.proposedBy.trim();
  const approver = candidate.approvedBy.trim();
  if (proposer === '' || approver === '' || proposer === approver) {
    problems.push(problem('term-two-people', '/approvedBy', {}));
  }
  return problems;
}

/**
 * English words, or Chinese characters with or without digits; at least two letters, so that it stands for something.
 */
function isMatchable(word: string): boolean {
  if (HAN.test(word)) return HAN_WORD.test(word);
  const words = wordsOf(word);
  return words.length > 0 && LETTER.test(word) && words.join('').length >= 2;
}

/** The first word about religion, ethnicity or politics in a text, however it is spelt, or undefined. */
export function refusedWord(text: string): string | undefined {
  const plain = text.normalize('NFKD').replace(MARKS, '');
  // A word pulled apart ("is-lam", "Qur'an", "d e m o c r a c y") is the same word.
  const written = plain.split(/\s+/).map((part) => wordsOf(part).join(''));
  for (const word of [...wordsOf(plain), ...written]) {
    if (REFUSED_WORDS.has(word) || REFUSED_STEMS.some((stem) => word.startsWith(stem))) return word;
  }
  const joined = written.join('');
  if (REFUSED_STEMS.some((stem) => stem.length > 5 && joined.startsWith(stem))) return text;
  const han = text.normalize('NFKC').replace(NOT_HAN, '');
  return REFUSED_HAN.find((word) => han.includes(word));
}

/** Letters without their accents, Chinese without what stands between: what `OF_GOODS` is looked for in. */
const flat = (text: string): string => wordsOf(text.normalize('NFKD').replace(MARKS, '')).join(' ');

/**
 * The first word by which a sentence that officers and traders read judges somebody for who they are or what they think, or
 * undefined: what the vocabulary refuses, and words for a person. Countries, law and goods that sound like it may be named
 * (docs/limits.md says where the line is). A person's name cannot be told from a firm's: that is for who approves.
 */
export function refusedSaying(text: string): string | undefined {
  if (!LETTER.test(text)) return undefined;
  const latin = OF_GOODS.reduce((left, goods) => left.replaceAll(goods, ' '), flat(text));
  const han = text.normalize('NFKC').replace(NOT_HAN, '').replaceAll(OF_GOODS_HAN, '、');
  // Letters that were pulled apart stand in the text as it was written, so that is asked wherever no phrase was taken out.
  const untouched = latin === flat(text);
  const believed = refusedWord(untouched ? text.replaceAll(/\p{Script=Han}/gu, ' ') : latin) ?? refusedWord(han);
  if (believed !== undefined) return believed;
  const person = wordsOf(latin).find(
    (word) => PERSON_WORDS.has(word) || PERSON_STEMS.some((stem) => word.startsWith(stem)),
  );
  return (
    person ??
    latin.match(PEOPLE_PHRASE)?.[0] ??
    PERSON_HAN.find((word) => han.includes(word)) ??
    (han.match(NATION_HAN) ?? han.match(PRONOUN_HAN))?.[0]
  );
}
