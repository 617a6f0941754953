import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { SyntaxNode } from '@lezer/common';
import { FIELD_NAMES, FIELDS, type FieldName, isFieldName } from '../../../core/rule/fields.ts';
import { FUNCTION_WORDS } from '../../../messages/console-workbench.ts';
import type { Language } from '../../../messages/language.ts';
import type { NamedListView, TermView } from '../../../wire/workbench.ts';
import { valuesOf } from './field-values.ts';

/** What completion offers: in which language, and from which lists and goods words. */
export interface Offered {
  readonly language: Language;
  readonly lists: readonly NamedListView[];
  readonly terms: readonly TermView[];
}

const TEXT_METHODS = ['startsWith', 'endsWith', 'contains', 'matches'] as const;

/** Completes a condition: values within quotes, methods behind a field of text, fields, lists and functions elsewhere. */
export function complete(context: CompletionContext, offered: Offered): CompletionResult | null {
  // The node before the cursor: what is being typed and not what follows.
  const node = syntaxTree(context.state).resolveInner(context.pos, -1);
  if (node.name === 'Comment') return null;
  const text = context.matchBefore(/["'][^"']*/);
  if (text !== null && (node.name === 'Text' || node.type.isError || isOpenQuote(context, text.from)))
    return completeText(context, node, text.from + 1, offered);
  const method = context.matchBefore(/([a-zA-Z]+\.[a-zA-Z0-9]+)\.\w*/);
  const called = method === null ? undefined : /^(\w+\.\w+)\.(\w*)$/.exec(method.text);
  if (method !== null && called?.[1] !== undefined && isFieldName(called[1])) {
    const options = FIELDS[called[1]].type === 'string' && !FIELDS[called[1]].equalityOnly ? methods(offered) : [];
    return { from: method.to - (called[2]?.length ?? 0), options, validFor: /^\w*$/ };
  }
  const word = context.matchBefore(/[\w.]+/);
  if (word === null && !context.explicit) return null;
  if (word !== null && /^[\d.]/.test(word.text)) return null;
  return { from: word?.from ?? context.pos, options: names(offered), validFor: /^[\w.]*$/ };
}

/** Whether an odd number of quotes stands before a place: the parser sees no text in a quote that is not closed yet. */
function isOpenQuote(context: CompletionContext, from: number): boolean {
  const line = context.state.doc.sliceString(0, from);
  return (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 0;
}

function completeText(
  context: CompletionContext,
  node: SyntaxNode,
  from: number,
  offered: Offered,
): CompletionResult | null {
  const field = comparedField(context, node, from);
  if (field === undefined) return null;
  const options = valuesOf(field, offered.language, offered.terms).map(
    ({ value, means }): Completion => ({ label: value, detail: means, type: 'constant' }),
  );
  return options.length === 0 ? null : { from, options, validFor: /^[\w-]*$/ };
}

/** The field that a text is compared with: on the other side of the operator, before the method, or the list it is in. */
function comparedField(context: CompletionContext, node: SyntaxNode, from: number): FieldName | undefined {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name !== 'Binary' && at.name !== 'Call') continue;
    for (const member of [...at.getChildren('Member'), ...(at.getChild('MemberCall')?.getChildren('Member') ?? [])]) {
      const name = context.state.doc.sliceString(member.from, member.to);
      if (isFieldName(name)) return name;
    }
  }
  // While a quote is still open there is no such node: look at what stands before it.
  const before = context.state.doc.sliceString(Math.max(0, from - 400), from - 1);
  const found = /(\w+\.\w+)\s*(?:==|!=|in\s*\[[^\]]*|\.\w+\()\s*$/.exec(before)?.[1];
  if (found !== undefined && isFieldName(found)) return found;
  // Goods words stand on the left of `in`.
  return /(?:^|[(&|!])\s*$/.test(before) ? 'goods.terms' : undefined;
}

/** Everything a condition can name, with what it means: all fields, the lists in force, and the functions. */
function names(offered: Offered): readonly Completion[] {
  const { language } = offered;
  return [
    ...FIELD_NAMES.map((name): Completion => {
      const { type, unit, doc } = FIELDS[name];
      return {
        label: name,
        detail: doc[language],
        info: `${type}${unit === undefined ? '' : `, ${unit}`}`,
        type: 'property',
      };
    }),
    ...offered.lists.map(
      ({ id, title }): Completion => ({ label: `lists.${id}`, detail: title[language], type: 'namespace' }),
    ),
    snippetCompletion('has(#{goods.netKg})', {
      label: 'has',
      detail: FUNCTION_WORDS.has?.[language] ?? '',
      type: 'function',
    }),
    snippetCompletion('size(#{goods.terms})', {
      label: 'size',
      detail: FUNCTION_WORDS.size?.[language] ?? '',
      type: 'function',
    }),
    { label: 'in', detail: FUNCTION_WORDS.in?.[language] ?? '', type: 'keyword' },
  ];
}

function methods({ language }: Offered): readonly Completion[] {
  return TEXT_METHODS.map((name) =>
    snippetCompletion(`${name}("\${}")`, {
      label: name,
      detail: FUNCTION_WORDS[name]?.[language] ?? '',
      type: 'method',
    }),
  );
}
