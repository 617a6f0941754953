import { type Static, Type } from 'typebox';
import { INSPECTION_STATES, OBSERVATIONS } from '../core/inspect/codes.ts';
import { EventShape } from './declarations.ts';
import {
  Bilingual,
  CheckResultShape,
  CrossingActionShape,
  CrossingStateShape,
  HazardShape,
  Id,
  LaneShape,
  page,
  StepShape,
  Time,
} from './primitives.ts';

const VehicleShape = Type.Object({
  plate: Type.String(),
  trailerPlate: Type.Optional(Type.String()),
  country: Type.Optional(Type.String()),
  kind: Type.Optional(Type.Enum(['truck', 'van', 'car', 'bus', 'train'])),
});

/** A passage as the port sees it. `actions` are what the domain allows next, whoever asks; times are by stage. */
export const CrossingShape = Type.Object({
  id: Id,
  vehicle: VehicleShape,
  direction: Type.Enum(['inbound', 'outbound']),
  state: CrossingStateShape,
  lane: LaneShape,
  booked: Type.Boolean(),
  slotAt: Type.Optional(Time),
  stages: Type.Record(Type.String(), Time),
  declarations: Type.Array(Type.Object({ id: Id, reference: Type.String(), lane: LaneShape })),
  checkResult: Type.Optional(CheckResultShape),
  /** The lane under which the last check began; a lane that rose since asks for another. */
  checkLane: Type.Optional(LaneShape),
  weighedKg: Type.Optional(Type.Number()),
  version: Type.Integer(),
  /** Set for a vehicle under inspection: its check begins and ends there. */
  inspection: Type.Optional(Type.Object({ id: Id, state: Type.Enum([...INSPECTION_STATES]) })),
  /** What may be done next. */
  actions: Type.Array(CrossingActionShape),
});
export type CrossingView = Static<typeof CrossingShape>;
/** GET /api/v1/crossings */
export const CrossingPage = page(CrossingShape);
/** GET /api/v1/crossings/:id */
export const CrossingDetail = Type.Object({
  ...CrossingShape.properties,
  /** What the release still waits for besides the check; absent when nothing is missing. */
  waitsFor: Type.Optional(Type.Array(Bilingual)),
  events: Type.Array(EventShape),
});
export type CrossingDetailView = Static<typeof CrossingDetail>;

/** POST /api/v1/crossings: book a passage, or open one for a vehicle that came without. */
export const BookingRequest = Type.Object({
  vehicle: VehicleShape,
  direction: Type.Enum(['inbound', 'outbound']),
  slotAt: Type.Optional(Time),
  declarations: Type.Optional(Type.Array(Id, { maxItems: 20 })),
});
export type Booking = Static<typeof BookingRequest>;

/** What a declarant is told of a booking: no lane and no state, which would tell before the vehicle is inside. */
export const BookingReceipt = Type.Object({ id: Id, booked: Type.Boolean(), slotAt: Type.Optional(Time) });

/** A finding in its bare form: one coded observation of a goods item or the vehicle. */
const FindingShape = Type.Object({
  hazard: HazardShape,
  code: Type.Enum([
    'misdescription',
    'quantity',
    'value',
    'origin',
    'prohibited',
    'health',
    'dangerous-goods',
    'seal-or-structure',
    'other',
  ]),
  declarationId: Type.Optional(Id),
  line: Type.Optional(Type.Integer({ minimum: 1 })),
});

/** Why a load is selected by hand: a hazard, and what was seen of goods, seal, weight or vehicle. There is no remark. */
const ChoiceProperties = {
  hazard: HazardShape,
  observation: Type.Enum([...OBSERVATIONS], {
    description: 'seen of goods, seal, weight or vehicle; never of a person',
  }),
  line: Type.Optional(Type.Integer({ minimum: 1, description: 'the goods item, with its declaration' })),
};

/**
 * One action at the gate or in the bay. `id` is chosen by the device, so that an action sent twice is done once.
 * POST /api/v1/crossings/:id/actions takes one; POST /api/v1/gate/actions takes a device's queue.
 */
