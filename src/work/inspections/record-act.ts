import type { CheckResult, Crossing } from '../../core/domain/crossing.ts';
import type { HashHex, Instant } from '../../core/domain/ids.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import type { Inspection, ItemFinding } from '../../core/inspect/inspection.ts';
import type { CrossingMove } from '../../core/inspect/move-crossing.ts';
import { checkResultOf, isAdverse, standingDecision, standingFindings } from '../../core/inspect/read-inspection.ts';
import { sameItem } from '../../core/inspect/order.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import { isTakenBack, type TakenBack } from '../appeals/taken-back.ts';
import { crossingLeaf, type Finding, labelsOf } from '../crossings/record.ts';
import { canonicalHash, decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';

/** What is recorded of one act. */
interface ActRecord {
  readonly was: Inspection;
  readonly next: Inspection;
  readonly act: InspectionAct;
  /** What the action said. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly concluded: boolean;
  readonly crossing: Crossing;
  readonly carried: readonly StoredDeclaration[];
  /** What appeals took back of this check before. */
  readonly taken: TakenBack;
  readonly at: Instant;
  readonly now: Instant;
}

/** The act itself, first, by whose id it happens once; and, where it says something of the load, its labels. */
export function eventsOfAct(record: ActRecord): readonly NewEvent[] {
  const { was, next, act, said, concluded, at, now } = record;
  const acted: NewEvent = {
    id: act.id,
    at,
    kind: 'inspection-acted',
    subject: next.id,
    actor: act.by,
    body: {
      action: act.action,
      ...said,
      crossing: next.crossing,
      state: next.state,
      ...(act.offline ? { offline: true, recordedAt: now } : {}),
    },
  };
  if (concluded) return [acted, ...labels(record, lastDecided(was))];
  return speaksAfterwards(was, next, act) ? [acted, ...labels(record, act.received)] : [acted];
}

/** Whether an act says of a load that has left what its inspection missed: nobody decides again, so it labels by itself. */
export function speaksAfterwards(was: Inspection, next: Inspection, act: InspectionAct): boolean {
  const stays = was.state === 'concluded' && next.state === 'concluded';
  return stays && act.action === 'record-finding' && isAdverse(act.result);
}

/** When the decision came in that concluded it last; 0 where none did. One that waits for a second officer has not. */
function lastDecided({ concludedAt, decisions }: Inspection): number {
  return concludedAt === undefined ? 0 : (decisions.find(({ at }) => at === concludedAt)?.received ?? 0);
}

/**
 * What is said of each declaration by the findings since a time. Declarations whose items nobody examined get no label: not
 * having looked is not having found nothing. The same inspection may say more later; whoever reads labels takes its last
 * word, so it counts once. Of each item the last finding stands, as it does for the decision; one that an appeal took back
 * stands on the record alone, until somebody has looked again.
 */
function labels({ next, act, crossing, carried, taken, at, now }: ActRecord, since: number): readonly NewEvent[] {
  const standing = standingFindings(next);
  const fresh = standing.filter((one) => one.result !== 'not-carried-out' && one.received >= since);
  // What is found of the vehicle, or no longer stands of it, is said of everything aboard.
  const foundOfVehicle = next.findings.some((one) => one.declarationId === undefined && isAdverse(one.result));
  const ofVehicle = foundOfVehicle && fresh.some((one) => one.declarationId === undefined);
  const examined = new Set(fresh.map((one) => one.declarationId));
  const seen = carried.filter((one) => ofVehicle || examined.has(one.id));
  return seen.flatMap((one) => {
    const against = standing.filter(
      (f) =>
        (f.declarationId === undefined || f.declarationId === one.id) &&
        !adverseOf({ findings: [f] }).some((said) =>
          isTakenBack(taken, one.id, { ...said, at: f.at, looked: couldLook(next, crossing, f) }),
        ),
    );
    const findings = adverseOf({ findings: against });
    const result: CheckResult =
      findings.length > 0 ? 'not-conform' : withRemarks(next, one) ? 'conform-with-remarks' : 'conform';
    const by = (act.action === 'record-finding' ? act.by : standingDecision(next)?.by) ?? next.assigned ?? '';
    return labelsOf({ crossing, carried: [one], result, findings }, by, at, now);
  });
}

/** Whether there was something to look at when a finding was made: the vehicle here, or a sample of the item in custody. */
function couldLook({ custody }: Inspection, { stages }: Crossing, finding: ItemFinding): boolean {
  const left = Math.min(stages.released ?? Number.POSITIVE_INFINITY, stages.exited ?? Number.POSITIVE_INFINITY);
  return finding.at < left || custody.some((one) => sameItem(one, finding));
}

/** Whether something was remarked of a declaration that speaks neither for nor against it. */
function withRemarks(inspection: Inspection, { id }: StoredDeclaration): boolean {
  return standingFindings(inspection).some((one) => one.declarationId === id && one.result === 'conform-with-remarks');
}

/** Findings that speak against the load, in the bare form that passages keep. */
function adverseOf({ findings }: Pick<Inspection, 'findings'>): readonly Finding[] {
  return findings.flatMap(({ result, hazard, declarationId, line }) =>
    isAdverse(result) && hazard !== undefined
      ? [
          {
            hazard,
            code: result,
            ...(declarationId === undefined ? {} : { declarationId }),
            ...(line === undefined ? {} : { line }),
          },
        ]
      : [],
  );
}

/** The steps that the crossing took with it. */
export function recordMoves(
  crossing: Crossing,
  steps: readonly CrossingMove[],
  inspection: Inspection,
  now: Instant,
): readonly NewEvent[] {
  return steps.map(({ step, crossing: to }, index): NewEvent => {
    const { action, at, by, result, note } = step;
    return {
      id: newId(now),
      at,
      kind: 'crossing-moved',
      subject: crossing.id,
      actor: by,
      body: {
        action,
        from: steps[index - 1]?.crossing.state ?? crossing.state,
        to: to.state,
        lane: to.lane,
        ...(result === undefined ? {} : { result }),
        ...(note === undefined ? {} : { note }),
        inspection: inspection.id,
      },
    };
  });
}

/** SHA-256 of what stands on the record of an inspection, whoever it is with: what each of its entries in the ledger states. */
export function recordHash({
  order,
  added,
  entries,
  waivers,
  findings,
  seals,
  custody,
  decisions,
}: Inspection): HashHex {
  return canonicalHash({ order, added, entries, waivers, findings, seals, custody, decisions });
}

/** What of an inspection its columns show and its record does not hold: each of its entries states it as it was after the act. */
export function standingOf({ state, assigned, officers, openedAt, startedAt, concludedAt, flags }: Inspection) {
  return {
    state,
    assigned: assigned ?? null,
    about: canonicalHash({ officers, openedAt, startedAt, concludedAt, flags }),
  };
}

/** How acts are called in the ledger; whatever else is done is an act. */
const LEAF_KINDS: Readonly<Partial<Record<InspectionAct['action'], string>>> = {
  'waive-step': 'step-waived',
  'approve-waiver': 'waiver-decided',
  conclude: 'inspection-decided',
  second: 'inspection-seconded',
};

/** The ledger's entries: of the act with the whole record after it, and of each step that its crossing took with it. */
export function leavesOfAct(
  inspection: Inspection,
  act: InspectionAct,
  said: Readonly<Record<string, unknown>>,
  steps: readonly CrossingMove[],
  after: Crossing,
): readonly PendingLeaf[] {
  const { id, at, by, action } = act;
  const own = decisionLeaf(LEAF_KINDS[action] ?? 'inspection-acted', inspection.id, at, {
    crossing: inspection.crossing,
    act: id,
    action,
    by,
    said,
    ...(action === 'conclude' ? { result: checkResultOf(inspection), findings: adverseOf(inspection) } : {}),
    version: inspection.version,
    record: recordHash(inspection),
    received: act.received,
    offline: act.offline,
    ...standingOf(inspection),
  });
  const moved = steps.map(({ step }) =>
    crossingLeaf(step.action, after, step.by, step.at, { findings: adverseOf(inspection) }),
  );
  return [own, ...moved];
}
