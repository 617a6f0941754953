/** Letters of other alphabets that look like Latin ones, and what they are taken for. */
const LOOK_ALIKE_LETTERS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ɡ: 'g',
  // Greek
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

/** Signs that keyboards and word processors put in the place of ASCII ones. */
const LOOK_ALIKE_SIGNS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '「': '"',
  '」': '"',
  '«': '"',
  '»': '"',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '∧': '&&',
  '∨': '||',
  '¬': '!',
  '、': ',',
  '。': '.',
  '∈': 'in',
  '\u00a0': ' ',
  '\u3000': ' ',
  '｜': '|',
  ǃ: '!',
  '∕': '/',
};

/** What a sign outside ASCII was probably meant to be. Full-width forms fold by compatibility (NFKC). */
export function asciiSign(character: string): string | undefined {
  const known = LOOK_ALIKE_SIGNS[character];
  if (known !== undefined) return known;
  const folded = character.normalize('NFKC');
  return /^[\x21-\x7e]$/.test(folded) ? folded : undefined;
}

/** A word with its look-alike letters replaced by the Latin ones; the same word when it had none. */
export function latinWord(word: string): string {
  return [...word.normalize('NFKC')].map((letter) => LOOK_ALIKE_LETTERS[letter] ?? letter).join('');
}

/**
 * Characters that a reader does not see or that reorder what he sees: a condition with one could read otherwise to its
 * approver than to the machine. Controls, joiners, direction marks, tags, lone surrogates.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a character may not stand in a condition or a text at all. Tab and line ends may. */
export function isInvisible(character: string): boolean {
  return character !== '\t' && character !== '\n' && character !== '\r' && INVISIBLE.test(character);
}

/** `U+0430`, the way to name a character to a person. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
