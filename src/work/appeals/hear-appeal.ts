import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import {
  type AppealGround,
  type AppealOutcome,
  type AppealRefusal,
  DECIDE_WITHIN_MS,
  mayDecide,
  type Remedy,
  remedyFits,
  takesFindingBack,
} from '../../core/inspect/appeal.ts';
import type { Appeal, AppealRow } from '../../store/port/appeals.ts';
import type { Actor, Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { decided } from '../written.ts';
import { type Correction, correctFinding } from './correct-finding.ts';
import { giveNotice } from './give-notice.ts';

/** What a trader sends in. */
export interface NewAppeal {
  /** The notice that is appealed: the event of the decision. */
  readonly decision: string;
  readonly ground: AppealGround;
  readonly statement?: string;
}

/** What an officer decides; `remedy` must fit the outcome (`remedyFits`). */
export interface AppealVerdict {
  readonly outcome: AppealOutcome;
  readonly remedy: Remedy;
  readonly reason: BilingualText;
}

/**
 * Why an appeal was not taken or not decided. Each is an error code of the server. A filing of somebody else's is
 * `filing-unknown`.
 */
export type AppealProblem =
  | AppealRefusal
  | 'filing-unknown'
  | 'notice-unknown'
  | 'appeal-too-late'
  | 'appeal-lodged'
  | 'appeal-unknown'
  | 'appeal-remedy'
  | 'changed-meanwhile';

/** What became of it. A refusal has changed nothing. */
export type AppealResult =
  | { readonly outcome: 'done'; readonly appeal: AppealRow }
  | { readonly outcome: 'refused'; readonly refusal: AppealProblem };

/** Words on one check that come in while an appeal about it is decided; more than this many in a row is a fault. */
const ATTEMPTS = 6;

const refused = (refusal: AppealProblem): AppealResult => ({ outcome: 'refused', refusal });

/** A trader asks for a decision that they had notice of to be looked at again. The clock of the office runs from now. */
export async function lodgeAppeal(
  environment: Environment,
  declarationId: DeclarationId,
  { decision, ground, statement }: NewAppeal,
  actor: Actor,
  now: Instant,
): Promise<AppealResult> {
  const { store } = environment;
  const stored = await store.declarations.byId(declarationId);
  const { declarant, reference } = stored?.declaration ?? {};
  const foreign = actor.operator !== undefined && declarant !== actor.operator;
  if (stored === undefined || declarant === undefined || reference === undefined || foreign)
    return refused('filing-unknown');
  const notice = (await giveNotice(environment, stored, now)).find(({ id }) => id === decision);
  if (notice === undefined) return refused('notice-unknown');
  if (notice.appeal !== undefined) return refused('appeal-lodged');
  if (notice.appealableUntil === undefined) return refused('appeal-too-late');
  const appeal: Appeal = {
    id: newId(now),
    declarationId,
    kind: notice.kind,
    decision,
    ground,
    ...(statement === undefined ? {} : { statement }),
    lodgedBy: actor.id,
    lodgedAt: now,
    dueAt: (now + DECIDE_WITHIN_MS) as Instant,
  };
  const said = { appeal: appeal.id, decision, of: notice.kind, ground, dueAt: appeal.dueAt };
  // The trader's own words may name people: the ledger and the event do without them.
  const record = decided('appeal-lodged', declarationId, said, actor.id, now);
  // Read above, and asked again by the table's key: of two that are sent at once one is taken.
  if (!(await store.appeals.lodge(appeal, record))) return refused('appeal-lodged');
  return { outcome: 'done', appeal: { ...appeal, declarant, reference } };
}

/**
 * Decides an appeal. The officer had no hand in the matter, by the record of events; the outcome is added to the record, and nothing
 * that was decided before is changed by it. A finding that it takes back no longer counts from then on.
 */
export async function decideAppeal(
  environment: Environment,
  id: string,
  { outcome, remedy, reason }: AppealVerdict,
  officer: string,
  now: Instant,
): Promise<AppealResult> {
  const { store } = environment;
  const appeal = await store.appeals.byId(id);
  if (appeal === undefined) return refused('appeal-unknown');
  // Asked at the moment of deciding: somebody may have had a hand in it since the list was opened.
  const involved = await store.appeals.involved(appeal.declarationId);
  const refusal = mayDecide(officer, involved, appeal.decided !== undefined);
  if (refusal !== undefined) return refused(refusal);
  if (!remedyFits(outcome, remedy)) return refused('appeal-remedy');
  const decision = { outcome, remedy, reason, at: now, officer };
  const said = { appeal: id, decision: appeal.decision, of: appeal.kind, outcome, remedy };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const corrected: Correction = takesFindingBack(outcome, remedy)
      ? await correctFinding(environment, appeal, officer, now)
      : { events: [] };
    const corrects = corrected.events.map((one) => one.id);
    const more = { reason, ...(corrects.length === 0 ? {} : { corrects }) };
    const { events, leaves } = decided('appeal-decided', appeal.declarationId, said, officer, now, more);
    const record = { events: [...events, ...corrected.events], leaves };
    const written = await store.appeals.decide(id, decision, record, corrected.follows);
    if (written === 'decided-before') return refused('appeal-decided');
    if (written === 'decided') return { outcome: 'done', appeal: { ...appeal, decided: decision } };
    // The check was spoken of again: what remains of it is read anew.
  }
  return refused('changed-meanwhile');
}
