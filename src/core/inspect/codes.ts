import type { Hazard } from '../domain/hazard.ts';

/** Where an inspection stands: ordered -> assigned -> started -> (awaiting-second ->) concluded. */
export const INSPECTION_STATES = ['ordered', 'assigned', 'started', 'awaiting-second', 'concluded'] as const;
/** What may be done in which is in guard-act.ts. */
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** What officers do to an inspection. */
export const INSPECTION_ACTIONS = [
  'start',
  'sign-step',
  'add-step',
  'waive-step',
  'approve-waiver',
  'record-finding',
  'check-seal',
  'replace-seal',
  'take-sample',
  'hand-over',
  'conclude',
  'second',
] as const;
/** Who may do which is in the tables of access, src/wire/access.ts. */
export type InspectionActionKind = (typeof INSPECTION_ACTIONS)[number];

/** How a step of a checklist is carried out. */
export const STEP_KINDS = ['look', 'count', 'weigh', 'seal', 'sample', 'scan', 'measure'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
/** Steps that end in a figure. */
export const FIGURE_KINDS: readonly StepKind[] = ['count', 'weigh', 'measure'];

/** Whether a step takes a photo. A photo belongs to its step; where none is allowed there is no camera. */
export const PHOTO_NEEDS = ['none', 'allowed', 'required'] as const;
export type PhotoNeed = (typeof PHOTO_NEEDS)[number];

/** What an officer says of a step. A step that cannot be carried out is left out, which has a reason and an approver. */
export const STEP_MARKS = ['in-order', 'not-in-order'] as const;
export type StepMark = (typeof STEP_MARKS)[number];

/** The coded result of an examination, one for each goods item. */
export const FINDING_RESULTS = [
  'conform',
  'conform-with-remarks',
  'misdescription',
  'quantity',
  'value',
  'origin',
  'prohibited',
  'health',
  'dangerous-goods',
  'seal-or-structure',
  'not-carried-out',
] as const;
/** All but the first two and the last speak against the load, see `isAdverse`. */
export type FindingResult = (typeof FINDING_RESULTS)[number];

/** What was done about a finding on the spot. */
export const MEASURES = [
  'none',
  'declaration-to-be-amended',
  'duty-reassessed',
  'sampled',
  'detained',
  'seized',
  'disinfected',
  'repacked',
  'referred',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What the named officer decides at the end; one is compulsory. */
export const OUTCOMES = [
  'release',
  'conditional-release',
  'hold-for-agency',
  'detain',
  'seize',
  're-export',
  'destroy',
] as const;
/**
 * The first two let the goods go; the next two wait for another decision; of the rest `seize` and `destroy` take a
 * second officer.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** Partner agencies that share an appointment or that a load is held for. Police only for weapons and narcotics. */
export const AGENCIES = ['health', 'veterinary', 'plant', 'transport', 'police', 'environment'] as const;
export type Agency = (typeof AGENCIES)[number];

/** What an officer saw of goods, seal, weight or vehicle that calls for one more step. */
export const OBSERVATIONS = [
  'goods-differ',
  'packing-disturbed',
  'seal-damaged',
  'weight-differs',
  'space-concealed',
  'scan-anomaly',
  'smell-or-leak',
  'pests-or-decay',
  'temperature-off',
  'radiation-alarm',
] as const;
export type Observation = (typeof OBSERVATIONS)[number];

/** Why an ordered step is left out. */
export const WAIVER_REASONS = [
  'equipment-out-of-order',
  'unsafe-to-open',
  'perishable-would-spoil',
  'done-by-other-agency',
  'not-applicable',
] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];

/** How a seal was found. */
export const SEAL_STATES = ['intact', 'broken', 'missing', 'differs'] as const;
export type SealState = (typeof SEAL_STATES)[number];

/** Why a second officer does not sign what another one did. */
export const SECOND_REFUSALS = [
  'not-present',
  'seal-differs',
  'quantity-differs',
  'goods-differ',
  'not-received',
  'more-to-examine',
  'decision-does-not-fit',
] as const;
export type SecondRefusal = (typeof SECOND_REFUSALS)[number];

/** What leaves the load under a numbered seal: a part for the laboratory, or goods taken away. */
export const CUSTODY_KINDS = ['sample', 'seizure'] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

/** Where something in custody may go besides another officer. */
export const CUSTODY_PLACES = ['laboratory', 'store', 'agency', 'returned', 'destroyed'] as const;
export type CustodyPlace = (typeof CUSTODY_PLACES)[number];

/** What an order may ask to be at hand; a bay of the roster names its own. */
export const EQUIPMENT = [
  'weighbridge',
  'scale',
  'scanner',
  'radiation-detector',
  'gas-meter',
  'thermometer',
  'sample-kit',
  'forklift',
  'mirror',
  'ladder',
  'seals',
  'sprayer',
] as const;
export type Equipment = (typeof EQUIPMENT)[number];

/** Why something stands in an order; the sentences stand in src/messages. */
export const ORDER_REASONS = [
  'rule',
  'random',
  'listed',
  'officer',
  'always',
  'hazard',
  'goods',
  'container',
  'vehicle',
  'empty',
  'limited-goods',
] as const;
export type OrderReason = (typeof ORDER_REASONS)[number];

/** What a release still waits for. */
export const RELEASE_NEEDS = [
  'inspection-required',
  'second-officer-required',
  'outcome-forbids-release',
  'guarantee-required',
  'duty-open',
  'clearance-open',
  'second-look-open',
  'hold-open',
] as const;
export type ReleaseNeed = (typeof RELEASE_NEEDS)[number];

/** What about an inspection is looked at again, whatever its result. */
export const REVIEW_FLAGS = [
  'offline-release',
  'release-without-grant',
  'steps-waived',
  'released-against-finding',
  'nothing-found',
  'entry-after-conclusion',
  'finding-after-release',
] as const;
export type ReviewFlag = (typeof REVIEW_FLAGS)[number];

/** The agency whose business a hazard is; nothing where the customs office looks alone. */
export const AGENCY_OF: Readonly<Partial<Record<Hazard, Agency>>> = {
  narcotics: 'police',
  weapons: 'police',
  'protected-species': 'environment',
  waste: 'environment',
  radiation: 'environment',
  'public-health': 'health',
  'food-safety': 'health',
  'dangerous-goods': 'transport',
};
