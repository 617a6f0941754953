import type {
  InspectionActionOutcomesView,
  InspectionActionOutcomeView,
  QueuedInspectionActionsInput,
} from '../../wire/inspections.ts';
import { ask, ServerRefusal } from '../device/ask.ts';
import type { Queue } from '../device/queue.ts';
import { isOffline, sendQueue } from '../device/send-queue.ts';
import * as disk from './database.ts';
import { type QueuedAct, wireAct } from './queued-act.ts';

/** A batch that is not answered in this time is sent again; the server knows each act by its id. */
const WITHIN_MS = 20_000;
/** A photo of some hundred kilobytes over a poor network. */
const PHOTO_WITHIN_MS = 60_000;
/** Not the photo is at fault but the moment or the session: it stays and is sent again. */
const AGAIN = new Set([401, 408, 429]);

/** Sends the acts that wait in this person's name, then the photos that their signatures named. Throws what `ask` throws. */
export async function sendActs(database: disk.Database, queue: Queue<QueuedAct>, by: string): Promise<void> {
  const clock = Date.now;
  await sendQueue<QueuedAct, InspectionActionOutcomeView>(
    {
      queue,
      clock,
      async post(batch) {
        const actions = batch.map((act) => ({
          inspection: act.inspection,
          action: wireAct(act, isOffline(act, clock())),
        }));
        const request: QueuedInspectionActionsInput = { actions };
        const path = '/api/v1/inspection-actions';
        return (await ask<InspectionActionOutcomesView>('POST', path, WITHIN_MS, request)).outcomes;
      },
      async learn(act, { outcome, inspection }) {
        if (inspection !== undefined) await disk.keepInspection(database, inspection, clock());
        // A refused signature gives its photos back to the step, where the next one takes them up.
        await disk.movePhotos(database, disk.photosOf(act), outcome === 'refused' ? 'draft' : 'to-send');
      },
    },
    by,
  );
  await sendPhotos(database, by);
}

/** One after the other; the first that meets silence stops the rest until the next round. */
async function sendPhotos(database: disk.Database, by: string): Promise<void> {
  for (const photo of await database.getAll('photos')) {
    if (!waitsToBeSent(photo, by)) continue;
    const path = `/api/v1/inspections/${photo.inspection}/photos/${photo.id}`;
    try {
      await ask('PUT', path, PHOTO_WITHIN_MS, photo.bytes);
      await disk.movePhotos(database, [photo.id], 'sent');
    } catch (error) {
      const refused = error instanceof ServerRefusal && error.status < 500 && !AGAIN.has(error.status);
      if (!refused) throw error;
      const code = error.problem?.code ?? String(error.status);
      const sentence = error.problem?.sentence ?? { en: `Refused (${code}).`, zh: `被拒绝（${code}）。` };
      await disk.movePhotos(database, [photo.id], 'to-send', sentence);
    }
  }
}

/** Whether a photo is this person's, named by a signature that the server has, and neither there nor refused. */
export function waitsToBeSent(photo: disk.StepPhoto, by: string): boolean {
  return photo.by === by && photo.state === 'to-send' && photo.refused === undefined;
}
