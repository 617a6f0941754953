import type { Instant } from '../../core/domain/ids.ts';
import type { Appeal } from '../../store/port/appeals.ts';
import type { NewEvent } from '../../store/port/events.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { observationOf } from '../keep-history.ts';

/**
 * What is added to the record where an appeal takes a finding back: the last word on the check that was appealed, which finds
 * nothing. The words before it stay; history, rates and replays follow this one from their next version on. Nothing where the
 * check found nothing, or none was made.
 */
export async function correctFinding(
  { store }: Environment,
  { id, declarationId, decision }: Appeal,
  officer: string,
  now: Instant,
): Promise<readonly NewEvent[]> {
  const [stored, appealed, labels] = await Promise.all([
    store.declarations.byId(declarationId),
    store.events.byId(decision),
    store.history.checkLabels([declarationId]),
  ]);
  if (stored === undefined || appealed === undefined) return [];
  // The check as check_label names it: its audit, or its passage; a decision about a vehicle has the passage as its
  // subject.
  const { audit, crossing = appealed.subject } = appealed.body;
  const check = audit ?? crossing;
  if (!labels.some((label) => label.found && label.check === check)) return [];
  // The whole observation anew, as a check that found nothing: what counts words by check then needs no case for
  // corrections.
  return [
    {
      id: newId(now),
      at: now,
      kind: 'finding-corrected',
      subject: declarationId,
      actor: officer,
      body: {
        appeal: id,
        crossing,
        ...(audit === undefined ? {} : { audit }),
        result: 'conform',
        findings: [],
        observation: observationOf(stored.declaration, [], { found: false }),
      },
    },
  ];
}
