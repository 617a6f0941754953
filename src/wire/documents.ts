import { type Static, Type } from 'typebox';
import {
  DOCUMENT_MEDIA,
  DOCUMENT_REFUSALS,
  DOCUMENT_STATES,
  DOCUMENT_TYPES,
  WITHDRAWALS,
} from '../core/inspect/document-needs.ts';
import { CLEARANCE_DECISIONS, CONDITION_REASONS } from '../core/inspect/release-conditions.ts';
import { Bilingual, HazardShape, Id, PartnerShape, Time } from './primitives.ts';

const TypeShape = Type.Enum([...DOCUMENT_TYPES]);

/**
 * A document that is asked for. Who asked, and because of which hazard, only the port is told: the declarant sees what to hand in
 * and until when.
 */
export const DocumentRequestShape = Type.Object({
  id: Id,
  declarationId: Id,
  reference: Type.String(),
  type: TypeShape,
  state: Type.Enum([...DOCUMENT_STATES]),
  requestedAt: Time,
  dueAt: Time,
  /** Nothing acceptable was handed in when the clock ran out. */
  overdue: Type.Boolean(),
  answers: Type.Array(
    Type.Object({
      id: Id,
      at: Time,
      media: Type.Enum([...DOCUMENT_MEDIA]),
      bytes: Type.Integer(),
      decided: Type.Optional(Type.Enum(['accepted', 'refused'])),
      reason: Type.Optional(Bilingual),
    }),
  ),
  withdrawn: Type.Optional(Bilingual),
  origin: Type.Optional(Type.Enum(['officer', 'assessment'])),
  hazard: Type.Optional(HazardShape),
  line: Type.Optional(Type.Integer()),
  declarant: Type.Optional(Type.String()),
});
export type DocumentRequestView = Static<typeof DocumentRequestShape>;

/** GET /api/v1/document-requests: the newest first, with the clocks of the last seven days for the port. */
export const DocumentRequests = Type.Object({
  items: Type.Array(DocumentRequestShape),
  clocks: Type.Optional(Type.Object({ due: Type.Integer(), broken: Type.Integer() })),
});
export type DocumentRequestsView = Static<typeof DocumentRequests>;

/** POST /api/v1/declarations/:id/document-requests */
export const NewDocumentRequestShape = Type.Object({ type: TypeShape });
/** POST /api/v1/document-requests/:id/decisions */
export const DocumentDecisionShape = Type.Object({
  outcome: Type.Enum(['accepted', 'refused', 'withdrawn']),
  /** For `refused` why it is not enough, for `withdrawn` why it is not asked for any more. */
  reason: Type.Optional(Type.Enum([...DOCUMENT_REFUSALS, ...WITHDRAWALS])),
});
export type DocumentDecisionInput = Static<typeof DocumentDecisionShape>;

/** One thing that a release waits for. */
const ConditionShape = Type.Object({
  declarationId: Id,
  reference: Type.String(),
  partner: PartnerShape,
  reason: Type.Enum([...CONDITION_REASONS]),
  /** What the gate shows: `veterinary clearance`. */
  sentence: Bilingual,
  lines: Type.Array(Type.Integer()),
  /** What the partner said of the version on file. */
  said: Type.Optional(Type.Enum([...CLEARANCE_DECISIONS])),
  saidAt: Type.Optional(Time),
  number: Type.Optional(Type.String()),
  open: Type.Boolean(),
  /** False where the partner sends no messages here and clears on paper. */
  listening: Type.Boolean(),
});
export type ConditionView = Static<typeof ConditionShape>;
/** GET /api/v1/declarations/:id/conditions */
export const Conditions = Type.Object({ items: Type.Array(ConditionShape) });

/** POST /api/v1/declarations/:id/clearances: a partner's word. `id` is the sender's: a message sent twice is one. */
export const ClearanceRequest = Type.Object({
  id: Id,
  decision: Type.Enum([...CLEARANCE_DECISIONS]),
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
/** `seen` where this id came before: nothing was recorded again. */
export const ClearanceReceipt = Type.Object({ id: Id, outcome: Type.Enum(['recorded', 'seen']) });
