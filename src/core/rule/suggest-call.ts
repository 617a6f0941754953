import { canonical } from './canonical.ts';
import type { Expr } from './ast.ts';
import { quote } from './strings.ts';
import { nearest } from './suggest.ts';

/** What other languages call the profile's functions and methods. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['beginswith', 'startsWith'],
  ['begins', 'startsWith'],
  ['starts', 'startsWith'],
  ['hasprefix', 'startsWith'],
  ['ends', 'endsWith'],
  ['hassuffix', 'endsWith'],
  ['includes', 'contains'],
  ['match', 'matches'],
  ['regex', 'matches'],
  ['regexp', 'matches'],
  ['like', 'matches'],
  ['len', 'size'],
  ['length', 'size'],
  ['count', 'size'],
]);

/** The known name of a call that was probably meant, in any case, with or without underscores, or by another language's name. */
export function nearestCall(name: string, known: readonly string[]): string | undefined {
  const meant = ALSO_CALLED.get(name.toLowerCase().replaceAll('_', '')) ?? nearest(name, known);
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}

/** `startsWith(goods.hs, "27")` as CEL writes it. */
export function asMethod(name: string, target: Expr, argument: Expr): string | undefined {
  return target.kind === 'field' ? `${target.field}.${name}(${canonical(argument)})` : undefined;
}

/** `text like "27%"` in CEL: `%` stands for anything and `_` for one character, as SQL has them. */
export function fromLike(target: string, pattern: string): string {
  const inner = pattern.replace(/^%|%$/g, '');
  if (!/[%_]/.test(inner)) {
    const [before, after] = [pattern.startsWith('%'), pattern.length > 1 && pattern.endsWith('%')];
    if (before && after) return `${target}.contains(${quote(inner)})`;
    if (before) return `${target}.endsWith(${quote(inner)})`;
    return after ? `${target}.startsWith(${quote(inner)})` : `${target} == ${quote(inner)}`;
  }
  const plain = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return `${target}.matches(${quote(`^${plain.replaceAll('%', '.*').replaceAll('_', '.')}$`)})`;
}
