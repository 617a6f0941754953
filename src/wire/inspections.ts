import { type Static, type TSchema, Type } from 'typebox';
import {
  AGENCIES,
  CUSTODY_KINDS,
  CUSTODY_PLACES,
  EQUIPMENT,
  FINDING_RESULTS,
  INSPECTION_ACTIONS,
  INSPECTION_STATES,
  MEASURES,
  OBSERVATIONS,
  ORDER_REASONS,
  OUTCOMES,
  PHOTO_NEEDS,
  RELEASE_NEEDS,
  REVIEW_FLAGS,
  SEAL_STATES,
  SECOND_REFUSALS,
  STEP_KINDS,
  STEP_MARKS,
  WAIVER_REASONS,
} from '../core/inspect/codes.ts';
import { Bilingual, CrossingStateShape, HazardShape, Id, page, Time } from './primitives.ts';

/** Who did something: the id that the record holds and the name to show. */
const OfficerShape = Type.Object({ id: Type.String(), name: Type.String() });
/** A goods item; without one, the vehicle itself. */
const ItemRef = {
  declarationId: Type.Optional(Id),
  line: Type.Optional(Type.Integer({ minimum: 1 })),
};
const StepId = Type.String({ minLength: 3, maxLength: 120, description: '`pack/step`' });
const SealNumber = Type.String({ minLength: 1, maxLength: 40 });
const MostPhotos = 6;

/** Why something stands in the order: a coded reason with its sentence. */
const ReasonShape = Type.Object({
  code: Type.Enum([...ORDER_REASONS]),
  hazard: Type.Optional(HazardShape),
  /** The rule's own reason, where a rule asked for it. */
  sentence: Bilingual,
});

/** One goods item to examine, or the vehicle. */
const OrderedItemShape = Type.Object({
  ...ItemRef,
  reference: Type.Optional(Type.String()),
  hs: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  declared: Type.Object({
    netKg: Type.Optional(Type.Number()),
    grossKg: Type.Optional(Type.Number()),
    packages: Type.Optional(Type.Integer()),
    quantity: Type.Optional(Type.Number()),
    unit: Type.Optional(Type.String()),
  }),
  hazards: Type.Array(HazardShape),
  /** Per cent of it to unload. */
  unloadPercent: Type.Integer(),
  because: Type.Array(ReasonShape),
});

/** What is to be done, frozen when the inspection was opened. */
const OrderShape = Type.Object({
  items: Type.Array(OrderedItemShape),
  packs: Type.Array(
    Type.Object({ id: Type.String(), version: Type.Integer(), title: Bilingual, because: Type.Array(ReasonShape) }),
  ),
  unloadPercent: Type.Integer(),
  equipment: Type.Array(Type.Enum([...EQUIPMENT])),
  /** Partner agencies that share the appointment, and the hazard that is theirs. */
  agencies: Type.Array(Type.Object({ agency: Type.Enum([...AGENCIES]), hazard: HazardShape })),
  /** Seals as declared: checked before anything is touched. */
  seals: Type.Array(Type.String()),
});

const EntryShape = Type.Object({
  /** The action that made it. */
  id: Id,
  by: OfficerShape,
  /** By the device's clock. */
  at: Time,
  received: Time,
  mark: Type.Enum([...STEP_MARKS]),
  value: Type.Optional(Type.Number()),
  remark: Type.Optional(Type.String()),
  photos: Type.Array(Type.Object({ id: Id, uploaded: Type.Boolean() })),
  /** True for every entry on a step after its first. */
  addendum: Type.Boolean(),
});

/** An ordered step that is left out: asked for by one officer, decided by another. */
const WaiverShape = Type.Object({
  id: Id,
  step: Type.String(),
  reason: Type.Enum([...WAIVER_REASONS]),
  by: OfficerShape,
  at: Time,
  /** Absent while nobody decided. */
  granted: Type.Optional(Type.Boolean()),
  approver: Type.Optional(OfficerShape),
});

