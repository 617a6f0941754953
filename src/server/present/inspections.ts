import { allowedInspectionActions } from '../../core/inspect/guard-act.ts';
import { obligationsOf } from '../../core/inspect/release-conditions.ts';
import { decideRelease } from '../../core/inspect/decide-release.ts';
import type { Inspection, Signed } from '../../core/inspect/inspection.ts';
import type { Because } from '../../core/inspect/order.ts';
import {
  entriesOf,
  holderOf,
  standingDecision,
  standingFindings,
  stepsOf,
  stepState,
  waiverOf,
} from '../../core/inspect/read-inspection.ts';
import { blocksRelease, handsIn, withoutRecord } from '../../core/oversee/review.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, Instant, TimeZone } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import { CHOSEN_BY_HAND, NEED_SENTENCES, ORDER_REASON_WORDS } from '../../messages/inspection-errors.ts';
import { WAITS_FOR_WORDS } from '../../messages/release-words.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { INSPECTION_ACCESS } from '../../wire/access.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Store } from '../../store/port/store.ts';
import type { ConditionStanding } from '../../work/clearances/open-conditions.ts';
import { besideOwnLook } from '../../work/quality/own-look.ts';
import type { App } from '../app.ts';
import { defined } from './defined.ts';
import { nameIn } from './name-in.ts';

/** Who asks, for what they may do next. */
export interface Asker {
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
}

/** Inspections with the names, vehicles and photos that belong to them, read in one go. */
export async function presentInspections(
  store: Store,
  inspections: readonly Inspection[],
  asker: Asker,
  zone: TimeZone,
  conditions: (carried: readonly StoredDeclaration[]) => Promise<readonly ConditionStanding[]> = async () => [],
): Promise<InspectionView[]> {
  if (inspections.length === 0) return [];
  const [persons, awaiting, photos, ...crossings] = await Promise.all([
    store.people.list(),
    store.reviews.awaitingSecondLook(inspections.map(({ id }) => id)),
    store.inspections.photoIds(inspections.map(({ id }) => id)),
    ...inspections.map(({ crossing }) => store.crossings.byId(crossing)),
  ]);
  const openOf = await openConditions(
    store,
    crossings.filter((one) => one !== undefined),
    conditions,
  );
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const blinded = await Promise.all(
    inspections.map((one) => (awaiting.has(one.id) ? blindFor(store, one, asker) : one)),
  );
  return inspections.flatMap((inspection, at) => {
    const [crossing, shown] = [crossings[at], blinded[at]];
    if (crossing === undefined || shown === undefined) return [];
    const awaitsLook = awaiting.has(inspection.id);
    return [present(shown, crossing, { names, photos, asker, zone, openOf, awaitsLook })];
  });
}

/** Reads what releases wait for, as the server's use cases do. */
export function conditionsOf({
  services,
}: App): (carried: readonly StoredDeclaration[]) => Promise<readonly ConditionStanding[]> {
  return (carried) => services.cases.conditions(carried);
}

/**
 * While an inspection waits for a second look, whoever may make it is shown the order alone; also who has begun with it, and whose
 * findings are on the record while the look is not.
 */
async function blindFor(store: Store, inspection: Inspection, { id, roles }: Asker): Promise<Inspection> {
  const mayLook = roles.has('inspector') || roles.has('shift-lead');
  if (!mayLook) return inspection;
  if (!handsIn(inspection).has(id)) return withoutRecord(inspection);
  for (const review of await store.reviews.ofInspection(inspection.id)) {
    if (!blocksRelease(review)) continue;
    const beside = await besideOwnLook({ store }, review, inspection, id);
    if (!handsIn(beside).has(id)) return withoutRecord(beside);
  }
  return inspection;
}

/** Duty and clearances that are missing, read in one go for all passages that are still here. */
async function openConditions(
  store: Store,
  crossings: readonly Crossing[],
  conditions: (carried: readonly StoredDeclaration[]) => Promise<readonly ConditionStanding[]>,
): Promise<Beside['openOf']> {
  const here = crossings.filter(({ stages }) => stages.released === undefined);
  const carried = await store.declarations.byIds(here.flatMap(({ declarations }) => declarations));
  const open = (await conditions(carried)).filter((one) => one.open);
  const still = new Set(here.map(({ id }) => id));
  return ({ id, declarations }) =>
    still.has(id) ? open.filter(({ declaration }) => declarations.includes(declaration.id)) : [];
}

/** What presenting needs beside the record, read once for all of a page. */
interface Beside {
  readonly names: ReadonlyMap<string, string>;
  readonly photos: ReadonlySet<string>;
  readonly asker: Asker;
  readonly zone: TimeZone;
  /** What partners have yet to say of a passage that has not been released. */
  readonly openOf: (crossing: Crossing) => readonly ConditionStanding[];
  readonly awaitsLook: boolean;
}

