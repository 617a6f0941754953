import { type Static, Type } from 'typebox';
import { SELECTION_KINDS, ASSESSMENT_CAUSES } from '../core/domain/assessment.ts';
import { OBSERVATIONS } from '../core/inspect/codes.ts';
import { Bilingual, CrossingStateShape, HazardShape, Id, LaneShape, page, ProblemShape, Time } from './primitives.ts';

/** One line of a batch report: what became of a declaration. */
export const FilingOutcomeShape = Type.Object({
  /** Zero-based place in the batch. */
  index: Type.Integer(),
  outcome: Type.Enum(['stored', 'same', 'conflict', 'refused']),
  reference: Type.Optional(Type.String()),
  id: Type.Optional(Id),
  problems: Type.Array(ProblemShape),
  differences: Type.Optional(
    Type.Array(
      Type.Object({ pointer: Type.String(), was: Type.Optional(Type.Unknown()), now: Type.Optional(Type.Unknown()) }),
    ),
  ),
});
export type FilingOutcome = Static<typeof FilingOutcomeShape>;
/** POST /api/v1/declarations with an array or NDJSON answers 200 with this; one object answers 201, 200, 409 or 422. */
export const BatchReport = Type.Object({
  stored: Type.Integer(),
  same: Type.Integer(),
  conflict: Type.Integer(),
  refused: Type.Integer(),
  outcomes: Type.Array(FilingOutcomeShape),
});

/** One line of the list of declarations: what an officer picks by, without the goods themselves. */
export const DeclarationRowShape = Type.Object({
  id: Id,
  reference: Type.String(),
  declarant: Type.String(),
  importer: Type.Optional(Type.String()),
  exporter: Type.Optional(Type.String()),
  carrier: Type.Optional(Type.String()),
  direction: Type.Optional(Type.String()),
  dispatchCountry: Type.Optional(Type.String()),
  firstHs: Type.String(),
  itemCount: Type.Integer(),
  /** Major units of the port's currency. */
  value: Type.Optional(Type.Number()),
  grossKg: Type.Optional(Type.Number()),
  lane: LaneShape,
  acceptedAt: Time,
  version: Type.Integer(),
  warningCount: Type.Integer(),
  crossingId: Type.Optional(Id),
  crossingState: Type.Optional(CrossingStateShape),
});
export type DeclarationRowView = Static<typeof DeclarationRowShape>;

