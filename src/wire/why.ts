import { type Static, Type } from 'typebox';
import { Bilingual, Id } from './primitives.ts';

/** A field that a condition read, with the value it had; without one where it was missing or may not be seen. */
const SeenShape = Type.Object({
  field: Type.String(),
  doc: Bilingual,
  unit: Type.Optional(Type.String()),
  value: Type.Optional(Type.Unknown()),
});

/** One condition of a rule by itself, and what became of it for one goods item. */
const ConditionShape = Type.Object({
  /** In canonical form. */
  text: Type.String(),
  verdict: Type.Enum(['true', 'false', 'error']),
  /** Whether the outcome rests on it. */
  decisive: Type.Boolean(),
  seen: Type.Array(SeenShape),
  /** Why it could not be evaluated, and the field or list that was missing. */
  reason: Type.Optional(Type.Enum(['missing', 'overflow', 'division-by-zero', 'ill-typed-value'])),
  missing: Type.Optional(Type.String()),
});
export type WhyConditionView = Static<typeof ConditionShape>;

/** GET /api/v1/declarations/:id/why/:rule: the newest assessment's frozen features judged by the rule as it stands. */
export const WhyRuleShape = Type.Object({
  rule: Type.String(),
  version: Type.Integer(),
  assessment: Id,
  when: Type.String(),
  items: Type.Array(
    Type.Object({
      line: Type.Integer(),
      outcome: Type.Enum(['hit', 'miss', 'error']),
      /** True where the rule's hazard may not be sought on such an item: nothing was looked at. */
      barred: Type.Boolean(),
      /** In the order of the text. */
      conditions: Type.Array(ConditionShape),
    }),
  ),
});
export type WhyRuleView = Static<typeof WhyRuleShape>;
