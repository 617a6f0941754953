import type { BilingualText } from '../../core/domain/text.ts';
import type { ActionInput, ActionOutcomeView } from '../../wire/crossings.ts';

/** The steps that are taken at the gate's own page. */
export type GateAction = Extract<
  ActionInput['action'],
  'direct' | 'start-check' | 'end-check' | 'hold' | 'lift-hold' | 'release' | 'exit'
>;

/** One step as the officer took it, before anything is known of what the server makes of it. */
export interface TakenAction extends Pick<ActionInput, 'seenLane' | 'result' | 'findings' | 'note'> {
  readonly action: GateAction;
  readonly plate: string;
  readonly crossingId?: string;
}

/** A step on this device's disk, waiting to be sent or refused. */
export interface QueuedAction extends TakenAction {
  /** Its place in the queue; steps are sent in this order. */
  readonly seq: number;
  /** Chosen here, once: however often it is sent, it is done once. */
  readonly id: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number;
  /** Who did it. Nobody else's session sends it. */
  readonly by: { readonly id: string; readonly name: string };
  /** Until then it can be taken back, and is not sent. */
  readonly ripeAt: number;
  readonly offline: boolean;
  readonly tries: number;
  readonly refused?: { readonly code: string; readonly sentence: BilingualText };
}

/** What one answer of the server means for the steps that were sent. */
export interface Reconciled {
  readonly settled: readonly QueuedAction[];
  readonly refused: readonly QueuedAction[];
  /** To be sent again, as they are. */
  readonly again: readonly QueuedAction[];
}

/** Two writers met on one passage; nothing is wrong with the step, so it is sent again, but not for ever. */
const BUSY = new Set(['changed-meanwhile', 'too-busy']);
const MOST_BUSY_TRIES = 8;

/** Sorts what was sent by its outcome. A step the answer does not speak of is sent again: it may not have arrived. */
export function reconcile(sent: readonly QueuedAction[], outcomes: readonly ActionOutcomeView[]): Reconciled {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const settled: QueuedAction[] = [];
  const refused: QueuedAction[] = [];
  const again: QueuedAction[] = [];
  for (const action of sent) {
    const outcome = byId.get(action.id);
    if (outcome === undefined) again.push(action);
    else if (outcome.outcome !== 'refused') settled.push(action);
    else if (BUSY.has(outcome.code ?? '') && action.tries < MOST_BUSY_TRIES) again.push(action);
    else refused.push({ ...action, refused: { code: outcome.code ?? 'refused', sentence: sentenceOf(outcome) } });
  }
  return { settled, refused, again };
}

function sentenceOf({ sentence, code = 'refused' }: ActionOutcomeView): BilingualText {
  return sentence ?? { en: `Refused (${code}).`, zh: `被拒绝（${code}）。` };
}
