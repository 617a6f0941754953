import { type Static, Type } from 'typebox';
import { REVIEW_CAUSES, REVIEW_KINDS, REVIEW_VERDICTS, STEP_VERDICTS, WAIVE_REASONS } from '../core/oversee/review.ts';
import { FINDING_RESULTS } from '../core/inspect/codes.ts';
import { isAdverse } from '../core/inspect/read-inspection.ts';
import { Bilingual, HazardShape, Id, Time } from './primitives.ts';

/** One step that was missed or done well; steps that are not named were in order. */
const StepVerdictShape = Type.Object({
  step: Type.String({ maxLength: 120 }),
  verdict: Type.Enum([...STEP_VERDICTS]),
});

/**
 * An inspection to look at again. In the bay nothing of what was done or found goes along; at the desk the photos do.
 */
const ReviewShape = Type.Object({
  id: Id,
  inspection: Id,
  crossing: Id,
  plate: Type.String({ description: 'the vehicle to be looked at' }),
  cause: Type.Enum([...REVIEW_CAUSES]),
  kind: Type.Enum([...REVIEW_KINDS]),
  openedAt: Time,
  own: Type.Boolean({ description: 'you had a part in this inspection and do not look at it again' }),
  steps: Type.Array(Type.Object({ id: Type.String(), title: Bilingual }), {
    description: 'what was ordered; a second look is not told what the first found',
  }),
  goods: Type.Array(Type.Object({ declarationId: Id, line: Type.Integer(), hs: Type.String() }), {
    description: 'what is aboard: a second look may find something of one of them',
  }),
  photos: Type.Optional(Type.Array(Id, { description: 'to read at the desk' })),
  waiver: Type.Optional(Type.Object({ reason: Type.Enum([...WAIVE_REASONS]), own: Type.Boolean(), askedAt: Time })),
});
export type ReviewView = Static<typeof ReviewShape>;
/** GET /api/v1/reviews: second looks before release first, then by age. */
export const ReviewQueue = Type.Object({ items: Type.Array(ReviewShape) });

/** POST /api/v1/reviews/:id/verdict: `differs` names at least one missed step. */
export const LookRequest = Type.Object({
  verdict: Type.Enum([...REVIEW_VERDICTS]),
  steps: Type.Array(StepVerdictShape, { maxItems: 200 }),
  /** Of a look in the bay: it finds what the first did not, before the vehicle leaves. */
  found: Type.Optional(
    Type.Array(
      Type.Object({
        declarationId: Type.Optional(Id),
        line: Type.Optional(Type.Integer({ minimum: 1 })),
        result: Type.Enum(FINDING_RESULTS.filter((result) => isAdverse(result))),
        hazard: HazardShape,
      }),
      {
        maxItems: 40,
        description:
          'what a look in the bay found against the load; it is recorded on the inspection in your name and puts its decision aside',
      },
    ),
  ),
});
/** POST /api/v1/reviews/:id/waiver; POST /api/v1/reviews/:id/waiver-approval by somebody else lets it be. */
export const WaiveRequest = Type.Object({ reason: Type.Enum([...WAIVE_REASONS]) });
/** Whether it is still open afterwards. */
export const ReviewOutcome = Type.Object({ id: Id, open: Type.Boolean() });

/** GET /api/v1/bulletin: a week of second looks by step of the checklist, never by name. */
export const BulletinShape = Type.Object({
  from: Time,
  to: Time,
  looks: Type.Integer(),
  differing: Type.Integer(),
  waived: Type.Integer(),
  byCause: Type.Array(Type.Object({ cause: Type.Enum([...REVIEW_CAUSES]), count: Type.Integer() })),
  medianMinutes: Type.Optional(Type.Number()),
  steps: Type.Array(
    Type.Object({
      step: Type.String(),
      title: Bilingual,
      looks: Type.Integer(),
      missed: Type.Integer(),
      doneWell: Type.Integer(),
    }),
  ),
});
export type BulletinView = Static<typeof BulletinShape>;
