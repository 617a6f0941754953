import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { InspectionActionKind } from '../../core/inspect/codes.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { INSPECTION_ACCESS } from '../../wire/access.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { followQueue } from './follow-queue.ts';
import type { Inspect } from './inspect.ts';
import type { InspectState } from './inspect-state.ts';
import type { QueuedAct } from './queued-act.ts';

/** The one inspection device of this page. */
export const InspectContext = createContext<Inspect | undefined>(undefined);

/** The inspection device of this page; outside of it it throws, which is a fault of ours. */
export function useInspect(): Inspect {
  const inspect = useContext(InspectContext);
  if (inspect === undefined) throw new Error('outside of the inspection page');
  return inspect;
}

/** Its state, drawn again whenever it changes. */
export function useInspectState(): InspectState {
  const { store } = useInspect();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** One inspection as it stands here: the server's view, what waits on this device on top of it, and what was refused. */
export interface Task {
  readonly view: InspectionView;
  readonly now: Inspection;
  /** Acts that wait here, by their id. */
  readonly waiting: ReadonlyMap<string, QueuedAct>;
  readonly refused: readonly QueuedAct[];
  /** The officer of this device. */
  readonly me: string;
  /** Whether the officer's roles let them do it; that it is possible is the machine's business. */
  readonly mayDo: (action: InspectionActionKind) => boolean;
  readonly nameOf: (officer: string) => string;
}

/**
 * One inspection with what waits here on top of it; worked out anew only when the view, the queue or the people
 * change.
 */
export function useTask(view: InspectionView): Task {
  const { queue, packs, officers, me } = useInspectState();
  return useMemo(() => {
    const mine = queue.filter((act) => act.inspection === view.id);
    const people = [...officers.officers, ...view.officers, ...(view.assigned ? [view.assigned] : [])];
    const names = new Map(people.map(({ id, name }) => [id, name]));
    for (const { by } of mine) names.set(by.id, by.name);
    for (const { witness } of view.custody) names.set(witness.id, witness.name);
    return {
      view,
      now: followQueue(view, mine, packs),
      waiting: new Map(mine.filter((act) => act.refused === undefined).map((act) => [act.id, act])),
      refused: mine.filter((act) => act.refused !== undefined),
      me: me?.id ?? '',
      mayDo: (action) => INSPECTION_ACCESS[action].some((role) => me?.roles.includes(role) === true),
      nameOf: (officer) => names.get(officer) ?? officer,
    };
  }, [view, queue, packs, officers, me]);
}

const MOVED = 'landport-inspect-moved';
/** Parts of the work on an inspection, in the order in which it goes on. */
export const PARTS = ['order', 'steps', 'results', 'conclude'] as const;
/** Which of them is open: by the address, or else the order until the work has begun and its steps from then on. */
export type Part = (typeof PARTS)[number];

/** What the address names: an inspection, and which part of the work on it. */
export interface Place {
  readonly id?: string;
  readonly part?: Part;
}

function subscribe(tell: () => void): () => void {
  addEventListener('popstate', tell);
  addEventListener(MOVED, tell);
  return () => {
    removeEventListener('popstate', tell);
    removeEventListener(MOVED, tell);
  };
}

/** Where the address leads, and how to go elsewhere; a link sent to a colleague opens what one sees. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const place = useMemo(() => {
    const query = new URLSearchParams(search);
    const id = query.get('id');
    const part = PARTS.find((one) => one === query.get('part'));
    return { ...(id === null ? {} : { id }), ...(part === undefined ? {} : { part }) };
  }, [search]);
  const go = useCallback(({ id, part }: Place) => {
    const query = new URLSearchParams({ ...(id === undefined ? {} : { id }), ...(part === undefined ? {} : { part }) });
    history.pushState(null, '', id === undefined ? '/inspect/' : `/inspect/?${query}`);
    dispatchEvent(new Event(MOVED));
    scrollTo(0, 0);
  }, []);
  return [place, go];
}
