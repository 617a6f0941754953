import { type Static, Type } from 'typebox';
import { Bilingual, HazardShape, Id, LaneShape, Time } from './primitives.ts';

/** A rule as its author writes it: the form of one rule file. Checked by core, not by this shape: half a rule may be asked about. */
export const RuleDraft = Type.Object({
  id: Type.String({ maxLength: 80 }),
  hazard: Type.Optional(Type.String()),
  lane: Type.Optional(Type.String()),
  mandatory: Type.Optional(Type.Boolean()),
  rate: Type.Optional(Type.Number()),
  when: Type.String({ maxLength: 10_000 }),
  reason: Type.Optional(Type.Object({ en: Type.String(), zh: Type.String() })),
  legalBasis: Type.Optional(Type.String()),
  validFrom: Type.Optional(Type.String()),
  validUntil: Type.Optional(Type.String()),
  cases: Type.Optional(
    Type.Array(Type.Object({ given: Type.Record(Type.String(), Type.Unknown()), hit: Type.Boolean() })),
  ),
});
export type RuleDraftInput = Static<typeof RuleDraft>;

/** One thing the checker or the advisor says; `start` and `end` are characters of `when`, absent where it is about a key. */
const RuleRemark = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning', 'advice']),
  key: Type.String(),
  start: Type.Optional(Type.Integer()),
  end: Type.Optional(Type.Integer()),
  sentence: Bilingual,
  /** Text to put in the place of `start` to `end`. */
  fix: Type.Optional(Type.String()),
});

/** POST /api/v1/rules/check: may it stand, and what should its author know (analyst, approver). */
export const RuleCheckAnswer = Type.Object({
  stands: Type.Boolean(),
  /** Whether the stored declarations had their say; while they are being read, ask again in a moment. */
  past: Type.Enum(['read', 'reading', 'not-asked']),
  hash: Type.Optional(Type.String()),
  canonical: Type.Optional(Type.String()),
  remarks: Type.Array(RuleRemark),
  cases: Type.Array(
    Type.Object({
      index: Type.Integer(),
      holds: Type.Boolean(),
      outcome: Type.String(),
      missing: Type.Optional(Type.String()),
    }),
  ),
});
export type RuleCheckView = Static<typeof RuleCheckAnswer>;