/** One inspection for one reader: `actions` are what this person may do next, `needs` what its release still lacks. */
function present(inspection: Inspection, crossing: Crossing, beside: Beside): InspectionView {
  const { names, photos, asker, zone } = beside;
  const officer = (id: ActorId) => ({ id, name: nameIn(names, id) });
  const time = (at: Instant | undefined) => (at === undefined ? undefined : formatDateTime(at, zone));
  const signed = ({ id, by, at }: Signed) => ({ id, by: officer(by), at: formatDateTime(at, zone) });
  const { order } = inspection;
  // Of an item looked at twice the last finding stands; the earlier ones are shown as such and not hidden.
  const standing = new Set(standingFindings(inspection));
  const decision = standingDecision(inspection);
  const open = beside.openOf(crossing);
  const partners = [...new Set(open.map(({ partner }) => partner))];
  const owed = { ...obligationsOf(open), secondLookOpen: beside.awaitsLook };
  return defined({
    id: inspection.id as string,
    crossing: crossing.id as string,
    plate: (crossing.vehicle.plate ?? '') as string,
    trailerPlate: crossing.vehicle.trailerPlate,
    crossingState: crossing.state,
    state: inspection.state,
    version: inspection.version,
    assigned: inspection.assigned === undefined ? undefined : officer(inspection.assigned),
    officers: inspection.officers.map(officer),
    openedAt: formatDateTime(inspection.openedAt, zone),
    startedAt: time(inspection.startedAt),
    concludedAt: time(inspection.concludedAt),
    order: {
      items: order.items.map(({ because, hazards, ...item }) => ({
        ...item,
        hazards: [...hazards],
        because: because.map(presentReason),
      })),
      packs: order.packs.map(({ because, ...pack }) => ({ ...pack, because: because.map(presentReason) })),
      unloadPercent: order.unloadPercent,
      equipment: [...order.equipment],
      agencies: [...order.agencies],
      seals: [...order.seals],
    },
    steps: stepsOf(inspection).map((step) => {
      const waiver = waiverOf(inspection, step.id);
      const added = inspection.added.find((one) => one.step.id === step.id);
      return defined({
        ...step,
        hazards: [...step.hazards],
        added: added === undefined ? undefined : { ...signed(added), id: undefined, observation: added.observation },
        state: stepState(inspection, step.id),
        entries: entriesOf(inspection, step.id).map(({ mark, value, remark, addendum, received, ...entry }) =>
          defined({
            ...signed({ ...entry, received }),
            received: formatDateTime(received, zone),
            mark,
            value,
            remark,
            photos: entry.photos.map((id) => ({ id, uploaded: photos.has(id) })),
            addendum,
          }),
        ),
        waiver:
          waiver === undefined
            ? undefined
            : defined({
                ...signed(waiver),
                step: waiver.step,
                reason: waiver.reason,
                granted: waiver.decided?.granted,
                approver: waiver.decided === undefined ? undefined : officer(waiver.decided.by),
              }),
      });
    }),
    findings: inspection.findings.map((one) => {
      const { declarationId, line, result, hazard, measure, remark } = one;
      return defined({
        ...signed(one),
        declarationId,
        line,
        result,
        hazard,
        measure,
        remark,
        stands: standing.has(one),
      });
    }),
    seals: inspection.seals.map((one) => {
      const { number, state, next } = one;
      return defined({ ...signed(one), number, state, next });
    }),
    custody: inspection.custody.map((one) => {
      const { kind, declarationId, line, sealNumber, quantity, unit } = one;
      const holder = holderOf(one);
      return defined({
        ...signed(one),
        kind,
        declarationId,
        line,
        sealNumber,
        quantity,
        unit,
        witness: officer(one.witness),
        witnessed: one.witnessed === true,
        declined: one.witnessed === false ? defined({ reason: one.declined }) : undefined,
        holder: nameIn(names, holder),
        handOvers: one.handOvers.map((two) =>
          defined({
            id: two.id,
            at: formatDateTime(two.at, zone),
            from: officer(two.by),
            to: two.to === undefined ? undefined : officer(two.to),
            place: two.place,
            received: two.accepted === true,
            declined: two.accepted === false ? defined({ reason: two.declined }) : undefined,
          }),
        ),
      });
    }),
    decisions: inspection.decisions.map((one) => {
      const { outcome, guarantee, agency, remark, needsSecond, second } = one;
      const by = second === undefined ? undefined : officer(second.by);
      return defined({
        ...signed(one),
        outcome,
        guarantee,
        agency,
        remark,
        needsSecond,
        second: second === undefined ? undefined : { ...second, by, at: formatDateTime(second.at, zone) },
        stands: one === decision,
      });
    }),
    outcome: decision?.outcome,
    flags: [...inspection.flags],
    needs: decideRelease(crossing, inspection, owed).needs.map((code) => ({
      code,
      sentence: { ...NEED_SENTENCES[code] },
    })),
    waitsFor: partners.length === 0 ? undefined : partners.map((partner) => ({ ...WAITS_FOR_WORDS[partner] })),
    // Both tables: what the machine allows now, and what this person's roles allow at all.
    actions: allowedInspectionActions(inspection, asker.id as ActorId).filter((action) =>
      INSPECTION_ACCESS[action].some((role) => asker.roles.has(role)),
    ),
  }) as InspectionView;
}

/** A rule's own reason where it has one; otherwise the words of the code. */
function presentReason({ code, hazard, reason, observation }: Because) {
  const seen = observation === undefined ? undefined : OBSERVATION_WORDS[observation];
  const chosen = seen && {
    en: CHOSEN_BY_HAND.en.replace('{observation}', seen.en),
    zh: CHOSEN_BY_HAND.zh.replace('{observation}', seen.zh),
  };
  const sentence = { ...(reason ?? chosen ?? ORDER_REASON_WORDS[code]) };
  return { code, ...(hazard === undefined ? {} : { hazard }), sentence };
}
