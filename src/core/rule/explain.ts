import type { SeenValue } from '../domain/assessment.ts';
import { children, type TypedExpr } from './ast.ts';
import type { FactRow, FieldName } from './fields.ts';

/** The fields that a condition names, in the order of its text, each once. */
export function fieldsOf(expr: TypedExpr): readonly FieldName[] {
  const found = new Set<FieldName>();
  const walk = (node: TypedExpr): void => {
    if (node.kind === 'field' || node.kind === 'has') found.add(node.field);
    for (const below of children<TypedExpr>(node)) walk(below);
  };
  walk(expr);
  return [...found];
}

/** The named lists that a condition asks, each with its values. */
export function listsOf(expr: TypedExpr): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const walk = (node: TypedExpr): void => {
    if (node.kind === 'list-name') found.set(node.id, node.values);
    for (const below of children<TypedExpr>(node)) walk(below);
  };
  walk(expr);
  return found;
}

/** What a condition read: each field it names with its value, or without one where that was missing. */
export function seenValues(expr: TypedExpr, row: FactRow): readonly SeenValue[] {
  return fieldsOf(expr).map((field) => {
    const value = row[field];
    return value === undefined ? { field } : { field, value };
  });
}
