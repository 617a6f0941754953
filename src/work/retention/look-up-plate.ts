import type { Crossing } from '../../core/domain/crossing.ts';
import type { Instant, Plate } from '../../core/domain/ids.ts';
import type { PlateReason } from '../../core/oversee/retention.ts';
import type { Held } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import { subjectOf } from '../subject.ts';
import { happened } from '../written.ts';

/** A case is about some passages; a vehicle that came every day for years is not shown whole. */
const MOST_PASSAGES = 100;
/** Records of each kind that a firm is shown, the newest first. */
const MOST_HELD = 5_000;

/**
 * Past passages of a vehicle, for a case. The look is recorded before anything is shown, without the plate itself: events stay for
 * ever, and the passages that were found lead to it for as long as it is kept.
 */
export async function lookUpPlate(
  store: Store,
  asked: { readonly plate: Plate; readonly reason: PlateReason; readonly caseNumber: string },
  officer: string,
  now: Instant,
): Promise<readonly Crossing[]> {
  const ids = await store.retention.passagesOf(asked.plate, MOST_PASSAGES);
  const body = { reason: asked.reason, case: asked.caseNumber, passages: ids };
  await store.events.append(happened('plate-looked-up', subjectOf('officer', officer), body, officer, now).events);
  const found = await Promise.all(ids.map((id) => store.crossings.byId(id)));
  return found.filter((one) => one !== undefined);
}

/** What is held on an operator, for that operator; who asked is recorded. */
export async function whatIsHeld(store: Store, operator: string, actor: string, now: Instant): Promise<Held> {
  const said = happened('held-data-asked', subjectOf('operator', operator), { operator }, actor, now);
  await store.events.append(said.events);
  return store.retention.held(operator, MOST_HELD);
}
