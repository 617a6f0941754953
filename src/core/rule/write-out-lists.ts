import { children, type ListNameNode, type TypedExpr } from './ast.ts';
import { quote } from './strings.ts';

/**
 * A condition's text with some of its named lists replaced by what they hold. A rule that comes with its lists beside it
 * is approved for those very values: written out, they are part of a version that never changes.
 */
export function writeOutLists(when: string, expr: TypedExpr, names: ReadonlySet<string>): string {
  const found: (ListNameNode & { readonly values: readonly string[] })[] = [];
  const walk = (node: TypedExpr): void => {
    if (node.kind === 'list-name' && names.has(node.id)) found.push(node);
    for (const below of children<TypedExpr>(node)) walk(below);
  };
  walk(expr);
  // From the end, so that the places of those before stay true.
  return found
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, values }) => {
      const list = `[${[...new Set(values)].sort().map(quote).join(', ')}]`;
      return `${text.slice(0, start)}${list}${text.slice(end)}`;
    }, when);
}
