import type { FieldNode, ListNameNode, TypedExpr } from './ast.ts';
import type { Checking } from './check.ts';
import { FIELD_NAMES, FIELDS, type FieldName, isFieldName } from './fields.ts';
import { valuesFor } from './named-list.ts';
import { personWord } from './people.ts';
import { nearest } from './suggest.ts';

/** Names of free text. It has no field: goods words are recognised at intake and stand in goods.terms. */
const FREE_TEXT = new Set([
  'description',
  'descriptions',
  'text',
  'remarks',
  'remark',
  'comment',
  'comments',
  'marks',
  'content',
  'title',
  'note',
  'notes',
]);

type FieldExpr = TypedExpr & FieldNode<FieldName>;

/** Checks the name of a field. An opaque id is refused unless its parent is `==`, `in` or `has`. */
export function checkField(
  expr: FieldNode<string>,
  checking: Checking & { readonly equalityAllowed?: true },
): FieldExpr | undefined {
  const name = expr.field;
  if (!isFieldName(name)) return refuseName(expr, checking);
  const spec = FIELDS[name];
  if (spec.equalityOnly && !checking.equalityAllowed) {
    return checking.report('id-operator', expr, { field: name }, `${name} == "…"`);
  }
  if (spec.hazards && checking.hazard && !spec.hazards.includes(checking.hazard)) {
    return checking.report('country-hazard', expr, { field: name, hazard: checking.hazard });
  }
  return { ...expr, field: name, type: spec.type };
}

/** Says why a name is no field, the gravest reason first: it speaks of a person, it is free text, nobody knows it. */
function refuseName(expr: FieldNode<string>, checking: Checking): undefined {
  const name = expr.field;
  const person = personWord(name);
  if (person !== undefined) return checking.report('person-field', expr, { field: name });
  const last = name.split('.').at(-1) ?? name;
  if (FREE_TEXT.has(last.toLowerCase())) {
    return checking.report('free-text-field', expr, { field: name }, '"firework" in goods.terms');
  }
  return checking.report('unknown-field', expr, { field: name }, nearest(name, FIELD_NAMES));
}

/**
 * Checks the name of a list and takes its values along, so that evaluating needs no register: a rule is approved for
 * the very values it was checked with, and its hash covers them.
 */
export function checkListName(expr: ListNameNode, checking: Checking): TypedExpr | undefined {
  const list = checking.lists.get(expr.id);
  if (list) {
    const values = valuesFor(list, checking.hazard);
    const others = list.values.length - values.length;
    if (others > 0 && checking.hazard) {
      checking.report('list-of-other-hazard', expr, { list: expr.id, others, hazard: checking.hazard });
    }
    return { ...expr, values, type: 'list(string)' };
  }
  if (personWord(expr.id) !== undefined) return checking.report('person-field', expr, { field: `lists.${expr.id}` });
  const meant = nearest(expr.id, [...checking.lists.keys()]);
  return checking.report('unknown-list', expr, { list: expr.id }, meant && `lists.${meant}`);
}
