import type { BilingualText } from '../core/domain/text.ts';

/** The languages that Landport speaks. */
export const LANGUAGES = ['en', 'zh'] as const;
/** One of them; whoever asks for another reads English. */
export type Language = (typeof LANGUAGES)[number];

/** A bilingual text in one language. */
export function inLanguage(text: BilingualText, language: Language): string {
  return text[language];
}
