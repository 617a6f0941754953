import { useCallback } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { inLanguage, type Language } from '../../messages/language.ts';
import { useRemembered } from './remembered.ts';

type Fillings = Readonly<Record<string, string | number>>;
/** Says a text in the reader's language. */
export type Say = (text: BilingualText, fillings?: Fillings) => string;

/** The language chosen in this browser, or the one its settings ask for first. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [value, set] = useRemembered('landport.language', navigator.language.startsWith('zh') ? 'zh' : 'en');
  return [value === 'zh' ? 'zh' : 'en', set];
}

/** Says a text in the chosen language, with `{name}` replaced by what `fillings` holds under that name. */
export function useSay(): Say {
  const [language] = useLanguage();
  return useCallback((text, fillings) => fill(inLanguage(text, language), fillings), [language]);
}

function fill(text: string, fillings: Fillings = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole));
}
