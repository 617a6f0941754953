import type { Term, Vocabulary } from './vocabulary.ts';

const HAN = /\p{Script=Han}/u;
const WORD = /[a-z0-9]+/g;

/** Builds the index of a vocabulary once; recognising is then one walk over a description's words and characters. */
export function compileVocabulary(terms: readonly Term[]): Vocabulary {
  const phrases = new Map<string, { words: readonly string[]; term: number }[]>();
  const characters = new Map<string, { word: string; term: number }[]>();
  terms.forEach((entry, term) => {
    for (const word of entry.words) {
      if (HAN.test(word)) push(characters, word.charAt(0), { word, term });
      else for (const words of withPlurals(wordsOf(word))) push(phrases, words[0] ?? '', { words, term });
    }
  });
  return { terms, phrases, characters };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** A phrase and its plural: English inflects the last word. */
function withPlurals(words: readonly string[]): readonly (readonly string[])[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const before = words.slice(0, -1);
  return [words, [...before, plural(last)]];
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The words of an English text in lower case; full-width letters count as their plain forms. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/**
 * The ids of the goods terms that a description names, in the vocabulary's order: whole words in English, in singular
 * and plural, and words anywhere in the text in Chinese. Nothing else of the text is ever matched.
 */
export function recogniseTerms(description: string | undefined, vocabulary: Vocabulary): readonly string[] {
  if (description === undefined || description === '') return [];
  const found = new Set<number>();
  const words = wordsOf(description);
  for (let i = 0; i < words.length; i++) {
    const phrases = vocabulary.phrases.get(words[i] ?? '');
    if (phrases === undefined) continue;
    for (const phrase of phrases) if (standsAt(words, i, phrase.words)) found.add(phrase.term);
  }
  if (HAN.test(description)) {
    for (let i = 0; i < description.length; i++) {
      const candidates = vocabulary.characters.get(description.charAt(i));
      if (candidates === undefined) continue;
      for (const { word, term } of candidates) if (description.startsWith(word, i)) found.add(term);
    }
  }
  if (found.size === 0) return [];
  return [...found].sort((a, b) => a - b).map((term) => vocabulary.terms[term]?.id ?? '');
}

// The first word is the key under which the phrase was found, so comparing begins with the second.
function standsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i] !== phrase[i]) return false;
  return true;
}
