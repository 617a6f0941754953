import type { Pool } from 'pg';
import type { InspectionStore } from './port/inspections.ts';
import { appendEvents, insertLeaves } from './query/append.ts';
import {
  holdCrossing,
  inspectionEntries,
  listInspections,
  selectInspections,
  writeInspection,
} from './query/inspections.ts';
import { photoIds, photoOf, pins, putPhoto, setPin } from './query/photos.ts';
import { Abandon, attempt } from './query/transaction.ts';

/**
 * The part of the store that keeps inspections, photos and PINs; an inspection that moves its crossing is written with
 * it.
 */
export function inspectionStore(pool: Pool): InspectionStore {
  return {
    byId: async (id) => (await selectInspections(pool, 'where i.id = $1', [id]))[0],
    ofCrossing: async (crossing) => (await selectInspections(pool, 'where i.crossing_id = $1', [crossing]))[0],
    ofCrossings: (crossings) => selectInspections(pool, 'where i.crossing_id = any($1::uuid[])', [crossings]),
    list: (filter, limit, after) => listInspections(pool, filter, limit, after),
    save: (write, crossingVersion, events, leaves) =>
      attempt<'moved' | 'seen' | 'stale'>(pool, async (db) => {
        const first = events[0];
        const fresh = await appendEvents(db, events);
        if (first !== undefined && !fresh.has(first.id)) throw new Abandon('seen');
        await insertLeaves(db, leaves);
        if (!(await holdCrossing(db, write.inspection.crossing, crossingVersion))) throw new Abandon('stale');
        if (!(await writeInspection(db, write))) throw new Abandon('stale');
        return 'moved';
      }),
    entries: (id) => inspectionEntries(pool, id),
    putPhoto: (inspection, photo, leaves) => putPhoto(pool, inspection, photo, leaves),
    photo: (inspection, id) => photoOf(pool, inspection, id),
    photoIds: (inspections) => photoIds(pool, inspections),
    setPin: (pin) => setPin(pool, pin),
    pins: (officers) => pins(pool, officers),
  };
}
