import type { ReplayAsk, ReplayJobView, ReplayView } from '../../../wire/workbench.ts';
import { callForStatus } from '../../wire/call.ts';

/** How far a replay has come. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/** How often a job is looked at: often enough for its progress to move. */
const POLL_MS = 300;

/** The replay could not be finished on the server. */
class ReplayFailed extends Error {}

/**
 * Runs a replay. A short one is answered at once; a long one becomes a job that is followed until it is done, and is
 * cancelled on the server when nobody wants its result any more. Throws a Refusal or ReplayFailed.
 */
export async function runReplay(
  ask: ReplayAsk,
  signal: AbortSignal,
  onProgress: (progress: ReplayProgress) => void,
): Promise<ReplayView> {
  const { body } = await callForStatus<ReplayView | ReplayJobView>('POST', '/replays', ask, signal);
  if (!('state' in body)) return body;
  const path = `/replays/${encodeURIComponent(body.id)}`;
  const give = () => void callForStatus('DELETE', path).catch(() => undefined);
  signal.addEventListener('abort', give, { once: true });
  try {
    let job: ReplayJobView = body;
    while (true) {
      if (job.state === 'done' && job.result !== undefined) return { id: job.id, ...job.result };
      if (job.state !== 'running') throw new ReplayFailed(job.state);
      onProgress({ done: job.done, total: job.total });
      await pause(POLL_MS, signal);
      job = (await callForStatus<ReplayJobView>('GET', path, undefined, signal)).body;
    }
  } finally {
    signal.removeEventListener('abort', give);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
