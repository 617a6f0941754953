import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { type Theme, useTheme } from '../pieces/theme.ts';

/** Language and appearance, both remembered by this browser. */
export function Choices(): ReactNode {
  const say = useSay();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  return (
    <>
      <button
        type="button"
        className="plain"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        title={say(frameWords.languageHint)}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say(frameWords.language)}
      </button>
      <select
        className="plain"
        aria-label={say(frameWords.theme)}
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
      >
        <option value="auto">{say(frameWords.themeAuto)}</option>
        <option value="light">{say(frameWords.themeLight)}</option>
        <option value="dark">{say(frameWords.themeDark)}</option>
      </select>
    </>
  );
}
