import { isDeepStrictEqual } from 'node:util';
import type { IncrementalTest } from '@bufbuild/cel-spec/testdata/tests.js';
import { isInvisible } from '../../src/core/rule/characters.ts';
import { type DebugNode, OutsideProfile, readDebugTree, walk } from './debug-tree.ts';

/** Every operator and function of the profile, as cel-go names them. */
const FUNCTIONS = new Set([
  '_&&_',
  '_||_',
  '!_',
  '-_',
  '_?_:_',
  '_==_',
  '_!=_',
  '_<_',
  '_<=_',
  '_>_',
  '_>=_',
  '_+_',
  '_-_',
  '_*_',
  '_/_',
  '_%_',
  '@in',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'size',
]);

/** Every type of the profile, as cel-go names them. */
const TYPES = new Set(['string', 'int', 'double', 'bool', 'list(string)', 'list(int)', 'list(double)', 'list(bool)']);

/** A test that lies in the profile, with its trees read; or why it does not. */
export type Placed =
  | { readonly test: IncrementalTest; readonly parsed?: DebugNode; readonly checked?: DebugNode }
  | { readonly test: IncrementalTest; readonly reason: string };

/** Decides by the operators, functions and types that a test uses, as cel-go's own trees of it say. Nothing is picked by hand. */
export function place(test: IncrementalTest): Placed {
  try {
    // A test without a tree is one that cel-go's parser refuses.
    if (test.ast === undefined) return { test };
    if ([...test.original.expr].some(isInvisible)) throw new OutsideProfile('characters that nobody sees');
    const parsed = readDebugTree(test.ast);
    for (const node of walk(parsed)) judgeNode(node);
    if (test.checkedAst === undefined) return { test, parsed };
    const checked = readDebugTree(test.checkedAst);
    for (const node of walk(checked)) judgeType(node);
    if (!isDeepStrictEqual(namesIn(parsed), namesIn(checked))) throw new OutsideProfile('names found in a container');
    return { test, parsed, checked };
  } catch (fault) {
    if (fault instanceof OutsideProfile) return { test, reason: fault.reason };
    throw fault;
  }
}

const namesIn = (tree: DebugNode): readonly string[] =>
  [...walk(tree)].flatMap((node) => (node.kind === 'name' ? [node.name] : []));

function judgeNode(node: DebugNode): void {
  if (node.kind === 'list') {
    if (node.items.length === 0) throw new OutsideProfile('an empty list');
    if (node.items.some((item) => item.kind !== 'literal')) throw new OutsideProfile('a list of more than literals');
  }
  if (node.kind !== 'call') return;
  if (!FUNCTIONS.has(node.name)) throw new OutsideProfile(`function ${node.name}`);
  if (node.name === 'matches' && node.args[1]?.kind !== 'literal')
    throw new OutsideProfile('a pattern that is computed');
}

function judgeType({ type, overload }: DebugNode): void {
  if (type !== undefined && !TYPES.has(type)) {
    const kind = type.startsWith('type(') ? 'types as values' : `type ${type.replace(/\(.*/, '')}`;
    throw new OutsideProfile(type.startsWith('list(') ? 'a list of other than texts, numbers and bools' : kind);
  }
  if (overload === 'add_list') throw new OutsideProfile('lists joined by +');
}
