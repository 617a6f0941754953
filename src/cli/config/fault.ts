import { Fault } from '../../core/domain/fault.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { Language } from '../../messages/language.ts';
import { nearest } from './nearest.ts';

/** Where an option was found, for the sentence about it. */
export type OptionSource = 'command line' | 'environment' | 'file';
const SOURCES: Readonly<Record<OptionSource, BilingualText>> = {
  'command line': { en: 'on the command line', zh: '命令行' },
  environment: { en: 'in the environment', zh: '环境变量' },
  file: { en: 'in the configuration file', zh: '配置文件' },
};

/** An option or command that does not exist, with the one that was probably meant. */
export function unknownOption(name: string, known: readonly string[], source: OptionSource, language: Language): Fault {
  return new Fault('unknown-option', {
    name,
    source: SOURCES[source][language],
    hint: didYouMean(name, known, language),
  });
}

/**
 * A value that its option cannot have, with what was expected and where it was found; secrets in addresses are hidden.
 */
export function wrongValue(
  name: string,
  value: string,
  expected: BilingualText,
  source: OptionSource,
  language: Language,
): Fault {
  // A password must not reach a terminal's history or a log by way of an error.
  const shown = value.replace(/\/\/[^/@]*@/, '//***@').slice(0, 80);
  return new Fault('option-value-wrong', {
    name,
    value: shown,
    expected: expected[language],
    source: SOURCES[source][language],
  });
}

/** ` Did you mean …?`, or nothing when no name is near. */
export function didYouMean(name: string, known: readonly string[], language: Language): string {
  const guess = nearest(name, known);
  if (guess === undefined) return '';
  return language === 'zh' ? `是否想输入“${guess}”？` : ` Did you mean ${guess}?`;
}