const Interval = Type.Object({ estimate: Type.Number(), low: Type.Number(), high: Type.Number() });
/** What a rule, or a set, would have done over a span of frozen features. */
export const ReplayResult = Type.Object({
  /** The job that made it, under which its CSV is kept for a while. */
  id: Type.Optional(Id),
  from: Type.String(),
  to: Type.String(),
  declarations: Type.Integer(),
  goodsItems: Type.Integer(),
  /** Milliseconds of evaluation. */
  tookMs: Type.Number(),
  hits: Type.Integer(),
  /** What the version it is compared with hits; for the live set, what any rule hit when it was assessed. */
  hitsBefore: Type.Integer(),
  /** Lanes before are those of the past, or those that the set would give with the version it is compared with. */
  basis: Type.Optional(Type.Enum(['past', 'version'])),
  /** Declarations that were judged by other rules than those of now. */
  judgedOtherwise: Type.Optional(Type.Integer()),
  unevaluated: Type.Integer(),
  perDay: Type.Array(
    Type.Object({
      day: Type.String(),
      hits: Type.Integer(),
      before: Type.Integer(),
      minutesNeeded: Type.Number(),
      minutesThere: Type.Number(),
      /** Whether the roster has a shift that day; else minutes are those of the port's places. */
      onRoster: Type.Optional(Type.Boolean()),
    }),
  ),
  /**
   * What changes lane: declarations, the trucks that carry them, and of the declarations those that other rules than the draft
   * move, which stand today and did not judge them.
   */
  moved: Type.Array(
    Type.Object({
      from: LaneShape,
      to: LaneShape,
      declarations: Type.Integer(),
      trucks: Type.Optional(Type.Integer()),
      anyway: Type.Optional(Type.Integer()),
    }),
  ),
  /** Among declarations that were checked: with a finding and hit (caught), with a finding and not hit (missed), hit and nothing found. */
  checked: Type.Object({
    caught: Type.Integer(),
    missed: Type.Integer(),
    nothingFound: Type.Integer(),
    withoutLabel: Type.Integer(),
  }),
  /** Share of finds among its hits, from the random sample alone, with a 95% interval; absent when the sample is empty. */
  randomSample: Type.Optional(Type.Object({ checked: Type.Integer(), found: Type.Integer(), rate: Interval })),
  /** `of`: the other rule, where it is not the draft. */
  overlap: Type.Array(
    Type.Object({
      rule: Type.String(),
      of: Type.Optional(Type.String()),
      both: Type.Integer(),
      share: Type.Number(),
    }),
  ),
  /** For the live set each of its rules: `alone` are hits of no other rule, `selected` those that its rate takes. */
  rules: Type.Optional(
    Type.Array(
      Type.Object({
        rule: Type.String(),
        hits: Type.Integer(),
        hitsBefore: Type.Integer(),
        selected: Type.Integer(),
        alone: Type.Integer(),
        caught: Type.Integer(),
        nothingFound: Type.Integer(),
      }),
    ),
  ),
  /** The first fifty declarations it touches. */
  first: Type.Array(
    Type.Object({
      id: Id,
      reference: Type.String(),
      acceptedAt: Time,
      firstHs: Type.String(),
      importer: Type.Optional(Type.String()),
      lane: LaneShape,
      laneAfter: LaneShape,
      found: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type ReplayView = Static<typeof ReplayResult>;
/** POST /api/v1/replays: answers with the result when it is there within a second, else 202 with a job to follow. */
export const ReplayRequest = Type.Object({
  /** A draft, alone or in the place of the live rule of its id; absent: the live set as it is. */
  draft: Type.Optional(RuleDraft),
  /** A stored version in the draft's place; one of the two at most. */
  version: Type.Optional(Type.Object({ rule: Type.String(), version: Type.Integer() })),
  /** Compared with: what was (default), or another version of the same rule. */
  against: Type.Optional(Type.Object({ rule: Type.String(), version: Type.Integer() })),
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
});
export type ReplayAsk = Static<typeof ReplayRequest>;
/** GET /api/v1/replays/:id; DELETE cancels; GET /api/v1/replays/:id/csv exports. */
export const ReplayJob = Type.Object({
  id: Id,
  state: Type.Enum(['running', 'done', 'cancelled', 'failed']),
  done: Type.Integer(),
  total: Type.Integer(),
  result: Type.Optional(ReplayResult),
});
export type ReplayJobView = Static<typeof ReplayJob>;

/** One version of a rule on its way: draft -> replayed -> approved -> shadow -> live -> expired or withdrawn. */
export const RuleVersionShape = Type.Object({
  rule: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  state: Type.Enum(['draft', 'replayed', 'approved', 'shadow', 'live', 'expired', 'withdrawn']),
  body: RuleDraft,
  createdBy: Type.String(),
  createdAt: Time,
  approvedBy: Type.Optional(Type.String()),
  approvedAt: Type.Optional(Time),
  liveFrom: Type.Optional(Type.String()),
  withdrawnBecause: Type.Optional(Type.String()),
  replay: Type.Optional(ReplayResult),
  /** In shadow: what it would have hit so far. */
  shadowHits: Type.Optional(Type.Integer()),
});
export type RuleVersionView = Static<typeof RuleVersionShape>;
/** GET /api/v1/rules/versions: the newest version of each rule; GET /api/v1/rules/:id/versions: all of one, newest first. */
export const RuleVersions = Type.Object({ items: Type.Array(RuleVersionShape) });
/**
 * POST /api/v1/rules/versions creates a draft (analyst). POST /api/v1/rules/:id/versions/:version/steps takes one step:
 * replay (attaches), approve (approver, not the author), shadow, live (from a day), withdraw (with a reason).
 */
export const RuleStep = Type.Object({
  step: Type.Enum(['replay', 'approve', 'shadow', 'live', 'withdraw']),
  from: Type.Optional(Type.String({ format: 'date' })),
  because: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })),
  /** replay: the job of a replay of this version over everything on file; one is run and waited for unless given. */
  replay: Type.Optional(Id),
});
export type RuleStepInput = Static<typeof RuleStep>;

const ListKind = Type.Enum(['hs', 'route', 'operator', 'vehicle']);
/** One entry of a list. Of an operator or a vehicle it cites a finding and a hazard, and ends after 90 days at most. */
export const ListEntryShape = Type.Object({
  id: Id,
  value: Type.String(),
  hazard: Type.Optional(HazardShape),
  /** For an operator or vehicle: the finding it cites. */
  finding: Type.Optional(Id),
  proposedBy: Type.String(),
  proposedAt: Time,
  approvedBy: Type.Optional(Type.String()),
  approvedAt: Type.Optional(Time),
  expiresOn: Type.String(),
  state: Type.Enum(['proposed', 'in-force', 'refused', 'expired', 'withdrawn']),
});
export type ListEntryView = Static<typeof ListEntryShape>;
/** GET /api/v1/lists: `{ items }`; POST /api/v1/lists creates; POST /api/v1/lists/:id/entries proposes; POST .../entries/:entry/approval | refusal | withdrawal decides. */
export const NamedListShape = Type.Object({
  id: Type.String(),
  kind: ListKind,
  title: Bilingual,
  owner: Type.String(),
  legalBasis: Type.String(),
  entries: Type.Array(ListEntryShape),
});
export type NamedListView = Static<typeof NamedListShape>;
export const NamedLists = Type.Object({ items: Type.Array(NamedListShape) });
/** POST /api/v1/lists */
export const NewNamedList = Type.Object({
  id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,40}$' }),
  kind: ListKind,
  title: Bilingual,
  legalBasis: Type.String({ maxLength: 200 }),
});
/** POST /api/v1/lists/:id/entries: in force once a second person has approved it. */
export const NewListEntry = Type.Object({
  value: Type.String({ minLength: 1, maxLength: 80 }),
  hazard: Type.Optional(HazardShape),
  finding: Type.Optional(Id),
  expiresOn: Type.String({ format: 'date' }),
});

/** GET /api/v1/vocabulary: `{ items }`; POST proposes a term; POST /api/v1/vocabulary/:id/approval | refusal decides. */
export const TermShape = Type.Object({
  id: Type.String(),
  label: Bilingual,
  words: Type.Array(Type.String()),
  hsHeadings: Type.Array(Type.String()),
  proposedBy: Type.String(),
  approvedBy: Type.Optional(Type.String()),
  state: Type.Enum(['proposed', 'in-force', 'refused']),
});
export type TermView = Static<typeof TermShape>;
export const Terms = Type.Object({ items: Type.Array(TermShape) });
/** POST /api/v1/vocabulary: words about religion, ethnicity or politics are refused (`term-refused`). */
export const NewTerm = Type.Object({
  id: Type.String({ maxLength: 40 }),
  label: Bilingual,
  words: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 60 }),
  hsHeadings: Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' }), { minItems: 1, maxItems: 200 }),
});
