import type { ActorId, CrossingId, DeclarationId, HsCode, Instant } from '../../core/domain/ids.ts';
import type { ActRefusal, InspectionAct } from '../../core/inspect/act.ts';
import { advanceInspection } from '../../core/inspect/advance-inspection.ts';
import type { SecondRefusal } from '../../core/inspect/codes.ts';
import type { ActionId, Custody, Inspection, InspectionId, Signed } from '../../core/inspect/inspection.ts';
import type { InspectionOrder, ItemRef, OrderedStep } from '../../core/inspect/order.ts';
import type { InspectionView, PackListView } from '../../wire/inspections.ts';
import type { QueuedAct, TakenDeed } from './queued-act.ts';

type Packs = PackListView['packs'];

/** Where an inspection stands with what waits on this device: the server's own machine, run ahead of it. */
export function followQueue(view: InspectionView, queue: readonly QueuedAct[], packs: Packs): Inspection {
  const recorded = recordedIds(view);
  return queue
    .filter((act) => act.inspection === view.id && act.refused === undefined && !recorded.has(act.id))
    .reduce((before, act) => {
      const outcome = tryAct(before, act.deed, frameOf(act), packs, view.crossingState);
      return outcome.ok ? outcome.inspection : before;
    }, inspectionOf(view));
}

/** What would come of an act, or why it would be refused: said before it is recorded, not at the next sync. */
export function tryAct(
  inspection: Inspection,
  deed: TakenDeed,
  frame: Frame,
  packs: Packs,
  state?: InspectionView['crossingState'],
): { readonly ok: true; readonly inspection: Inspection } | { readonly ok: false; readonly refusal: ActRefusal } {
  const act = actOf(deed, frame, packs);
  if (act === undefined) return { ok: false, refusal: 'step-unknown' };
  return advanceInspection(inspection, act, { released: state === 'released' || state === 'exited' });
}

type Frame = Signed & { readonly offline: boolean };

/** The frame of a queued act as the machine wants it; received when it was done, as no server has seen it. */
export function frameOf(act: Pick<QueuedAct, 'id' | 'at' | 'by' | 'offline'>): Frame {
  return {
    id: act.id as ActionId,
    by: act.by.id as ActorId,
    at: act.at as Instant,
    received: act.at as Instant,
    offline: act.offline,
  };
}

function actOf(deed: TakenDeed, frame: Frame, packs: Packs): InspectionAct | undefined {
  if (deed.action === 'add-step') {
    const step = stepFrom(packs, deed.step);
    return step === undefined ? undefined : ({ ...deed, ...frame, step } as InspectionAct);
  }
  if (deed.action === 'conclude') {
    const { second, grant: _, ...rest } = deed;
    const by = second === undefined ? {} : { second: second.officer };
    return { ...rest, ...frame, ...by } as InspectionAct;
  }
  return { ...deed, ...frame } as InspectionAct;
}

/** A step out of one of the packs in force. */
function stepFrom(packs: Packs, id: string): OrderedStep | undefined {
  for (const pack of packs) {
    const step = pack.steps.find((one) => one.id === id || `${pack.id}/${one.id}` === id);
    if (step !== undefined) return { ...step, id, pack: pack.id, hazards: [] };
  }
  return undefined;
}

/** Ids of everything that stands in the server's record already. */
function recordedIds(view: InspectionView): ReadonlySet<string> {
  return new Set([
    ...view.steps.flatMap(({ entries, waiver }) => [...entries.map(({ id }) => id), ...(waiver ? [waiver.id] : [])]),
    ...view.findings.map(({ id }) => id),
    ...view.seals.map(({ id }) => id),
    ...view.custody.flatMap(({ id, handOvers }) => [id, ...handOvers.map((one) => one.id)]),
    ...view.decisions.map(({ id }) => id),
  ]);
}

const instant = (text: string): Instant => Date.parse(text) as Instant;

interface SignedView {
  readonly id: string;
  readonly by: { readonly id: string };
  readonly at: string;
}
function signed({ id, by, at }: SignedView): Signed {
  return { id: id as ActionId, by: by.id as ActorId, at: instant(at), received: instant(at) };
}
interface ItemView {
  readonly declarationId?: string | undefined;
  readonly line?: number | undefined;
}
function itemRef({ declarationId, line }: ItemView): ItemRef {
  return {
    ...(declarationId === undefined ? {} : { declarationId: declarationId as DeclarationId }),
    ...(line === undefined ? {} : { line }),
  };
}

