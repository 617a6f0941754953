import { ServerRefusal } from './ask.ts';
import type { Queue } from './queue.ts';
import type { Outcome, Queued } from './queued.ts';

/** An action that reached the server this much later than it was done counts as done without network. */
const LATE_MS = 20_000;
/** The request itself is at fault, not the moment or the person. */
const BAD_REQUEST = new Set([400, 413, 422]);

/** What sending needs of the page: where to, and what it learns from the answer. */
export interface SendingParts<Action extends Queued, Told extends Outcome> {
  readonly queue: Queue<Action>;
  /** Puts a batch to the server; throws what `ask` throws. */
  readonly post: (batch: readonly Action[]) => Promise<readonly Told[]>;
  /** Writes down what an outcome tells besides itself, before its action leaves the queue. */
  readonly learn: (action: Action, outcome: Told) => Promise<void>;
  readonly clock: () => number;
}

/**
 * Sends what waits in this person's name, in order, until nothing is ripe. Throws what `ask` throws: the actions then
 * stay, and are sent again under the same ids.
 */
export async function sendQueue<Action extends Queued, Told extends Outcome>(
  parts: SendingParts<Action, Told>,
  by: string,
): Promise<void> {
  for (;;) {
    const batch = await parts.queue.takeBatch(by, parts.clock());
    if (batch.length === 0) return;
    const settled = await sendBatch(parts, batch);
    // What the server wants to see again it gets on the next round, not in a loop.
    if (settled < batch.length) return;
  }
}

/** Whether an action reaches the server so late that it counts as done without network. */
export function isOffline({ offline, at }: Queued, now: number): boolean {
  return offline || now - at > LATE_MS;
}

async function sendBatch<Action extends Queued, Told extends Outcome>(
  parts: SendingParts<Action, Told>,
  batch: readonly Action[],
): Promise<number> {
  let outcomes: readonly Told[];
  try {
    outcomes = await parts.post(batch);
  } catch (error) {
    if (!(error instanceof ServerRefusal && BAD_REQUEST.has(error.status))) throw error;
    return refuseOneByOne(parts, batch, error);
  }
  // What was learnt goes to disk first: an action that is still in the queue then does nothing to where things stand.
  for (const outcome of outcomes) {
    const action = batch.find(({ id }) => id === outcome.id);
    if (action !== undefined) await parts.learn(action, outcome);
  }
  const { settled, refused } = await parts.queue.settle(batch, outcomes);
  return settled.length + refused.length;
}

/** One action that the server cannot read must not hold up the rest: each is sent alone, and the bad one is told apart. */
async function refuseOneByOne<Action extends Queued, Told extends Outcome>(
  parts: SendingParts<Action, Told>,
  batch: readonly Action[],
  { problem }: ServerRefusal,
): Promise<number> {
  const [only, ...rest] = batch;
  if (only === undefined) return 0;
  if (rest.length === 0) {
    const outcome: Outcome = {
      id: only.id,
      outcome: 'refused',
      code: problem?.code ?? 'request-malformed',
      ...(problem === undefined ? {} : { sentence: problem.sentence }),
    };
    await parts.queue.settle(batch, [outcome]);
    return 1;
  }
  let handled = 0;
  for (const action of batch) handled += await sendBatch(parts, [action]);
  return handled;
}
