import type { ActionInput, ActionOutcomeView, QueuedActionsInput } from '../../wire/crossings.ts';
import { ask, ServerRefusal } from './ask.ts';
import { type Database, keepAnswer } from './database.ts';
import { settle, takeBatch } from './queue.ts';
import type { QueuedAction } from './queued-action.ts';

const WITHIN_MS = 15_000;
/** A step that reached the server this much later than it was done counts as done without network. */
const LATE_MS = 20_000;
/** The request itself is at fault, not the moment or the person. */
const BAD_REQUEST = new Set([400, 413, 422]);

/**
 * Sends what waits in this person's name, in order, until nothing is ripe. Throws what `ask` throws: the steps then stay,
 * and are sent again under the same ids. Answers how many left the queue or were refused.
 */
export async function sendQueue(database: Database, by: string, clock: () => number): Promise<number> {
  let handled = 0;
  for (;;) {
    const batch = await takeBatch(database, by, clock());
    if (batch.length === 0) return handled;
    const settled = await sendBatch(database, batch, clock);
    handled += settled;
    // What the server wants to see again it gets on the next round, not in a loop.
    if (settled < batch.length) return handled;
  }
}

async function sendBatch(database: Database, batch: readonly QueuedAction[], clock: () => number): Promise<number> {
  let outcomes: readonly ActionOutcomeView[];
  try {
    const request: QueuedActionsInput = { actions: batch.map((action) => wireForm(action, clock())) };
    const answer = await ask<{ readonly outcomes: readonly ActionOutcomeView[] }>(
      'POST',
      '/api/v1/gate/actions',
      WITHIN_MS,
      request,
    );
    outcomes = answer.outcomes;
  } catch (error) {
    if (!(error instanceof ServerRefusal && BAD_REQUEST.has(error.status))) throw error;
    return refuseOneByOne(database, batch, error, clock);
  }
  // What was learnt goes to disk first: a step that is still in the queue then does nothing to where the vehicle stands.
  for (const outcome of outcomes) await learn(database, batch, outcome, clock());
  const { settled, refused } = await settle(database, batch, outcomes);
  return settled.length + refused.length;
}

/** One step that the server cannot read must not hold up the rest: each is sent alone, and the bad one is told apart. */
async function refuseOneByOne(
  database: Database,
  batch: readonly QueuedAction[],
  refusal: ServerRefusal,
  clock: () => number,
): Promise<number> {
  const [only, ...rest] = batch;
  if (only === undefined) return 0;
  if (rest.length === 0) {
    const { problem } = refusal;
    const outcome: ActionOutcomeView = {
      id: only.id,
      outcome: 'refused',
      code: problem?.code ?? 'request-malformed',
      ...(problem === undefined ? {} : { sentence: problem.sentence }),
    };
    await settle(database, batch, [outcome]);
    return 1;
  }
  let handled = 0;
  for (const action of batch) handled += await sendBatch(database, [action], clock);
  return handled;
}

type Sent = QueuedActionsInput['actions'][number];

function wireForm(action: QueuedAction, now: number): Sent {
  const { id, plate, crossingId, seenLane, result, findings, note } = action;
  const input: ActionInput = {
    id,
    action: action.action,
    at: new Date(action.at).toISOString(),
    ...(seenLane === undefined ? {} : { seenLane }),
    ...(result === undefined ? {} : { result }),
    ...(findings === undefined ? {} : { findings }),
    ...(note === undefined ? {} : { note }),
    ...(action.offline || now - action.at > LATE_MS ? { offline: true } : {}),
  };
  return { ...input, plate, ...(crossingId === undefined ? {} : { crossingId }) };
}

/** An outcome tells where the vehicle stands now; what was known of it before is brought up to that. */
async function learn(
  database: Database,
  batch: readonly QueuedAction[],
  { id, crossing }: ActionOutcomeView,
  now: number,
): Promise<void> {
  const plate = batch.find((action) => action.id === id)?.plate;
  if (crossing === undefined || plate === undefined) return;
  const look = await database.get('looks', plate);
  const { slip: _, ...before } = look?.answer ?? {
    plate,
    known: 'open' as const,
    say: { en: '', zh: '' },
    reasons: [],
    declarations: [],
  };
  await keepAnswer(database, { ...before, lane: crossing.lane, crossing }, look?.at ?? now);
}
