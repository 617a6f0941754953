import type { InspectionView, OfficerListView, PackListView } from '../../wire/inspections.ts';
import { ask, ServerRefusal } from '../device/ask.ts';
import { correctionOf } from '../device/clock.ts';
import { fetchOutage } from '../device/grants.ts';
import { firstLine, type Line, lineOf, startLine } from '../device/line.ts';
import { UNDO_MS } from '../device/queue.ts';
import { ripe } from '../device/queued.ts';
import { createStore } from '../device/store.ts';
import * as disk from './database.ts';
import { actsOffline, type InspectState, type InspectStore, type PaperForm } from './inspect-state.ts';
import { type QueuedAct, type TakenDeed, thingOf } from './queued-act.ts';
import { sendActs, waitsToBeSent } from './send-acts.ts';

/** A question that hangs longer counts as no answer; what the device holds stays as it is. */
const ASK_WITHIN_MS = 10_000;
/** Checklists and officers change by the day, tasks by the minute. */
const SELDOM_MS = 10 * 60_000;
/** How long a concluded inspection stays in sight here. */
const CONCLUDED_KEPT_MS = 4 * 3_600_000;
/** Open inspections fetched, of one's own and of all: more than a shift has in hand. */
const MOST_OPEN = 50;

interface Page {
  readonly items: readonly InspectionView[];
}

/** One inspection device: what it knows, and what can be done with it. */
export interface Inspect {
  readonly store: InspectStore;
  readonly line: Line;
  /**
   * Writes an act down and plans to send it; rejects when the disk did not take it. `undoable` waits a few seconds. The id
   * may be chosen before, where a PIN has to prove it.
   */
  readonly record: (
    view: InspectionView,
    deed: TakenDeed,
    how: { readonly undoable: boolean; readonly id?: string; readonly offline?: boolean },
  ) => Promise<void>;
  readonly undo: (act: QueuedAct) => Promise<boolean>;
  /** Removes a refused act once the officer has read why. */
  readonly putAway: (act: QueuedAct) => Promise<void>;
  /** Keeps a photo of a step until a signature names it; rejects when the disk did not take it. */
  readonly addPhoto: (inspection: string, step: string, bytes: Blob) => Promise<void>;
  /** Begins keying a paper form, or ends it. */
  readonly keyPaper: (paper: PaperForm | undefined) => void;
  /** Drops a photo that no signature names, or that the server refused. */
  readonly dropPhoto: (photo: disk.StepPhoto) => Promise<void>;
  /** Fetches one inspection that is not among the fetched ones, for a link that was followed. */
  readonly open: (id: string) => Promise<void>;
}

