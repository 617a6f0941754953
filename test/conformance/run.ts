import { isDeepStrictEqual } from 'node:util';
import type { IncrementalTest } from '@bufbuild/cel-spec/testdata/tests.js';
import type { Expr, LiteralNode } from '../../src/core/rule/ast.ts';
import { children } from '../../src/core/rule/ast.ts';
import { check } from '../../src/core/rule/check.ts';
import { evaluate } from '../../src/core/rule/evaluate.ts';
import { type FactRow, type FactValue, FIELD_NAMES, FIELDS } from '../../src/core/rule/fields.ts';
import { NO_LISTS } from '../../src/core/rule/named-list.ts';
import { parse } from '../../src/core/rule/parse.ts';
import { type DebugNode, walk } from './debug-tree.ts';
import { ourTree } from './our-tree.ts';
import type { Placed } from './profile.ts';

/** How a test came out: nothing when it passed, otherwise what is wrong, or why it cannot be asked of us after all. */
export type Outcome = { readonly failed: string } | { readonly excluded: string } | undefined;

type Literal = LiteralNode['value'];

/** Runs one test of the profile: its tree, its type, and where it has one its result. */
export function run({ test, parsed, checked }: Exclude<Placed, { reason: string }>): Outcome {
  const source = test.original.expr;
  const ours = parse(source);
  if (parsed === undefined) {
    if (/recursion|nesting|exceeds/.test(test.error ?? '')) return { excluded: "cel-go's own limits of size" };
    return 'expr' in ours && refusedByTypes(ours.expr) === undefined
      ? { failed: 'we take what cel-go refuses' }
      : undefined;
  }
  if (!('expr' in ours)) return { failed: `refused: ${ours.diagnostic.code}` };
  if (!isDeepStrictEqual(ourTree(ours.expr), parsed)) return { failed: 'another tree' };
  if (test.original.disableCheck) return { excluded: 'evaluated without types' };
  const names = nameFields(checked ?? parsed);
  if (typeof names === 'string') return { excluded: names };
  const named = rename(ours.expr, names);
  if (checked === undefined) {
    return refusedByTypes(named) === undefined ? { failed: 'the types are taken, which cel-go refuses' } : undefined;
  }
  return runChecked(test, named, names, checked);
}

function runChecked(
  { original }: IncrementalTest,
  named: Expr,
  names: ReadonlyMap<string, string>,
  checked: DebugNode,
): Outcome {
  const result = original.resultMatcher;
  if (original.checkOnly || original.name === '') {
    const refused = refusedByTypes(named);
    return refused === undefined ? undefined : { failed: `refused: ${refused}` };
  }
  const row: Record<string, FactValue> = {};
  for (const [name, field] of names) {
    const bound = original.bindings[name]?.kind;
    if (bound?.case !== 'value') return { excluded: 'a variable without a value' };
    const value = plainValue(bound.value.kind);
    if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value)))
      return { excluded: 'a variable that no JSON number holds' };
    row[field] = (typeof value === 'bigint' ? Number(value) : value) as FactValue;
  }
  const wanted = result.case === 'value' ? plainValue(result.value.kind) : result.case === undefined ? true : undefined;
  const failing = result.case === 'evalError' || result.case === 'anyEvalErrors';
  if (!failing && wanted === undefined) return { excluded: 'a result of another type' };
  // Conditions end in a bool. Any other result is compared in the condition itself, with a literal.
  const against = failing ? (zeroOf(checked.type ?? '') ?? true) : wanted;
  const whole = checked.type === 'bool' ? named : compareWith(named, against as Literal | readonly Literal[]);
  const { expr, diagnostics } = check(whole, { lists: NO_LISTS });
  if (!expr) return { failed: `refused: ${diagnostics[0]?.code}` };
  const found = evaluate(expr, row as FactRow);
  if (failing) return found.kind === 'error' ? undefined : { failed: `no error, but ${found.value}` };
  if (found.kind === 'error') return { failed: `error: ${found.reason}` };
  const meant = checked.type === 'bool' ? wanted : true;
  return found.value === meant ? undefined : { failed: `found ${found.value}, wanted ${String(wanted)}` };
}

/** The first type error of a condition that may be of any type; nothing when it has none. */
function refusedByTypes(expr: Expr): string | undefined {
  const { diagnostics } = check(expr, { lists: NO_LISTS });
  return diagnostics.find(({ code, severity }) => severity === 'error' && code !== 'condition-not-bool')?.code;
}

/** A field of the right type for each name whose type cel-go knows, or why there is none. */
function nameFields(tree: DebugNode): ReadonlyMap<string, string> | string {
  const used = new Map<string, string>();
  const free = new Set<string>(FIELD_NAMES.filter((name) => !FIELDS[name].equalityOnly));
  for (const node of walk(tree)) {
    if ((node.kind !== 'name' && node.kind !== 'has') || used.has(node.name)) continue;
    if (node.kind === 'has') return 'has() of something other than a field';
    // What cel-go does not know either keeps its name, which is no field.
    if (node.type === undefined) continue;
    const field = [...free].find((name) => FIELDS[name as keyof typeof FIELDS].type === node.type);
    if (field === undefined) return `a variable of type ${node.type}`;
    free.delete(field);
    used.set(node.name, field);
  }
  return used;
}

/** The same tree with other names. */
function rename<Node extends Expr>(expr: Node, names: ReadonlyMap<string, string>): Node {
  if (expr.kind === 'field') return { ...expr, field: names.get(expr.field) ?? expr.field };
  if (children<Expr>(expr).length === 0) return expr;
  const entries = Object.entries(expr).map(([key, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [key, value.map((one) => rename(one as Expr, names))];
    const isNode = typeof value === 'object' && value !== null && 'kind' in value;
    return [key, isNode ? rename(value as Expr, names) : value];
  });
  return Object.fromEntries(entries) as Node;
}

type ValueKind = { readonly case?: string | undefined; readonly value?: unknown };

/** A result as a value of ours; nothing where we have no such type. */
function plainValue({ case: kind, value }: ValueKind): Literal | readonly Literal[] | undefined {
  switch (kind) {
    case 'int64Value':
    case 'doubleValue':
    case 'stringValue':
    case 'boolValue':
      return value as Literal;
    case 'listValue': {
      const items = (value as { values: readonly { kind: ValueKind }[] }).values.map((item) => plainValue(item.kind));
      return items.every((item) => item !== undefined) ? (items as Literal[]) : undefined;
    }
    default:
      return undefined;
  }
}

const zeroOf = (type: string): Literal | undefined =>
  ({ int: 0n, double: 0, string: '', bool: true })[type as 'int'] as Literal | undefined;

const AT = { start: 0, end: 0 };

function literal(value: Literal): LiteralNode {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value, ...AT };
    case 'bigint':
      return { kind: 'int', value, ...AT };
    case 'number':
      return { kind: 'double', value, ...AT };
    default:
      return { kind: 'bool', value: value as boolean, ...AT };
  }
}

function compareWith(left: Expr, wanted: Literal | readonly Literal[]): Expr {
  const right: Expr = Array.isArray(wanted)
    ? { kind: 'list', items: wanted.map(literal), ...AT }
    : literal(wanted as Literal);
  // The one number that equals nothing, itself included.
  if (Number.isNaN(wanted)) return { kind: 'compare', operator: '!=', left, right: left, ...AT };
  return { kind: 'compare', operator: '==', left, right, ...AT };
}
