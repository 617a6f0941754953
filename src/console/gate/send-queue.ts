import type { ActionInput, ActionOutcomeView, QueuedActionsInput } from '../../wire/crossings.ts';
import { ask } from '../device/ask.ts';
import type { Queue } from '../device/queue.ts';
import { timeOf } from '../device/queued.ts';
import { isOffline, sendQueue } from '../device/send-queue.ts';
import { type Database, keepAnswer } from './database.ts';
import type { QueuedAction } from './queued-action.ts';

/** A batch that is not answered in this time is sent again; the server knows each step by its id. */
const WITHIN_MS = 15_000;

/** Sends the steps that wait in this person's name. Throws what `ask` throws. */
export function sendSteps(database: Database, queue: Queue<QueuedAction>, by: string): Promise<void> {
  const clock = Date.now;
  return sendQueue<QueuedAction, ActionOutcomeView>(
    {
      queue,
      clock,
      async post(batch) {
        const request: QueuedActionsInput = { actions: batch.map((action) => wireForm(action, clock())) };
        const path = '/api/v1/gate/actions';
        type Answer = { readonly outcomes: readonly ActionOutcomeView[] };
        return (await ask<Answer>('POST', path, WITHIN_MS, request)).outcomes;
      },
      learn: (action, outcome) => learn(database, action, outcome, clock()),
    },
    by,
  );
}

type Sent = QueuedActionsInput['actions'][number];

function wireForm(action: QueuedAction, now: number): Sent {
  const { id, plate, crossingId, seenLane, result, findings, note, grant } = action;
  const input: ActionInput = {
    id,
    action: action.action,
    at: timeOf(action),
    ...(seenLane === undefined ? {} : { seenLane }),
    ...(result === undefined ? {} : { result }),
    ...(findings === undefined ? {} : { findings }),
    ...(note === undefined ? {} : { note }),
    ...(isOffline(action, now) ? { offline: true, ...(grant === undefined ? {} : { grant }) } : {}),
  };
  return { ...input, plate, ...(crossingId === undefined ? {} : { crossingId }) };
}

/** An outcome tells where the vehicle stands now; what was known of it before is brought up to that. */
async function learn(
  database: Database,
  { plate }: QueuedAction,
  { crossing }: ActionOutcomeView,
  now: number,
): Promise<void> {
  if (crossing === undefined) return;
  const look = await database.get('looks', plate);
  // A slip of before the step says where the vehicle stood then, and goes.
  const { slip: _, ...before } = look?.answer ?? {
    plate,
    known: 'open' as const,
    say: { en: '', zh: '' },
    reasons: [],
    declarations: [],
  };
  await keepAnswer(database, { ...before, lane: crossing.lane, crossing }, look?.at ?? now);
}
