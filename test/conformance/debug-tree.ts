import { readEscape } from '../../src/core/rule/strings.ts';

/**
 * A node of cel-go's debug notation. Methods are calls with their target first, chains of `&&` and `||` one call, and
 * dotted names one name, so that a tree is the same however it was grouped and written.
 */
export type DebugNode = (
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'has'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly DebugNode[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly DebugNode[] }
) & {
  /** In a checked tree: what cel-go says the type is, and for a call its overload. */
  readonly type?: string;
  readonly overload?: string;
};

/** What the notation says that no profile of ours could have: the reason for leaving a test out. */
export class OutsideProfile extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

const outside = (reason: string): never => {
  throw new OutsideProfile(reason);
};

interface Adorned {
  readonly kind: string;
  readonly type?: string;
  readonly overload?: string;
}

/** Reads cel-go's debug notation of a parsed tree (`1^#*expr.Constant_Int64Value#`) or a checked one (`1~int`). */
export function readDebugTree(text: string): DebugNode {
  let at = 0;
  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const take = (sign: string): boolean => {
    skip();
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const items = (close: string): DebugNode[] => {
    const found: DebugNode[] = [];
    while (!take(close)) {
      found.push(node());
      take(',');
    }
    return found;
  };
  /** A type such as `list(map(string, dyn))`. */
  const typeName = (): string => {
    let name = match(/[\w.]+/y) ?? '';
    if (text[at] !== '(') return name;
    const dot = name.lastIndexOf('.');
    if (dot >= 0) {
      // What stands behind the dot is a method: no type of several words has brackets.
      at -= name.length - dot;
      return name.slice(0, dot);
    }
    let depth = 0;
    do {
      const sign = text[at] ?? '';
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
      name += sign;
      at += 1;
    } while (depth > 0 && at < text.length);
    return name;
  };
  /** What stands behind a node; behind a name also what it refers to, mostly itself. */
  const adornment = (name = ''): Adorned => {
    const kind = match(/\^#\*?[\w.]+#/y) ?? '';
    if (kind !== '' || text[at] !== '~') return { kind };
    at += 1;
    const type = typeName();
    const same = name !== '' && take(`^${name}`) ? name : undefined;
    let overload = same ?? match(name === '' ? /\^[\w|@]+/y : /\^[\w.]+/y)?.slice(1);
    if (overload !== undefined && (text[at] === '(' || text[at] === '~')) {
      // That was also the name of a method or of what is selected.
      const dot = overload.lastIndexOf('.');
      at -= overload.length - dot;
      overload = overload.slice(0, dot);
    }
    return overload === undefined ? { kind, type } : { kind, type, overload };
  };
  const string = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; ) {
      if (text[at] !== '\\') {
        value += text[at++];
        continue;
      }
      const escaped = readEscape(text, at);
      if (!escaped) return outside('a text that is not Unicode');
      value += escaped.value;
      at = escaped.end;
    }
    at += 1;
    return value;
  };
  const finish = (made: DebugNode, { type, overload }: Adorned): DebugNode => ({
    ...made,
    ...(type === undefined ? {} : { type }),
    ...(overload === undefined ? {} : { overload }),
  });
  const node = (): DebugNode => {
    let left = primary();
    while (take('.')) {
      const name = match(/`[^`]*`|\w+/y) ?? '';
      if (text[at] === '(') {
        at += 1;
        left = finish({ kind: 'call', name, args: [left, ...items(')')] }, adornment());
        continue;
      }
      const testOnly = text.startsWith('~test-only~', at);
      if (testOnly) at += '~test-only~'.length;
      const adorned = adornment();
      if (left.kind !== 'name') return outside('selection from a value');
      left = finish({ kind: testOnly ? 'has' : 'name', name: `${left.name}.${name}` }, adorned);
    }
    return left;
  };
  const primary = (): DebugNode => {
    skip();
    if (text[at] === '"') {
      const value = string();
      return finish({ kind: 'literal', value }, adornment());
    }
    if (/^b"/.test(text.slice(at, at + 2))) return outside('type bytes');
    if (text[at] === '{') return outside('maps');
    if (take('[')) return finish({ kind: 'list', items: items(']') }, adornment());
    const word = match(
      /_\[\??_\]|_\?_:_|_(?:&&|\|\||[=!<>]=|[<>+\-*/%])_|!_|-_|@\w+|[-+]?\d[\w.+-]*|-?[A-Za-z_][\w.]*/y,
    );
    if (word === undefined) return outside('messages and absolute names');
    if (word === '__comprehension__') return outside('macros');
    if (text[at] === '(') {
      at += 1;
      const args = items(')');
      return finish(flat({ kind: 'call', name: word, args }), adornment());
    }
    if (text[at] === '{') return outside('messages');
    const adorned = adornment(word);
    return finish(constant(word, adorned), adorned);
  };
  const found = node();
  skip();
  if (at < text.length) throw new Error(`cannot read: ${text.slice(at, at + 80)}`);
  return found;
}

function constant(word: string, { kind, type, overload }: Adorned): DebugNode {
  if (/Uint64Value/.test(kind) || type === 'uint') return outside('type uint');
  if (/NullValue/.test(kind) || type === 'null') return outside('null');
  if (/Int64Value/.test(kind) || (type === 'int' && overload === undefined))
    return { kind: 'literal', value: BigInt(word) };
  if (/DoubleValue/.test(kind) || (type === 'double' && overload === undefined))
    return { kind: 'literal', value: Number(word) };
  if (/BoolValue/.test(kind) || (type === 'bool' && overload === undefined))
    return { kind: 'literal', value: word === 'true' };
  return { kind: 'name', name: word };
}

/** Joins nested calls of `&&`, and of `||`, to one; drops pairs of `!` and of minus, as cel-go's parser does. */
export function flat(node: DebugNode): DebugNode {
  if (node.kind === 'call' && (node.name === '!_' || node.name === '-_')) {
    const [inner] = node.args;
    if (inner?.kind === 'call' && inner.name === node.name) return inner.args[0] ?? node;
    if (inner?.kind === 'literal' && node.name === '-_' && typeof inner.value !== 'string')
      return { ...inner, value: -inner.value };
  }
  if (node.kind !== 'call' || (node.name !== '_&&_' && node.name !== '_||_')) return node;
  return {
    ...node,
    args: node.args.flatMap((one) => (one.kind === 'call' && one.name === node.name ? one.args : [one])),
  };
}

/** The nodes of a tree. */
export function* walk(node: DebugNode): Generator<DebugNode> {
  yield node;
  for (const below of node.kind === 'call' ? node.args : node.kind === 'list' ? node.items : []) yield* walk(below);
}
