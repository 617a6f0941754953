import { type Static, Type } from 'typebox';
import { CROSSING_ACTIONS } from '../core/domain/crossing.ts';
import { ENTRY_CAUSES, ENTRY_VERDICTS, FORM_KINDS, MOST_FORMS } from '../core/outage/forms.ts';
import { OUTAGE_KINDS, OUTAGE_PARTS, OUTAGE_REASONS, OUTAGE_STATES, OUTAGE_VERDICTS } from '../core/outage/outage.ts';
import { ActionRequest } from './crossings.ts';
import { Id, Time } from './primitives.ts';

const Parts = Type.Array(Type.Enum([...OUTAGE_PARTS]), { minItems: 1, maxItems: OUTAGE_PARTS.length });
const Reason = Type.Enum([...OUTAGE_REASONS]);
const Officer = Type.Object({ id: Type.String(), name: Type.String() });
const Deed = Type.Object({ by: Officer, at: Time });

/** GET /api/v1/outage (public): what everybody may know while the port works without its server. No names. */
export const OutageNotice = Type.Object({
  /** Those in force now; standing grants are for devices and are not announced. */
  items: Type.Array(Type.Object({ from: Time, until: Time, parts: Parts, reason: Reason })),
});
export type OutageNoticeView = Static<typeof OutageNotice>;

/** GET /api/v1/outage/grants: what a device keeps to prove that release without the server is allowed. */
export const OutageGrants = Type.Object({
  /** The server's time, for devices whose clock is wrong. */
  at: Time,
  /** Whether the installation permits such grants at all. */
  permitted: Type.Boolean(),
  grants: Type.Array(Type.String()),
});
export type OutageGrantsView = Static<typeof OutageGrants>;

/** An outage as the port sees it, with everybody who had a part in it; `yours` hides what whoever asks may not do. */
export const OutageShape = Type.Object({
  id: Id,
  kind: Type.Enum([...OUTAGE_KINDS]),
  state: Type.Enum([...OUTAGE_STATES]),
  from: Time,
  until: Time,
  /** When it ends as far as is known now: before `until` where nobody confirmed it yet. */
  ends: Time,
  parts: Parts,
  reason: Reason,
  declared: Deed,
  confirmation: Type.Optional(Type.Object({ ...Deed.properties, agrees: Type.Boolean() })),
  ended: Type.Optional(Deed),
  review: Type.Optional(Type.Object({ ...Deed.properties, verdict: Type.Enum([...OUTAGE_VERDICTS]) })),
  /** Whether whoever asks had a part in it, and so neither confirms nor reviews it. */
  yours: Type.Boolean(),
});
export type OutageView = Static<typeof OutageShape>;

/** Forms printed at once, with the numbers that have to come back. */
export const FormBatchShape = Type.Object({
  id: Id,
  kind: Type.Enum([...FORM_KINDS]),
  pack: Type.Optional(Type.String()),
  serials: Type.Array(Type.String()),
  printed: Deed,
});
export type FormBatchView = Static<typeof FormBatchShape>;

/** GET /api/v1/outages: those that are not over, were lately, or wait for a look; and the forms printed last. */
export const OutageList = Type.Object({
  permitted: Type.Boolean(),
  items: Type.Array(OutageShape),
  forms: Type.Array(FormBatchShape),
  /** Who can have signed a form: whoever works at the port. */
  officers: Type.Array(Officer),
});
export type OutageListView = Static<typeof OutageList>;

/**
 * POST /api/v1/outages. `from` is read for a standing one alone: a declared one begins now, and lasts `hours` by the
 * server's clock unless `until` says otherwise.
 */
export const NewOutage = Type.Object({
  kind: Type.Enum([...OUTAGE_KINDS]),
  from: Type.Optional(Time),
  until: Type.Optional(Time),
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  parts: Parts,
  reason: Reason,
});
/** POST /api/v1/outages/:id/confirmation, by another person than declared it. */
export const OutageConfirmation = Type.Object({ agrees: Type.Boolean() });
/** POST /api/v1/outages/:id/review, once it is over, by somebody who had no part in it. */
export const OutageReview = Type.Object({ verdict: Type.Enum([...OUTAGE_VERDICTS]) });

/** POST /api/v1/outage-forms: numbers for forms that are printed now. */
export const NewForms = Type.Object({
  kind: Type.Enum([...FORM_KINDS]),
  pack: Type.Optional(Type.String({ maxLength: 60, description: 'the checklist on inspection forms' })),
  count: Type.Integer({ minimum: 1, maximum: MOST_FORMS }),
});

/** Something that was done without the server, with both of its times and both of its people. */
export const OutageEntryShape = Type.Object({
  /** Of the action itself. */
  id: Id,
  cause: Type.Enum([...ENTRY_CAUSES]),
  action: Type.String(),
  plate: Type.Optional(Type.String()),
  crossing: Type.Optional(Id),
  inspection: Type.Optional(Id),
  form: Type.Optional(Type.Object({ serial: Type.String(), line: Type.Integer() })),
  happenedAt: Time,
  keyedAt: Time,
  doneBy: Officer,
  keyedBy: Officer,
  /** Whom a device named as the second officer, where nothing proves it. */
  claimedSecond: Type.Optional(Officer),
  /** Code of why the machine did not take it. */
  refusal: Type.Optional(Type.String()),
  review: Type.Optional(Type.Object({ ...Deed.properties, verdict: Type.Enum([...ENTRY_VERDICTS]) })),
  /** Whether whoever asks did it, keyed it or is named as its second officer. */
  yours: Type.Boolean(),
});
export type OutageEntryView = Static<typeof OutageEntryShape>;
/** GET /api/v1/outage-entries: what was done without the server, in the order in which it is to be looked at. */
export const OutageEntries = Type.Object({
  items: Type.Array(OutageEntryShape),
  /** How many nobody has looked at, beyond those listed too. */
  open: Type.Integer(),
});
export type OutageEntriesView = Static<typeof OutageEntries>;
/** POST /api/v1/outage-entries/:id/review, by somebody who neither did it nor keyed it. */
export const OutageEntryReview = Type.Object({ verdict: Type.Enum([...ENTRY_VERDICTS]) });

/** Steps of a passage that a paper form can hold. */
const KEYED_ACTIONS = CROSSING_ACTIONS.filter((action) => action !== 'cancel');

/** POST /api/v1/outage-entries: one line of a paper form, keyed after an outage. `id` as for every action of a device. */
export const NewOutageEntry = Type.Object({
  id: Id,
  form: Type.String({ minLength: 6, maxLength: 14, description: 'serial number, such as GL-000012' }),
  line: Type.Integer({ minimum: 1, maximum: 99 }),
  plate: Type.String({ minLength: 2, maxLength: 20 }),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
  action: Type.Enum([...KEYED_ACTIONS]),
  happenedAt: Time,
  doneBy: Type.String({ maxLength: 100, description: 'id of the officer who signed the paper' }),
  seenLane: ActionRequest.properties.seenLane,
  result: ActionRequest.properties.result,
  findings: ActionRequest.properties.findings,
  note: ActionRequest.properties.note,
});