export const ActionRequest = Type.Object({
  id: Id,
  action: StepShape,
  /** When it was done, by the device's clock; the server keeps its own time beside it. */
  at: Time,
  /** The lane that the officer saw when directing; `documents` where the device could not verify one. */
  seenLane: Type.Optional(LaneShape),
  result: Type.Optional(CheckResultShape),
  findings: Type.Optional(Type.Array(FindingShape, { maxItems: 50 })),
  weighedKg: Type.Optional(Type.Number({ minimum: 0, maximum: 200_000 })),
  /** Of `select`: what for and why; everything aboard in which the hazard may be looked for, unless one is named. */
  selection: Type.Optional(Type.Object({ ...ChoiceProperties, declarationId: Type.Optional(Id) })),
  /** Why, for hold, lift-hold and cancel. */
  note: Type.Optional(
    Type.Enum(['documents-missing', 'seal-broken', 'weight-differs', 'damage', 'other-agency', 'no-show', 'resolved']),
  ),
  /** True when it was done without network. */
  offline: Type.Optional(Type.Boolean()),
  /** The signed grant under which the device released without the server; one without is looked at again. */
  grant: Type.Optional(Type.String({ maxLength: 2200 })),
});
export type ActionInput = Static<typeof ActionRequest>;
/** A device's queue in the order in which things were done. By plate where it had no passage to name. */
export const QueuedActions = Type.Object({
  actions: Type.Array(
    Type.Object({
      ...ActionRequest.properties,
      crossingId: Type.Optional(Id),
      plate: Type.Optional(Type.String()),
      /** With a plate that may have no open passage yet: which way it goes; its declarations say so where this does not. */
      direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
    }),
    { maxItems: 200 },
  ),
});
export type QueuedActionsInput = Static<typeof QueuedActions>;
/** What became of one action. `seen`: this id was done before, and nothing was done again. */
export const ActionOutcome = Type.Object({
  id: Id,
  outcome: Type.Enum(['done', 'seen', 'refused']),
  /** For `refused`: a stable code and what to do. */
  code: Type.Optional(Type.String()),
  sentence: Type.Optional(Bilingual),
  crossing: Type.Optional(CrossingShape),
});
export type ActionOutcomeView = Static<typeof ActionOutcome>;
/** One outcome for each action, in their order; a refused one does not stop the rest. */
export const QueuedOutcomes = Type.Object({ outcomes: Type.Array(ActionOutcome) });

/** GET /api/v1/gate/vehicles/:plate: one glance. */
export const GateAnswer = Type.Object({
  plate: Type.String(),
  /** `expected`: booked or awaited by a declaration; `unknown`: nothing is known of it, so it goes to documents. */
  known: Type.Enum(['open', 'expected', 'unknown']),
  lane: LaneShape,
  /** What to say to the driver. */
  say: Bilingual,
  /** Why this lane, shortest first; for the officer. */
  reasons: Type.Array(Bilingual),
  crossing: Type.Optional(CrossingShape),
  declarations: Type.Array(Type.Object({ id: Id, reference: Type.String(), lane: LaneShape, goods: Type.String() })),
  /** What a release still waits for besides the check: duty, and clearances of other agencies. Absent when nothing is missing. */
  waitsFor: Type.Optional(Type.Array(Bilingual)),
  /** The signed lane slip; a device keeps it for when the network is away. */
  slip: Type.Optional(Type.String()),
});
export type GateAnswerView = Static<typeof GateAnswer>;

/** GET /api/v1/gate/slips: slips of the vehicles expected now, for a device to hold. */
export const SlipList = Type.Object({ at: Time, slips: Type.Array(Type.String()) });
export type SlipListView = Static<typeof SlipList>;

/** POST /api/v1/declarations/:id/selection: select a load at the desk. `id` is chosen by whoever asks. */
export const SelectionRequest = Type.Object({ id: Id, ...ChoiceProperties });
export type SelectionInput = Static<typeof SelectionRequest>;
export const SelectionOutcome = Type.Object({ id: Id, outcome: Type.Enum(['done', 'seen']) });