/** The record that a view tells of, in the machine's own form. */
function inspectionOf(view: InspectionView): Inspection {
  const { assigned, startedAt, concludedAt } = view;
  const entries = view.steps.flatMap(({ id: step, entries: those }) =>
    those.map(({ photos, by, at, received, id, ...entry }) => ({
      ...entry,
      ...signed({ id, by, at }),
      received: instant(received),
      step,
      photos: photos.map((photo) => photo.id),
    })),
  );
  return {
    id: view.id as InspectionId,
    crossing: view.crossing as CrossingId,
    openedAt: instant(view.openedAt),
    order: orderOf(view),
    state: view.state,
    ...(assigned === undefined ? {} : { assigned: assigned.id as ActorId }),
    officers: view.officers.map(({ id }) => id as ActorId),
    ...(startedAt === undefined ? {} : { startedAt: instant(startedAt) }),
    ...(concludedAt === undefined ? {} : { concludedAt: instant(concludedAt) }),
    added: view.steps.flatMap((step) => {
      const [hazard] = step.hazards;
      if (step.added === undefined || hazard === undefined) return [];
      const { observation, by, at } = step.added;
      return [{ ...signed({ id: step.id, by, at }), step: stepOf(step), hazard, observation }];
    }),
    // In the order in which the server took them in, which is that of its record.
    entries: entries.sort((a, b) => a.received - b.received),
    waivers: view.steps.flatMap(({ id: step, waiver }) => {
      if (waiver === undefined) return [];
      const { granted, approver, reason } = waiver;
      const decided =
        granted === undefined || approver === undefined
          ? {}
          : { decided: { by: approver.id as ActorId, at: instant(waiver.at), granted } };
      return [{ ...signed(waiver), step, reason, ...decided }];
    }),
    findings: view.findings.map(({ stands: _, declarationId, line, ...one }) => ({
      ...one,
      ...signed(one),
      ...itemRef({ declarationId, line }),
    })),
    seals: view.seals.map((one) => ({ ...one, ...signed(one) })),
    custody: view.custody.map(custodyOf),
    decisions: view.decisions.map(({ stands, second, ...one }) => ({
      ...one,
      ...signed(one),
      offline: second?.offline ?? false,
      ...(second === undefined ? {} : { second: { ...second, by: second.by.id as ActorId, at: instant(second.at) } }),
      ...(stands || second?.agrees === false ? {} : { setAside: true }),
    })),
    flags: view.flags,
    version: view.version,
  };
}

function custodyOf(one: InspectionView['custody'][number]): Custody {
  const { kind, sealNumber, quantity, unit, witness, witnessed, declined, handOvers } = one;
  return {
    ...signed(one),
    ...itemRef(one),
    kind,
    sealNumber,
    ...(quantity === undefined ? {} : { quantity }),
    ...(unit === undefined ? {} : { unit }),
    witness: witness.id as ActorId,
    ...signature('witnessed', witnessed, declined),
    handOvers: handOvers.map(({ to, place, received, declined: refused, id, at, from }) => ({
      ...signed({ id, at, by: from }),
      ...(to === undefined ? {} : { to: to.id as ActorId }),
      ...(place === undefined ? {} : { place }),
      ...signature('accepted', received, refused),
    })),
  };
}

type Declined = InspectionView['custody'][number]['declined'];

/** A second officer's word as the record has it: given, refused with its reason, or not there yet. */
function signature<Name extends 'witnessed' | 'accepted'>(
  name: Name,
  given: boolean,
  declined: Declined,
): { readonly [Key in Name]?: boolean } & { readonly declined?: SecondRefusal } {
  if (given) return { [name]: true } as { readonly [Key in Name]?: boolean };
  if (declined === undefined) return {};
  const why = declined.reason === undefined ? {} : { declined: declined.reason };
  return { [name]: false, ...why } as { readonly [Key in Name]?: boolean } & { readonly declined?: SecondRefusal };
}

function stepOf({
  id,
  pack,
  title,
  kind,
  required,
  photo,
  unit,
  hazards,
}: InspectionView['steps'][number]): OrderedStep {
  return { id, pack, title, kind, required, photo, hazards, ...(unit === undefined ? {} : { unit }) };
}

/** The order as far as the machine asks for it: reasons and qualifications decide nothing on a device. */
function orderOf({ order, steps }: InspectionView): InspectionOrder {
  return {
    items: order.items.map(({ hs, because: _, declarationId, line, ...item }) => ({
      ...item,
      ...itemRef({ declarationId, line }),
      ...(hs === undefined ? {} : { hs: hs as HsCode }),
      because: [],
    })),
    aboard: order.items.flatMap(({ declarationId, line, hs }) =>
      declarationId === undefined || line === undefined || hs === undefined
        ? []
        : [{ declarationId: declarationId as DeclarationId, line, hs: hs as HsCode }],
    ),
    packs: order.packs.map((pack) => ({ ...pack, because: [] })),
    steps: steps.filter(({ added }) => added === undefined).map(stepOf),
    unloadPercent: order.unloadPercent,
    equipment: order.equipment,
    agencies: order.agencies,
    seals: order.seals,
    qualifications: [],
  };
}
