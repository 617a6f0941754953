import { type Static, Type } from 'typebox';
import {
  PLATE_REASONS,
  RAW_MESSAGE_REASONS,
  RETENTION_CLASSES,
  RETENTION_DOES,
  RETENTION_FROM,
} from '../core/oversee/retention.ts';
import { CrossingStateShape, Id, LaneShape, Time } from './primitives.ts';

const RetentionClassShape = Type.Enum([...RETENTION_CLASSES]);

/**
 * GET /api/v1/retention: each class with its timer, what is kept of it and what went, and the last batches that were
 * erased.
 */
export const RetentionShape = Type.Object({
  classes: Type.Array(
    Type.Object({
      record: RetentionClassShape,
      days: Type.Integer({ description: 'days of 24 hours; 0 where nothing is kept at all' }),
      from: Type.Enum([...RETENTION_FROM]),
      does: Type.Enum([...RETENTION_DOES]),
      /** How many records of the class there are now, and since when the oldest is kept. */
      kept: Type.Integer(),
      oldest: Type.Optional(Time),
      /** How many were taken out or made pseudonymous so far. */
      erased: Type.Integer(),
      lastErasedAt: Type.Optional(Time),
    }),
  ),
  batches: Type.Array(
    Type.Object({ id: Id, at: Time, record: RetentionClassShape, count: Type.Integer(), before: Time }),
  ),
});
export type RetentionView = Static<typeof RetentionShape>;

const CaseNumber = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9/-]{2,39}$', description: 'the number of a file' });

/** A look-up of a plate that is not in the port now: a case stands behind it, and it is recorded. */
export const PlateLookUp = Type.Object({
  plate: Type.String({ minLength: 2, maxLength: 40 }),
  reason: Type.Enum([...PLATE_REASONS]),
  caseNumber: CaseNumber,
});
/** Where the vehicle passed, newest first, as long as its plate is kept; without goods or firms. */
export const PlatePassages = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      direction: Type.Enum(['inbound', 'outbound']),
      state: CrossingStateShape,
      lane: LaneShape,
      at: Type.Optional(Time),
    }),
  ),
});
export type PlatePassagesView = Static<typeof PlatePassages>;

/** A look at a message as it came in: a case stands behind it, and it is recorded. */
export const RawMessageCase = Type.Object({
  reason: Type.Enum([...RAW_MESSAGE_REASONS]),
  caseNumber: CaseNumber,
});
/** What is kept of the messages that a declaration came in. */
export const RawMessages = Type.Object({
  items: Type.Array(
    Type.Object({
      at: Time,
      actor: Type.String(),
      format: Type.String(),
      text: Type.Optional(Type.String({ description: 'what the message says of this declaration and of no other' })),
      absent: Type.Optional(
        Type.Enum(['key-gone', 'not-told-apart'], {
          description:
            'why there is no text: its key is gone, or no record of this reference and declarant is told apart in it',
        }),
      ),
    }),
  ),
});
export type RawMessagesView = Static<typeof RawMessages>;

/** In how many declarations the firm is named, by the part it plays there. */
const Named = Type.Object({
  declarant: Type.Integer(),
  importer: Type.Integer(),
  exporter: Type.Integer(),
  carrier: Type.Integer(),
});

/** What is held on an operator, for that operator. */
export const HeldShape = Type.Object({
  at: Time,
  operator: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      tier: Type.Enum(['ordinary', 'authorised']),
      country: Type.Optional(Type.String()),
    }),
  ),
  named: Named,
  declarations: Type.Array(
    Type.Object({ id: Id, acceptedAt: Time, version: Type.Integer(), declaration: Type.Unknown() }),
  ),
  documents: Type.Array(Type.Object({ type: Type.String(), at: Time, media: Type.String(), bytes: Type.Integer() })),
  appeals: Type.Array(Type.Object({ id: Id, lodgedAt: Time, statement: Type.Optional(Type.String()) })),
  messages: Type.Array(
    Type.Object({ at: Time, format: Type.String(), bytes: Type.Integer() }, { description: 'kept as they came in' }),
  ),
  photos: Type.Integer({ description: 'of steps of checklists, of loads that the firm filed' }),
});
export type HeldView = Static<typeof HeldShape>;
