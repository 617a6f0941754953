import { wordsOf } from './recognise.ts';

/** Words that add nothing to a vague phrase: "various goods, as per invoice" still says nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  'a all and any as attached etc for in invoice kind kinds list mixed new no of on or other others packing per pcs see the type types with'.split(
    ' ',
  ),
);
const HAN_FILLERS = /[和及与或等的各类种其他它一些批件箱]/g;
const HAN_ONLY = /[^\p{Script=Han}]/gu;
const LETTER = /\p{Letter}/u;

interface VagueIndex {
  readonly phrases: readonly (readonly string[])[];
  readonly words: ReadonlySet<string>;
  readonly han: readonly string[];
}

// The stop list is one array for the life of a process; its index is made once and goes when the list does.
const indexes = new WeakMap<readonly string[], VagueIndex>();

function indexOf(vague: readonly string[]): VagueIndex {
  const known = indexes.get(vague);
  if (known !== undefined) return known;
  const english = vague.map(wordsOf).filter((words) => words.length > 0);
  const index: VagueIndex = {
    phrases: english.filter((words) => words.length > 1),
    words: new Set(english.filter((words) => words.length === 1).map((words) => words[0] ?? '')),
    // Longest first, so that a longer phrase is not left half eaten by a shorter one.
    han: vague.filter((phrase) => /\p{Script=Han}/u.test(phrase)).sort((a, b) => b.length - a.length),
  };
  indexes.set(vague, index);
  return index;
}

/**
 * Whether a description is made of nothing but phrases of the stop list and fillers, or of no letters at all. It warns
 * (`description-vague`) and is the rule field `goods.descriptionVague`; it never refuses a declaration.
 */
export function isVague(description: string, vague: readonly string[]): boolean {
  if (!LETTER.test(description)) return true;
  const index = indexOf(vague);
  const words = wordsOf(description);
  const han = description.replace(HAN_ONLY, '');
  // A script that the list does not cover, such as Cyrillic, is not judged.
  if (words.length === 0 && han === '') return false;
  return onlyVagueWords(words, index) && onlyVagueHan(han, index);
}

function onlyVagueWords(words: readonly string[], index: VagueIndex): boolean {
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? '';
    const phrase = index.phrases.find((candidate) => candidate.every((part, k) => words[i + k] === part));
    if (phrase !== undefined) i += phrase.length;
    else if (index.words.has(word) || FILLERS.has(word) || word.length < 2 || /^\d+$/.test(word)) i += 1;
    else return false;
  }
  return true;
}

function onlyVagueHan(han: string, index: VagueIndex): boolean {
  let left = han;
  for (const phrase of index.han) {
    if (left === '') return true;
    left = left.replaceAll(phrase, '');
  }
  return left.replace(HAN_FILLERS, '') === '';
}
