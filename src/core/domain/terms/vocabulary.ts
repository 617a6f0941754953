import type { BilingualText } from '../text.ts';

/** A goods word that a rule may ask for. Two people stand behind each, and it names the goods it means by HS heading. */
export interface Term {
  readonly id: string;
  readonly label: BilingualText;
  /** English words and phrases (plurals are understood) and Chinese words (found anywhere in a text). */
  readonly words: readonly string[];
  /** HS headings, four digits. */
  readonly hsHeadings: readonly string[];
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/** An English phrase to look for: its words in order. */
interface Phrase {
  readonly words: readonly string[];
  readonly term: number;
}

/** The approved terms with the index that finds them in a description; made by `compileVocabulary`. */
export interface Vocabulary {
  readonly terms: readonly Term[];
  /** English phrases by their first word, in singular and plural. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Chinese words by their first character. */
  readonly characters: ReadonlyMap<string, readonly { readonly word: string; readonly term: number }[]>;
}
