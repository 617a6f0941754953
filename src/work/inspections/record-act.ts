import type { CheckResult, Crossing, CrossingAction } from '../../core/domain/crossing.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { CrossingMove } from '../../core/inspect/move-crossing.ts';
import { checkResultOf, isAdverse, standingDecision, standingFindings } from '../../core/inspect/read-inspection.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import { crossingLeaf, type Finding, labelsOf } from '../crossings/record.ts';
import { decisionLeaf } from '../decide-leaf.ts';
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

/** The ledger's entries: of a decision and its second officer, of what was left out and who let it be, of the crossing. */
export function leavesOfAct(
  inspection: Inspection,
  act: InspectionAct,
  steps: readonly CrossingMove[],
  after: Crossing,
): readonly PendingLeaf[] {
  const { id, at, by } = act;
  const said = { action: id, crossing: inspection.crossing, by };
  const leaf = (kind: string, more: object): PendingLeaf => decisionLeaf(kind, inspection.id, at, { ...said, ...more });
  const own: PendingLeaf[] = [];
  if (act.action === 'conclude') {
    const { id: _id, by: _by, ...decision } = inspection.decisions.at(-1) ?? { id, by };
    own.push(
      leaf('inspection-decided', { decision, result: checkResultOf(inspection), findings: adverseOf(inspection) }),
    );
  }
  if (act.action === 'second') own.push(leaf('inspection-seconded', { of: act.of, agrees: act.agrees }));
  if (act.action === 'waive-step') own.push(leaf('step-waived', { step: act.step, reason: act.reason }));
  if (act.action === 'approve-waiver') own.push(leaf('waiver-decided', { waiver: act.waiver, granted: act.granted }));
  const moved = steps.flatMap(({ step }) =>
    DECIDING.has(step.action)
      ? [crossingLeaf(step.action, after, step.by, step.at, { findings: adverseOf(inspection) })]
      : [],
  );
  return [...own, ...moved];
}