const StepShape = Type.Object({
  id: StepId,
  pack: Type.String(),
  title: Bilingual,
  kind: Type.Enum([...STEP_KINDS]),
  required: Type.Boolean(),
  photo: Type.Enum([...PHOTO_NEEDS]),
  unit: Type.Optional(Type.String()),
  /** What the step looks for. */
  hazards: Type.Array(HazardShape),
  /** Set where an officer added it. */
  added: Type.Optional(Type.Object({ by: OfficerShape, at: Time, observation: Type.Enum([...OBSERVATIONS]) })),
  state: Type.Enum(['open', 'signed', 'waiver-asked', 'waived']),
  entries: Type.Array(EntryShape),
  waiver: Type.Optional(WaiverShape),
});
export type InspectionStepView = Static<typeof StepShape>;

const ItemFindingShape = Type.Object({
  id: Id,
  by: OfficerShape,
  at: Time,
  ...ItemRef,
  result: Type.Enum([...FINDING_RESULTS]),
  hazard: Type.Optional(HazardShape),
  measure: Type.Enum([...MEASURES]),
  remark: Type.Optional(Type.String()),
  /** The last finding on an item stands; those before it stay on record. */
  stands: Type.Boolean(),
});

/** How one seal was found, or that it was replaced. */
const SealShape = Type.Object({
  id: Id,
  by: OfficerShape,
  at: Time,
  number: Type.String(),
  state: Type.Enum([...SEAL_STATES, 'replaced']),
  /** The number of the new seal, where it was replaced. */
  next: Type.Optional(Type.String()),
});

/** That an officer would not sign, and why, where they said so. */
const DeclinedShape = Type.Object({ reason: Type.Optional(Type.Enum([...SECOND_REFUSALS])) });

const CustodyShape = Type.Object({
  /** The action that took it. */
  id: Id,
  kind: Type.Enum([...CUSTODY_KINDS]),
  ...ItemRef,
  sealNumber: Type.String(),
  quantity: Type.Optional(Type.Number()),
  unit: Type.Optional(Type.String()),
  by: OfficerShape,
  witness: OfficerShape,
  /** Whether the witness signed under their own name. */
  witnessed: Type.Boolean(),
  /** Set where the witness would not sign; neither this nor `witnessed`: they have yet to. */
  declined: Type.Optional(DeclinedShape),
  at: Time,
  /** Whoever has it now: an officer, or a place. */
  holder: Type.String(),
  handOvers: Type.Array(
    Type.Object({
      id: Id,
      at: Time,
      from: OfficerShape,
      to: Type.Optional(OfficerShape),
      place: Type.Optional(Type.Enum([...CUSTODY_PLACES])),
      /** Whether the receiving officer signed; a place does not sign. */
      received: Type.Boolean(),
      declined: Type.Optional(DeclinedShape),
    }),
  ),
});

/** What a named officer decided. Decisions that were refused or put aside stay in the list. */
const DecisionShape = Type.Object({
  id: Id,
  outcome: Type.Enum([...OUTCOMES]),
  by: OfficerShape,
  at: Time,
  guarantee: Type.Optional(Type.String()),
  agency: Type.Optional(Type.Enum([...AGENCIES])),
  remark: Type.Optional(Type.String()),
  /** Whether a second officer has to decide with the first. */
  needsSecond: Type.Boolean(),
  second: Type.Optional(
    Type.Object({
      ...{ by: OfficerShape, at: Time, agrees: Type.Boolean(), offline: Type.Boolean() },
      ...DeclinedShape.properties,
    }),
  ),
  /** The last decision that no second officer refused stands. */
  stands: Type.Boolean(),
});

