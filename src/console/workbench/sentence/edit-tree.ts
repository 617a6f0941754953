import type { Expr } from '../../../core/rule/ast.ts';
import { canonical } from '../../../core/rule/canonical.ts';
import { exprOfSentence, type Sentence, sentenceOf } from '../../../core/rule/faces/sentence.ts';
import { formOfTest, type TestForm, testOfForm } from '../../../core/rule/faces/test-form.ts';

/** A sentence while it is filled in: questions may lack their value, groups their parts. */
export type EditNode =
  | {
      readonly kind: 'group';
      readonly key: number;
      readonly join: 'all' | 'any';
      readonly not: boolean;
      readonly parts: readonly EditNode[];
    }
  | { readonly kind: 'test'; readonly key: number; readonly not: boolean; readonly form: TestForm }
  | { readonly kind: 'written'; readonly key: number; readonly text: string; readonly expr: Expr };
/** Conditions of which all, or any, must hold. */
export type EditGroup = EditNode & { readonly kind: 'group' };

/**
 * Keys are for React alone, so that a field keeps its cursor while others come and go; they are not part of a
 * condition.
 */
let lastKey = 0;
const newKey = (): number => {
  lastKey += 1;
  return lastKey;
};

/** A condition to edit as a sentence: always a group, so that there is a place to add to. */
export function editTreeOf(expr: Expr | undefined): EditGroup {
  if (expr === undefined) return group([newTest()]);
  const node = editNode(sentenceOf(expr), false);
  return node.kind === 'group' && !node.not ? node : group([node]);
}

function editNode(sentence: Sentence, not: boolean): EditNode {
  switch (sentence.kind) {
    case 'all':
    case 'any':
      return {
        kind: 'group',
        key: newKey(),
        join: sentence.kind,
        not,
        parts: sentence.parts.map((part) => editNode(part, false)),
      };
    case 'not':
      return not || sentence.part.kind === 'not' ? writtenNode(sentence, not) : editNode(sentence.part, true);
    case 'test': {
      const form = formOfTest(sentence.test);
      return form === undefined ? writtenNode(sentence, not) : { kind: 'test', key: newKey(), not, form };
    }
    case 'written':
      return writtenNode(sentence, not);
  }
}

/** What a form has no room for is carried along as text. */
function writtenNode(sentence: Sentence, not: boolean): EditNode {
  const expr = exprOfSentence(not ? { kind: 'not', part: sentence } : sentence);
  if (expr === undefined) throw new Error('a sentence that came from a condition says one');
  return { kind: 'written', key: newKey(), text: canonical(expr), expr };
}

/** The condition that the tree says; nothing while something in it is not filled in. */
export function exprOfEditTree(node: EditNode): Expr | undefined {
  const sentence = sentenceOfEdit(node);
  return sentence && exprOfSentence(sentence);
}

function sentenceOfEdit(node: EditNode): Sentence | undefined {
  if (node.kind === 'written') return { kind: 'written', text: node.text, expr: node.expr };
  const plain = node.kind === 'test' ? testSentence(node.form) : groupSentence(node);
  return plain && node.not ? { kind: 'not', part: plain } : plain;
}

function testSentence(form: TestForm): Sentence | undefined {
  const test = testOfForm(form);
  return test && { kind: 'test', test };
}

function groupSentence(node: EditGroup): Sentence | undefined {
  const parts = node.parts.map(sentenceOfEdit);
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && known.length > 0 ? { kind: node.join, parts: known } : undefined;
}

/** A question about the goods' code, to begin with. */
export function newTest(): EditNode {
  return { kind: 'test', key: newKey(), not: false, form: { field: 'goods.hs', verb: 'startsWith', value: '' } };
}

/** A group of alternatives with one question in it. */
export function group(parts: readonly EditNode[], join: 'all' | 'any' = 'all'): EditGroup {
  return { kind: 'group', key: newKey(), join, not: false, parts };
}

/** The tree with the node of a key replaced, or taken away. */
export function replaceNode(tree: EditGroup, key: number, change: (node: EditNode) => EditNode | undefined): EditGroup {
  const parts = tree.parts.flatMap((part): readonly EditNode[] => {
    if (part.key === key) {
      const changed = change(part);
      return changed === undefined ? [] : [changed];
    }
    return [part.kind === 'group' ? replaceNode(part, key, change) : part];
  });
  return { ...tree, parts };
}
