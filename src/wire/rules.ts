import { type Static, Type } from 'typebox';
import { Bilingual, HazardShape, LaneShape, page, ProblemShape } from './primitives.ts';

/** A rule in the version that is in force, or the newest where none is. */
const RuleRowShape = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  state: Type.Enum(['draft', 'replayed', 'approved', 'shadow', 'live', 'expired', 'withdrawn']),
  hazard: HazardShape,
  lane: LaneShape,
  mandatory: Type.Boolean(),
  rate: Type.Number(),
  reason: Bilingual,
  owner: Type.String(),
  /** Empty until somebody approved it. */
  approvedBy: Type.String(),
  validFrom: Type.String(),
  validUntil: Type.String(),
  /** Hits in the last seven days. */
  hits7d: Type.Integer(),
});
export type RuleRowView = Static<typeof RuleRowShape>;

/**
 * A rule on file that may not stand any more: a field, a list or a limit has changed since it was written. It judges
 * nothing, whatever its state says, and whoever keeps the rules must learn of it.
 */
const FaultyRuleShape = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: RuleRowShape.properties.state,
  validFrom: Type.String(),
  validUntil: Type.String(),
  problems: Type.Array(ProblemShape),
});
export type FaultyRuleView = Static<typeof FaultyRuleShape>;

/** GET /api/v1/rules: all of them in one part; those that may not stand any more are listed apart. */
export const RulePage = Type.Object({ ...page(RuleRowShape).properties, faulty: Type.Array(FaultyRuleShape) });

/** GET /api/v1/rules/:id */
export const RuleDetail = Type.Object({
  ...RuleRowShape.properties,
  when: Type.String(),
  legalBasis: Type.String(),
  fields: Type.Array(
    Type.Object({ name: Type.String(), type: Type.String(), unit: Type.Optional(Type.String()), doc: Bilingual }),
  ),
  cases: Type.Array(
    Type.Object({ given: Type.Record(Type.String(), Type.Unknown()), hit: Type.Boolean(), holds: Type.Boolean() }),
  ),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      hash: Type.String(),
      state: Type.String(),
      createdBy: Type.String(),
      createdAt: Type.String(),
    }),
  ),
});
export type RuleDetailView = Static<typeof RuleDetail>;
