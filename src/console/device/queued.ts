import type { BilingualText } from '../../core/domain/text.ts';

/** One action on this device's disk, waiting to be sent or refused. */
export interface Queued {
  /** Its place in the queue; actions on one thing are sent in this order. */
  readonly seq: number;
  /** Chosen here, once: however often it is sent, it is done once. */
  readonly id: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number;
  /** By how much to set that right, milliseconds, where this device's clock was off when the server was last heard. */
  readonly clockAhead?: number;
  /** Who did it. Nobody else's session sends it. */
  readonly by: { readonly id: string; readonly name: string };
  /** Until then it can be taken back, and is not sent. */
  readonly ripeAt: number;
  readonly offline: boolean;
  readonly tries: number;
  readonly refused?: { readonly code: string; readonly sentence: BilingualText };
}

/** What the server answered about one action. */
export interface Outcome {
  readonly id: string;
  readonly outcome: 'done' | 'seen' | 'refused';
  readonly code?: string;
  readonly sentence?: BilingualText;
}

/** What one answer of the server means for the actions that were sent. */
export interface Reconciled<Action extends Queued> {
  readonly settled: readonly Action[];
  readonly refused: readonly Action[];
  /** To be sent again, as they are. */
  readonly again: readonly Action[];
}

/** Two writers met on one thing; nothing is wrong with the action, so it is sent again, but not for ever. */
const BUSY = new Set(['changed-meanwhile', 'too-busy']);
/** After so many it counts as refused, for somebody to see. */
const MOST_BUSY_TRIES = 8;

/** Sorts what was sent by its outcome. An action the answer does not speak of is sent again: it may not have arrived. */
export function reconcile<Action extends Queued>(
  sent: readonly Action[],
  outcomes: readonly Outcome[],
): Reconciled<Action> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const settled: Action[] = [];
  const refused: Action[] = [];
  const again: Action[] = [];
  for (const action of sent) {
    const outcome = byId.get(action.id);
    if (outcome === undefined) again.push(action);
    else if (outcome.outcome !== 'refused') settled.push(action);
    else if (BUSY.has(outcome.code ?? '') && action.tries < MOST_BUSY_TRIES) again.push(action);
    else refused.push({ ...action, refused: { code: outcome.code ?? 'refused', sentence: sentenceOf(outcome) } });
  }
  return { settled, refused, again };
}

function sentenceOf({ sentence, code = 'refused' }: Outcome): BilingualText {
  return sentence ?? { en: `Refused (${code}).`, zh: `被拒绝（${code}）。` };
}

/** When an action was done by the server's clock as far as its device knew, as the wire has it. */
export function timeOf({ at, clockAhead = 0 }: Pick<Queued, 'at' | 'clockAhead'>): string {
  return new Date(at + clockAhead).toISOString();
}

/** Actions that wait to be sent. */
export function waiting<Action extends Queued>(queue: readonly Action[]): readonly Action[] {
  return queue.filter(({ refused }) => refused === undefined);
}

/**
 * Which actions may be sent now. Those on one thing stay in order: one that may yet be undone, or that waits for its
 * officer, holds back those after it.
 */
export function ripe<Action extends Queued>(
  actions: readonly Action[],
  by: string,
  now: number,
  thingOf: (action: Action) => string,
): readonly Action[] {
  const held = new Set<string>();
  return actions.filter((action) => {
    if (action.refused !== undefined) return false;
    // Before it was done it is only by a clock that was set back since: its seconds are over.
    const due = action.ripeAt <= now || now < action.at;
    if (action.by.id === by && due && !held.has(thingOf(action))) return true;
    held.add(thingOf(action));
    return false;
  });
}