/** GET /api/v1/declarations: filters as in the console's address bar. */
export const DeclarationQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lane: Type.Optional(Type.String({ description: 'lanes, comma-separated' })),
  direction: Type.Optional(Type.Enum(['import', 'export', 'transit'])),
  hs: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })),
  declarant: Type.Optional(Type.String({ maxLength: 80 })),
  from: Type.Optional(Type.String({ format: 'date', description: 'port-local day, inclusive' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'port-local day, inclusive' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  cursor: Type.Optional(Type.String()),
});
export type DeclarationSearch = Static<typeof DeclarationQuery>;
/** `total` counts up to 100,000; `totalIsAtLeast` says that there are more. */
export const DeclarationPage = Type.Object({
  ...page(DeclarationRowShape).properties,
  total: Type.Integer(),
  totalIsAtLeast: Type.Boolean(),
});

/** What a rule saw in one field, frozen with the assessment. */
const SeenShape = Type.Object({
  field: Type.String(),
  /** What the field means, with its unit. */
  doc: Bilingual,
  unit: Type.Optional(Type.String()),
  value: Type.Optional(Type.Unknown()),
});
/** One rule that hit one goods item, with its share and whether the draw selected it. */
const HitShape = Type.Object({
  rule: Type.String(),
  hazard: HazardShape,
  lane: LaneShape,
  mandatory: Type.Boolean(),
  line: Type.Integer(),
  reason: Bilingual,
  seen: Type.Array(SeenShape),
  selected: Type.Boolean(),
  probability: Type.Number(),
});
/** One assessment; none is ever changed, so the list of them is the history of the lane. */
const AssessmentShape = Type.Object({
  id: Id,
  cause: Type.Enum([...ASSESSMENT_CAUSES]),
  at: Time,
  declarationVersion: Type.Integer(),
  lane: LaneShape,
  selections: Type.Array(
    Type.Object({
      kind: Type.Enum([...SELECTION_KINDS]),
      probability: Type.Number(),
      lane: LaneShape,
      rule: Type.Optional(Type.String()),
      hazard: Type.Optional(HazardShape),
      /** Of a manual one: what was seen, and of which goods item. Who selected it stands with the event. */
      observation: Type.Optional(Type.Enum([...OBSERVATIONS])),
      line: Type.Optional(Type.Integer()),
    }),
  ),
  hits: Type.Array(HitShape),
  unevaluated: Type.Array(
    Type.Object({ rule: Type.String(), line: Type.Integer(), missing: Type.Optional(Type.String()) }),
  ),
  ruleSet: Type.String(),
  historyVersion: Type.Integer(),
});
export type AssessmentView = Static<typeof AssessmentShape>;

const OperatorView = Type.Object({
  role: Type.Enum(['importer', 'exporter', 'declarant', 'carrier']),
  id: Type.String(),
  name: Type.Optional(Type.String()),
  tier: Type.Optional(Type.Enum(['ordinary', 'authorised'])),
  /** Frozen with the newest assessment: decayed declarations and findings per check; missing when there is no history. */
  count90: Type.Optional(Type.Number()),
  hitRate: Type.Optional(Type.Number()),
  firstTime: Type.Optional(Type.Boolean()),
});

/** One event of the record: `kind` is of a closed list, `body` is that kind's own. */
const EventShape = Type.Object({
  id: Id,
  at: Time,
  kind: Type.String(),
  actor: Type.String(),
  body: Type.Record(Type.String(), Type.Unknown()),
});
export type EventView = Static<typeof EventShape>;
export { EventShape };

/** GET /api/v1/declarations/:id */
export const DeclarationDetail = Type.Object({
  id: Id,
  version: Type.Integer(),
  acceptedAt: Time,
  lane: LaneShape,
  value: Type.Optional(Type.Number()),
  grossKg: Type.Optional(Type.Number()),
  warnings: Type.Array(ProblemShape),
  /** The declaration as filed, normalised: the JSON of version 1. */
  declaration: Type.Unsafe<import('../core/domain/declaration.ts').Declaration>(
    Type.Object({}, { additionalProperties: true }),
  ),
  /** Recognised goods terms of each item, in the order of the goods. */
  terms: Type.Array(Type.Array(Type.String())),
  operators: Type.Array(OperatorView),
  crossingId: Type.Optional(Id),
  past: Type.Array(
    Type.Object({
      version: Type.Integer(),
      replacedAt: Time,
      differences: Type.Array(
        Type.Object({ pointer: Type.String(), was: Type.Optional(Type.Unknown()), now: Type.Optional(Type.Unknown()) }),
      ),
    }),
  ),
  /** Newest first. */
  assessments: Type.Array(AssessmentShape),
  events: Type.Array(EventShape),
});
export type DeclarationDetailView = Static<typeof DeclarationDetail>;

/** GET /api/v1/declarations/:id/proof: the entries of the ledger about it, each with its proof under the newest signed head. */
export const ProofShape = Type.Object({
  head: Type.Optional(Type.Object({ size: Type.Integer(), root: Type.String(), at: Time, note: Type.String() })),
  entries: Type.Array(
    Type.Object({
      index: Type.Integer(),
      kind: Type.String(),
      at: Time,
      leafHash: Type.String(),
      commitment: Type.String(),
      /** What the commitment opens to: SHA-256 of the salt's bytes and the statement. Absent once it was erased. */
      opening: Type.Optional(Type.Object({ salt: Type.String(), statement: Type.String() })),
      /** Sibling hashes from the leaf up, hexadecimal; absent while the head does not cover the entry yet. */
      path: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type ProofView = Static<typeof ProofShape>;

/** GET /api/v1/filings, /api/v1/filings/:id: what the declarant sees. The lane shows only once the vehicle is inside the gate. */
export const FilingShape = Type.Object({
  id: Id,
  reference: Type.String(),
  version: Type.Integer(),
  acceptedAt: Time,
  warnings: Type.Array(ProblemShape),
  vehiclePlate: Type.Optional(Type.String()),
  stage: Type.Enum(['filed', 'booked', 'arrived', 'at-gate', 'inside', 'released', 'exited']),
  lane: Type.Optional(LaneShape),
  /** Public reason classes (hazards in plain words), only together with the lane. */
  reasons: Type.Optional(Type.Array(Bilingual)),
  declaration: Type.Optional(
    Type.Unsafe<import('../core/domain/declaration.ts').Declaration>(Type.Object({}, { additionalProperties: true })),
  ),
});
export type FilingView = Static<typeof FilingShape>;
/** GET /api/v1/filings: the declarant's own, in parts. */
export const FilingPage = page(FilingShape);
