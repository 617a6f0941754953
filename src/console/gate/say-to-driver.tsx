import { type ReactNode, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { inLanguage, type Language } from '../../messages/language.ts';
import { useLanguage, useSay } from '../pieces/say.ts';

const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** What to say to the driver; one tap adds the other language, to be read out or shown through the window. */
export function SayToDriver({ text }: { readonly text: BilingualText }): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const [both, setBoth] = useState(false);
  const other: Language = language === 'en' ? 'zh' : 'en';
  return (
    <section className="say">
      <header>
        <h3>{say(gateWords.sayTo)}</h3>
        <button type="button" aria-pressed={both} lang={TAGS[other]} onClick={() => setBoth(!both)}>
          {other === 'zh' ? gateWords.inChinese.zh : gateWords.inEnglish.en}
        </button>
      </header>
      <p>{inLanguage(text, language)}</p>
      {both ? (
        <p className="other" lang={TAGS[other]}>
          {inLanguage(text, other)}
        </p>
      ) : null}
    </section>
  );
}
