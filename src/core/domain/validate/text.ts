/** What is wrong with the characters of a text: the code of the problem and, for a control, its name. */
export type TextFault =
  | { readonly code: 'text-control-character'; readonly character: string }
  | { readonly code: 'text-lone-surrogate' | 'text-damaged' };

/**
 * The first character that no text of a declaration may hold: a control, half of a surrogate pair, a mark that turns the
 * direction of writing (it can make one code look like another), or the sign that a file was read in a wrong encoding.
 * Prose may hold the invisible joiners and marks that Persian, Arabic and Indian scripts are written with; codes may not.
 */
export function textFault(text: string, prose: boolean): TextFault | undefined {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) continue;
    if (code < 0xa0) return { code: 'text-control-character', character: codePoint(code) };
    if (code < 0x2000) continue;
    if (turnsText(code) || (!prose && isInvisible(code)))
      return { code: 'text-control-character', character: codePoint(code) };
    if (code === 0xfffd) return { code: 'text-damaged' };
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(i + 1);
      if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return { code: 'text-lone-surrogate' };
      i += 1;
    }
  }
  return undefined;
}

function turnsText(code: number): boolean {
  return (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code === 0xfeff;
}

function isInvisible(code: number): boolean {
  return code >= 0x200b && code <= 0x200f;
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Text in its composed form (NFC), so that the same words are the same text. */
export function composed(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC');
}

/** A code in upper case; the full-width letters and digits of East Asian keyboards become plain ones. */
export function asCode(text: string): string {
  return (ASCII.test(text) ? text : text.normalize('NFKC').trim()).toUpperCase();
}
