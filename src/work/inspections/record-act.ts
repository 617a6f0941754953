import type { CheckResult, Crossing, CrossingAction } from '../../core/domain/crossing.ts';
import type { HashHex, Instant } from '../../core/domain/ids.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { CrossingMove } from '../../core/inspect/move-crossing.ts';
import { checkResultOf, isAdverse, standingDecision, standingFindings } from '../../core/inspect/read-inspection.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
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
  readonly at: Instant;
  readonly now: Instant;
}

/** The act itself, first, by whose id it happens once; and, where it concludes, what the findings say of each declaration. */
export function eventsOfAct(record: ActRecord): readonly NewEvent[] {
  const { next, act, said, concluded, at, now } = record;
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
  return concluded ? [acted, ...labels(record)] : [acted];
}

/**
 * Declarations whose items nobody examined get no label: not having looked is not having found nothing. A load that is
 * decided again, because the agency answered, is labelled anew only where something was found since.
 */
function labels({ was, next, crossing, carried, at, now }: ActRecord): readonly NewEvent[] {
  const before = was.concludedAt === undefined ? 0 : was.decisions.length;
  const since = before === 0 ? 0 : (was.decisions[before - 1]?.received ?? 0);
  const standing = standingFindings(next).filter((one) => one.result !== 'not-carried-out' && one.received >= since);
  const ofVehicle = standing.some((one) => one.declarationId === undefined && isAdverse(one.result));
  const examined = new Set(standing.map((one) => one.declarationId));
  const seen = carried.filter((one) => ofVehicle || examined.has(one.id));
  return seen.flatMap((one) => {
    const findings = adverseOf(next).filter((f) => f.declarationId === undefined || f.declarationId === one.id);
    const result: CheckResult =
      findings.length > 0 ? 'not-conform' : withRemarks(next, one) ? 'conform-with-remarks' : 'conform';
    const by = standingDecision(next)?.by ?? next.assigned ?? '';
    return labelsOf({ crossing, carried: [one], result, findings }, by, at, now);
  });
}

function withRemarks(inspection: Inspection, { id }: StoredDeclaration): boolean {
  return standingFindings(inspection).some((one) => one.declarationId === id && one.result === 'conform-with-remarks');
}

/** Findings that speak against the load, in the bare form that passages keep. */
function adverseOf({ findings }: Inspection): readonly Finding[] {
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

/** Steps of a crossing that are decisions. */
const DECIDING: ReadonlySet<CrossingAction> = new Set<CrossingAction>(['end-check', 'hold']);

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

/** How acts are called in the ledger; whatever else is done is an act. */
const LEAF_KINDS: Readonly<Partial<Record<InspectionAct['action'], string>>> = {
  'waive-step': 'step-waived',
  'approve-waiver': 'waiver-decided',
  conclude: 'inspection-decided',
  second: 'inspection-seconded',
};

/** The ledger's entries: of the act with the whole record after it, and of what it decided about the crossing. */
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
  });
  const moved = steps.flatMap(({ step }) =>
    DECIDING.has(step.action)
      ? [crossingLeaf(step.action, after, step.by, step.at, { findings: adverseOf(inspection) })]
      : [],
  );
  return [own, ...moved];
}
