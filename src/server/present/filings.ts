import type { Crossing } from '../../core/domain/crossing.ts';
import type { TimeZone } from '../../core/domain/ids.ts';
import { strictness } from '../../core/domain/lane.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { HAZARD_WORDS, SELECTION_WORDS } from '../../messages/console-words.ts';
import { BY_VEHICLE } from '../../messages/gate.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { FilingView } from '../../wire/declarations.ts';
import { presentProblems } from './problems.ts';

/**
 * What a declarant sees of a declaration. The lane and its public reason classes appear only once the vehicle was
 * directed, which is to say is inside the gate: before that, knowing them would let a load turn round.
 */
export function presentFiling(stored: StoredDeclaration, crossing: Crossing | undefined, zone: TimeZone): FilingView {
  const inside = crossing?.stages.directed !== undefined;
  const plate = stored.declaration.vehicle?.plate;
  return {
    id: stored.id,
    reference: stored.declaration.reference,
    version: stored.version,
    acceptedAt: formatDateTime(stored.acceptedAt, zone),
    warnings: presentProblems(stored.warnings),
    ...(plate === undefined ? {} : { vehiclePlate: plate }),
    stage: stageOf(crossing),
    ...(inside ? laneAndReasons(stored, crossing) : {}),
  };
}

/** The lane that the vehicle is in, which may be stricter than this declaration's; then that is said as well. */
function laneAndReasons(stored: StoredDeclaration, { lane }: Crossing): Pick<FilingView, 'lane' | 'reasons'> {
  const reasons = publicReasons(stored);
  if (strictness(lane) <= strictness(stored.lane)) return { lane: stored.lane, reasons };
  return { lane, reasons: [...reasons, { ...BY_VEHICLE }] };
}

function stageOf(crossing: Crossing | undefined): FilingView['stage'] {
  if (crossing === undefined || crossing.state === 'cancelled') return 'filed';
  const { stages } = crossing;
  if (stages.exited !== undefined) return 'exited';
  if (stages.released !== undefined) return 'released';
  if (stages.directed !== undefined) return 'inside';
  if (stages.gate !== undefined) return 'at-gate';
  return stages.arrived === undefined ? 'booked' : 'arrived';
}

/** Each class once: the hazard that a rule looked for, or how else the load was chosen. Never a rule or a threshold. */
export function publicReasons({ assessments }: StoredDeclaration): BilingualText[] {
  const selections = assessments[0]?.assessment.selections ?? [];
  const words = selections.map(({ kind, hazard }) =>
    hazard === undefined ? SELECTION_WORDS[kind] : HAZARD_WORDS[hazard],
  );
  return [...new Set(words)].map(({ en, zh }) => ({ en, zh }));
}