/** One inspection with everything a device needs to work on it without the network. */
export const InspectionShape = Type.Object({
  id: Id,
  crossing: Id,
  plate: Type.String(),
  trailerPlate: Type.Optional(Type.String()),
  crossingState: CrossingStateShape,
  state: Type.Enum([...INSPECTION_STATES]),
  version: Type.Integer(),
  /** Who is to carry it out; absent while nobody was drawn. */
  assigned: Type.Optional(OfficerShape),
  /** Everybody who did something on it. */
  officers: Type.Array(OfficerShape),
  openedAt: Time,
  startedAt: Type.Optional(Time),
  concludedAt: Type.Optional(Time),
  order: OrderShape,
  steps: Type.Array(StepShape),
  findings: Type.Array(ItemFindingShape),
  seals: Type.Array(SealShape),
  custody: Type.Array(CustodyShape),
  decisions: Type.Array(DecisionShape),
  outcome: Type.Optional(Type.Enum([...OUTCOMES])),
  flags: Type.Array(Type.Enum([...REVIEW_FLAGS])),
  /** What the release of the vehicle still waits for. */
  needs: Type.Array(Type.Object({ code: Type.Enum([...RELEASE_NEEDS]), sentence: Bilingual })),
  /** Of those the partners: duty and the clearance of which agency. Absent when none is missing. */
  waitsFor: Type.Optional(Type.Array(Bilingual)),
  /** What whoever asks may do next. */
  actions: Type.Array(Type.Enum([...INSPECTION_ACTIONS])),
});
export type InspectionView = Static<typeof InspectionShape>;
/** GET /api/v1/inspections?mine=true&open=true: whole inspections, so that a device holds what it needs. */
export const InspectionPage = page(InspectionShape);

/** `id` is chosen by the device (a UUID): the same action sent twice is done once. `at` is the device's clock. */
function action<Name extends string, Props extends Record<string, TSchema>>(name: Name, props: Props) {
  return Type.Object({
    id: Id,
    at: Time,
    /** True when it was done without network. */
    offline: Type.Optional(Type.Boolean()),
    /** Serial number of the paper form that it is keyed from; `at` is then when it happened. */
    form: Type.Optional(Type.String({ minLength: 6, maxLength: 14 })),
    action: Type.Literal(name),
    ...props,
  });
}

const Remark = Type.Optional(Type.String({ maxLength: 280 }));

/** A second officer who was there while the network was away: proven by their PIN, see PinVerifier. */
const PinProof = Type.Object({
  officer: Type.String({ maxLength: 100, description: 'id of the second officer' }),
  proof: Type.String({ minLength: 43, maxLength: 43, description: 'base64url HMAC-SHA-256(K, action id)' }),
});

/**
 * One action on an inspection. Taken in the order in which they are sent; a refused one does not stop the rest.
 * POST /api/v1/inspections/:id/actions takes one; POST /api/v1/inspection-actions a device's queue.
 */
export const InspectionActionRequest = Type.Union([
  action('start', {}),
  action('sign-step', {
    step: StepId,
    mark: Type.Enum([...STEP_MARKS]),
    /** Required for count, weigh and measure, in the step's unit. */
    value: Type.Optional(Type.Number({ minimum: -100, maximum: 10_000_000 })),
    remark: Remark,
    /** Ids that the device chose for photos; the bytes follow with PUT, after this action was taken. */
    photos: Type.Optional(Type.Array(Id, { maxItems: MostPhotos })),
  }),
  /** A step out of one of the packs: no step is written on the spot. */
  action('add-step', { step: StepId, hazard: HazardShape, observation: Type.Enum([...OBSERVATIONS]) }),
  action('waive-step', { step: StepId, reason: Type.Enum([...WAIVER_REASONS]) }),
  action('approve-waiver', { waiver: Id, granted: Type.Boolean() }),
  action('record-finding', {
    ...ItemRef,
    result: Type.Enum([...FINDING_RESULTS]),
    /** Required with every result that is adverse. */
    hazard: Type.Optional(HazardShape),
    measure: Type.Enum([...MEASURES]),
    remark: Remark,
  }),
  action('check-seal', { number: SealNumber, state: Type.Enum([...SEAL_STATES]) }),
  action('replace-seal', { number: SealNumber, next: SealNumber }),
  /** A sample or a seizure: two officers, a numbered seal. The witness signs with `second`. */
  action('take-sample', {
    kind: Type.Enum([...CUSTODY_KINDS]),
    ...ItemRef,
    sealNumber: SealNumber,
    quantity: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    unit: Type.Optional(Type.String({ maxLength: 10 })),
    witness: Type.String({ maxLength: 100, description: 'id of another officer' }),
  }),
  /** To an officer, who signs with `second`, or to a place. */
  action('hand-over', {
    custody: Id,
    to: Type.Optional(Type.String({ maxLength: 100, description: 'id of an officer' })),
    place: Type.Optional(Type.Enum([...CUSTODY_PLACES])),
  }),
  action('conclude', {
    outcome: Type.Enum([...OUTCOMES]),
    /** Required for a conditional release. */
    guarantee: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** Required for a hold for another agency. */
    agency: Type.Optional(Type.Enum([...AGENCIES])),
    remark: Remark,
    second: Type.Optional(PinProof),
    /** The signed grant under which a second officer's PIN counts; without one the decision waits for them. */
    grant: Type.Optional(Type.String({ maxLength: 2200 })),
  }),
  /** The second officer on what another one did: a decision, a custody item or a hand-over, by its action's id. */
  action('second', { of: Id, agrees: Type.Boolean(), ...DeclinedShape.properties }),
]);
export type InspectionActionInput = Static<typeof InspectionActionRequest>;