/** Starts the page on an open store: shows what the disk knows at once, then asks the server. */
export async function startInspect(database: disk.Database): Promise<Inspect> {
  const store = createStore<InspectState>({
    ...firstLine(),
    queue: [],
    held: [],
    photos: [],
    packs: [],
    officers: { officers: [], offlineRelease: false },
    loaded: false,
    missing: new Set(),
  });
  const facts = disk.inspectFacts(database);
  const queue = disk.inspectQueue(database);
  let turns = 0;
  let lastSeldom = 0;

  async function reload(): Promise<void> {
    turns += 1;
    const turn = turns;
    const [known, actions, held, photos] = await Promise.all([
      facts.read(),
      database.getAll('actions'),
      database.getAll('inspections'),
      database.getAll('photos'),
    ]);
    const line = await lineOf(known);
    // Reads may overtake each other; only the newest is shown.
    if (turn !== turns) return;
    const { packs, officers } = known;
    store.set({
      ...line,
      queue: actions,
      held,
      photos,
      ...(packs === undefined ? {} : { packs }),
      ...(officers === undefined ? {} : { officers }),
    });
  }

  async function fetchTasks(now: number): Promise<void> {
    if (now - lastSeldom >= SELDOM_MS) {
      const [{ packs }, officers] = await Promise.all([
        ask<PackListView>('GET', '/api/v1/packs', ASK_WITHIN_MS),
        ask<OfficerListView>('GET', '/api/v1/inspections/officers', ASK_WITHIN_MS),
      ]);
      await facts.keep({ packs, officers });
      lastSeldom = now;
    }
    // The newest come first: among many, one's own must not be pushed off the end.
    const [mine, others] = await Promise.all([
      ask<Page>('GET', `/api/v1/inspections?mine=true&open=true&limit=${MOST_OPEN}`, ASK_WITHIN_MS),
      ask<Page>('GET', `/api/v1/inspections?open=true&limit=${MOST_OPEN}`, ASK_WITHIN_MS),
    ]);
    const items = [...mine.items, ...others.items];
    for (const view of items) await disk.keepInspection(database, view, now);
    await tidy(new Set(items.map(({ id }) => id)), now);
    await facts.keep({ lastSync: now, ...(await fetchOutage()) });
    store.set({ loaded: true });
  }

  /** What is no longer open has been concluded by somebody: its end is fetched once, and it goes when it is old news. */
  async function tidy(listed: ReadonlySet<string>, now: number): Promise<void> {
    const { queue: actions, photos } = store.get();
    const spoken = new Set([...actions, ...photos.filter(({ state }) => state !== 'sent')].map(thingOf));
    const old: string[] = [];
    for (const { id, view, at } of await database.getAll('inspections')) {
      if (listed.has(id)) continue;
      if (view.state !== 'concluded') await fetchOne(id).catch(ignoreMissing);
      else if (!spoken.has(id) && now - at > CONCLUDED_KEPT_MS) old.push(id);
    }
    if (old.length > 0) await disk.forgetInspections(database, old);
  }

  async function fetchOne(id: string): Promise<void> {
    const view = await ask<InspectionView>('GET', `/api/v1/inspections/${id}`, ASK_WITHIN_MS);
    await disk.keepInspection(database, view, Date.now());
  }

  const line = startLine({
    name: 'landport-inspect',
    store,
    facts,
    reload,
    waits: (by, now) =>
      ripe(store.get().queue, by, now, thingOf).length > 0 ||
      store.get().photos.some((photo) => waitsToBeSent(photo, by)),
    send: (by) => sendActs(database, queue, by),
    fetch: fetchTasks,
    forget: () => disk.forgetVehicles(database),
  });

  const inspect: Inspect = {
    store,
    line,
    async record(view, deed, { undoable, id = crypto.randomUUID(), offline }) {
      const state = store.get();
      const { me, connection, paper } = state;
      if (me === undefined) throw new Error('nobody is signed in');
      const now = Date.now();
      const by = { id: me.id, name: me.name };
      const ahead = correctionOf(state, now);
      const done = ahead === 0 ? { at: now } : { at: now, clockAhead: ahead };
      // What is keyed from paper happened when the paper says.
      const when = paper === undefined ? done : { at: paper.at, form: paper.serial };
      const act = { id, ...when, by, inspection: view.id, plate: view.plate, deed };
      const ripeAt = undoable ? now + UNDO_MS : now;
      await queue.record({ ...act, ripeAt, offline: offline ?? actsOffline(state) });
      // Before it is shown as signed: a photo that a signature names must no longer be droppable.
      if (deed.action === 'sign-step') await disk.movePhotos(database, deed.photos ?? [], 'named');
      await line.changed();
      if (!undoable && connection.online !== false) line.run();
    },
    async undo(act) {
      const done = await queue.undo(act.seq, Date.now());
      if (done) await disk.movePhotos(database, disk.photosOf(act), 'draft');
      await line.changed();
      return done;
    },
    async putAway(act) {
      await queue.putAway(act.seq);
      await disk.movePhotos(database, disk.photosOf(act), 'draft');
      await line.changed();
    },
    async addPhoto(inspection, step, bytes) {
      const { me } = store.get();
      if (me === undefined) throw new Error('nobody is signed in');
      const photo = { id: crypto.randomUUID(), inspection, step, by: me.id, at: Date.now(), bytes };
      await disk.keepPhoto(database, { ...photo, state: 'draft' });
      await line.changed();
    },
    async dropPhoto({ id, state, refused }) {
      if (state === 'draft' || refused !== undefined) await database.delete('photos', id);
      await line.changed();
    },
    keyPaper: (paper) => store.set({ paper }),
    async open(id) {
      try {
        await fetchOne(id);
        await line.changed();
      } catch (error) {
        if (error instanceof ServerRefusal && error.status !== 401)
          store.set({ missing: new Set([...store.get().missing, id]) });
        else await line.failed(error);
      }
    },
  };

  await disk.prune(database, Date.now());
  await reload();
  if (store.get().held.length > 0 || store.get().lastSync !== undefined) store.set({ loaded: true });
  line.run();
  return inspect;
}

/** What the server no longer knows of is no reason to stop. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof ServerRefusal && (error.status === 404 || error.status === 403))) throw error;
}
