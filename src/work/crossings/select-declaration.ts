import type { ActorId, DeclarationId, Instant } from '../../core/domain/ids.ts';
import { type ManualChoice, manualSelection } from '../../core/select/manual.ts';
import type { Assessor } from '../assess.ts';
import type { Actor, Environment } from '../environment.ts';
import { assessAgain } from '../reassess.ts';
import { decided } from '../written.ts';
import { type ActRefusal, actOnCrossing } from './act.ts';
import { saidOfChoice, selectAboard } from './select-load.ts';

/** A selection at the desk; `id` is chosen by whoever asks, so that one sent twice is one. */
export interface DeclarationChoice extends Omit<ManualChoice, 'declarationId'> {
  readonly id: string;
}

/** What became of it. A refusal has changed nothing. */
export type SelectResult =
  | { readonly outcome: 'done' | 'seen' }
  | { readonly outcome: 'refused'; readonly refusal: ActRefusal | 'declaration-unknown' };

/** Amendments and assessments that meet a selection make it read again. */
const ATTEMPTS = 6;

/**
 * An officer selects a declaration for a check before its vehicle is there: it is assessed anew with the choice, which every
 * assessment after it keeps. Once a passage carries it, the passage is what is selected.
 */
export async function selectDeclaration(
  environment: Environment,
  assessor: Assessor,
  declarationId: DeclarationId,
  { id, ...reasons }: DeclarationChoice,
  actor: Actor,
  now: Instant,
): Promise<SelectResult> {
  const { store } = environment;
  const selection: ManualChoice = { ...reasons, declarationId };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.declarations.byId(declarationId);
    if (stored === undefined) return { outcome: 'refused', refusal: 'declaration-unknown' };
    if ((await store.events.subjectOf(id)) !== undefined) return { outcome: 'seen' };
    if (stored.crossingId !== undefined) {
      const input = { id, action: 'select' as const, at: now, selection };
      const taken = await actOnCrossing(environment, assessor, { id: stored.crossingId }, input, actor, now);
      return taken.outcome === 'refused' ? { outcome: 'refused', refusal: taken.refusal } : { outcome: taken.outcome };
    }
    const selected = selectAboard([stored], selection);
    if (typeof selected === 'string') return { outcome: 'refused', refusal: selected };
    const chosen = manualSelection(selection, actor.id as ActorId);
    const [assessed] = await assessAgain(environment, assessor, [{ stored, at: now, chosen }], 'selected', actor);
    if (assessed === undefined) return { outcome: 'refused', refusal: 'declaration-unknown' };
    const said = { ...saidOfChoice({ selection }, selected), lane: assessed.assessment.lane };
    const { events, leaves } = decided('load-selected', declarationId, said, actor.id, now);
    const written = {
      ...assessed,
      events: [...events.map((event) => ({ ...event, id })), ...assessed.events],
      leaves: [...assessed.leaves, ...leaves],
    };
    if (await store.declarations.reassess([written])) return { outcome: 'done' };
    // Amended, selected or taken aboard since it was read.
  }
  return { outcome: 'refused', refusal: 'too-busy' };
}
