import { type Static, Type } from 'typebox';
import { SELECTION_KINDS } from '../core/domain/assessment.ts';
import { FAIRNESS_DIMENSIONS, FAIRNESS_GROUPS } from '../core/oversee/fairness.ts';

/** A share, or a median, with the bounds of its interval of 95%. */
export const IntervalShape = Type.Object({
  estimate: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
});
export type IntervalView = Static<typeof IntervalShape>;

const DimensionShape = Type.Enum([...FAIRNESS_DIMENSIONS]);
const GroupShape = Type.Enum([...FAIRNESS_GROUPS.size, ...FAIRNESS_GROUPS.newness, ...FAIRNESS_GROUPS.tier]);

export const FairnessQuery = Type.Object({
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, description: 'days looked back; 30 unless given' })),
});

/**
 * GET /api/v1/fairness: groups of firms beside each other, rules that select a group beyond what they find there, and
 * ways of selecting. Nothing that leads to one firm.
 */
export const FairnessShape = Type.Object({
  days: Type.Integer(),
  groups: Type.Array(
    Type.Object({
      dimension: DimensionShape,
      group: GroupShape,
      operators: Type.Integer(),
      declarations: Type.Integer(),
      selection: Type.Optional(IntervalShape),
      hit: Type.Optional(IntervalShape),
      wait: Type.Optional(IntervalShape),
      upheld: Type.Optional(IntervalShape),
    }),
    { description: 'groups of fewer than ten declarations are left out; so is what rests on fewer than ten' },
  ),
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      dimension: DimensionShape,
      group: GroupShape,
      selection: IntervalShape,
      selectionOthers: IntervalShape,
      hit: IntervalShape,
      hitOthers: IntervalShape,
      excess: Type.Number(),
      p: Type.Number(),
      flagged: Type.Boolean(),
    }),
  ),
  selections: Type.Array(
    Type.Object({
      kind: Type.Enum([...SELECTION_KINDS]),
      selected: Type.Integer({ description: 'declarations that were chosen so; one may be chosen in several ways' }),
      share: IntervalShape,
      hit: Type.Optional(IntervalShape),
    }),
    { description: 'how declarations came to be checked; hit rates that rest on fewer than ten checks are left out' },
  ),
});
export type FairnessView = Static<typeof FairnessShape>;
