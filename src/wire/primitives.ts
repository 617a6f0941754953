import { type Static, Type } from 'typebox';
import { CROSSING_ACTIONS, CROSSING_STATES, CHECK_RESULTS } from '../core/domain/crossing.ts';
import { HAZARDS } from '../core/domain/hazard.ts';
import { LANES } from '../core/domain/lane.ts';
import { ROLES } from '../core/domain/role.ts';
import { PARTNERS } from '../core/inspect/release-conditions.ts';

/** A time with its offset, as all times on the wire. */
export const Time = Type.String({ format: 'date-time', description: 'ISO 8601 with an offset' });
/** A UUID. Ids that Landport gives are of version 7 and sort by time; those that a device chooses may be of any. */
export const Id = Type.String({ format: 'uuid' });
export const LaneShape = Type.Enum([...LANES]);
export const HazardShape = Type.Enum([...HAZARDS]);
export const RoleShape = Type.Enum([...ROLES]);
export const PartnerShape = Type.Enum([...PARTNERS]);
export const CrossingStateShape = Type.Enum([...CROSSING_STATES]);
export const CrossingActionShape = Type.Enum([...CROSSING_ACTIONS]);
/** What a person or a weighbridge does to a crossing; one list, so that a wrong name is one problem and not one for each half. */
export const StepShape = Type.Enum([...CROSSING_ACTIONS, 'weigh', 'select']);
export const CheckResultShape = Type.Enum([...CHECK_RESULTS]);

/** Characters of a password. Length is what counts; no character is asked for. The sign-in library is told the same. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;
/** A password that is given to somebody, or that they choose. */
export const NewPassword = Type.String({ minLength: MIN_PASSWORD, maxLength: MAX_PASSWORD });
/** A password as somebody types it: it may be wrong, and too short is wrong too. */
export const TypedPassword = Type.String({ minLength: 1, maxLength: MAX_PASSWORD });

/** What people read, in both languages of the port; the reader's own is chosen on the screen. */
export const Bilingual = Type.Object({ en: Type.String(), zh: Type.String() });

/** A place in the input: a JSON pointer, and line, column or segment where the format has them. */
const PlaceShape = Type.Object({
  pointer: Type.String(),
  line: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.Integer()),
  segment: Type.Optional(Type.Integer()),
});

/** One thing wrong with the input, with the sentence in both languages. */
export const ProblemShape = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  place: PlaceShape,
  sentence: Bilingual,
});

/** application/problem+json (RFC 9457) with a stable code and, for refused input, every problem at once. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String({ description: 'in the language asked for' }),
  sentence: Bilingual,
  problems: Type.Optional(Type.Array(ProblemShape)),
  id: Type.Optional(Type.String()),
  differences: Type.Optional(
    Type.Array(
      Type.Object({ pointer: Type.String(), was: Type.Optional(Type.Unknown()), now: Type.Optional(Type.Unknown()) }),
    ),
  ),
});

export type ProblemDetailsView = Static<typeof ProblemDetails>;

/** The part of a list after a cursor; no `next` means that this was the last part. */
export const page = <T extends import('typebox').TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });
