import { HighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';
import { conditionParser } from './condition-parser.ts';

let language: LRLanguage | undefined;

/** The condition profile as an editor's language, made once. */
function conditionLanguage(): LRLanguage {
  language ??= LRLanguage.define({
    name: 'condition',
    parser: conditionParser.configure({
      props: [
        styleTags({
          'Text List/Text': tags.string,
          Number: tags.number,
          Boolean: tags.bool,
          LogicSign: tags.logicOperator,
          'Comparison In': tags.compareOperator,
          Sign: tags.arithmeticOperator,
          'Function/... Method/...': tags.function(tags.variableName),
          'Name Property': tags.propertyName,
          Comment: tags.lineComment,
          '( ) [ ] , .': tags.punctuation,
        }),
      ],
    }),
    languageData: { closeBrackets: { brackets: ['(', '[', '"'] }, commentTokens: { line: '//' } },
  });
  return language;
}

/** The language with its colours, few and quiet: literals stand out, logic is heavy, all else is ink. */
export function conditionSupport(): LanguageSupport {
  const colours = HighlightStyle.define([
    { tag: tags.string, color: 'var(--code-text)' },
    { tag: [tags.number, tags.bool], color: 'var(--code-number)' },
    { tag: [tags.logicOperator, tags.compareOperator], fontWeight: '600' },
    { tag: tags.punctuation, color: 'var(--ink-2)' },
    { tag: tags.lineComment, color: 'var(--ink-2)', fontStyle: 'italic' },
  ]);
  return new LanguageSupport(conditionLanguage(), syntaxHighlighting(colours));
}