/** POST /api/v1/inspection-actions */
export const QueuedInspectionActions = Type.Object({
  actions: Type.Array(Type.Object({ inspection: Id, action: InspectionActionRequest }), { maxItems: 200 }),
});
export type QueuedInspectionActionsInput = Static<typeof QueuedInspectionActions>;

/** What became of one action. `seen`: this id was done before, and nothing was done again. */
export const InspectionActionOutcome = Type.Object({
  /** The action's id. */
  id: Id,
  outcome: Type.Enum(['done', 'seen', 'refused']),
  /** For `refused`: a stable code and what to do. */
  code: Type.Optional(Type.String()),
  sentence: Type.Optional(Bilingual),
  /** How the inspection stands now, also after a refusal. */
  inspection: Type.Optional(InspectionShape),
});
export type InspectionActionOutcomeView = Static<typeof InspectionActionOutcome>;
export const InspectionActionOutcomes = Type.Object({ outcomes: Type.Array(InspectionActionOutcome) });
export type InspectionActionOutcomesView = Static<typeof InspectionActionOutcomes>;

/**
 * PUT and GET /api/v1/inspections/:id/photos/:photoId: the bytes of a JPEG, PNG or WebP, at most PHOTO_BYTES, after the
 * signed step that names the photo was taken; the same bytes again are taken as done.
 */
export const PHOTO_BYTES = 3_000_000;
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** GET /api/v1/packs: the checklists in force, for steps to add. */
export const PackList = Type.Object({
  packs: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      title: Bilingual,
      steps: Type.Array(
        Type.Object({ ...Type.Pick(StepShape, ['id', 'title', 'kind', 'required', 'photo', 'unit']).properties }),
      ),
    }),
  ),
});
export type PackListView = Static<typeof PackList>;

/**
 * With what a device without network checks a second officer's PIN: K = PBKDF2-SHA-256(PIN, salt, iterations, 32 bytes);
 * the PIN is right when SHA-256(K) is `check`. The device keeps neither PIN nor K: it sends HMAC-SHA-256(K, action id).
 */
const PinVerifier = Type.Object({
  salt: Type.String({ description: 'base64url' }),
  iterations: Type.Integer(),
  check: Type.String({ description: 'base64url' }),
});

/** GET /api/v1/inspections/officers: who may be a witness, a receiver or a second officer. */
export const OfficerList = Type.Object({
  officers: Type.Array(
    Type.Object({
      ...OfficerShape.properties,
      /** Set for officers on shift who have a PIN, where a release without network is allowed. */
      pin: Type.Optional(PinVerifier),
    }),
  ),
  /** Whether a release may be concluded without network, with a second officer's PIN. */
  offlineRelease: Type.Boolean(),
});
export type OfficerListView = Static<typeof OfficerList>;

/** PUT /api/v1/me/pin: an officer's own PIN, six to twelve digits. */
export const PinRequest = Type.Object({ pin: Type.String({ pattern: '^[0-9]{6,12}$' }) });
