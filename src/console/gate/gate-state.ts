import type { InstallationView, Me } from '../../wire/installation.ts';
import type { HeldSlip, RecentLook } from './database.ts';
import type { QueuedAction } from './queued-action.ts';

/** Everything the gate's page shows besides the vehicle in front of it. */
export interface GateState {
  /** Who uses this device; kept without network. */
  readonly me?: Me | undefined;
  readonly installation?: InstallationView;
  /** `lost`: the session ended while the page was in use; `unknown`: not asked yet. */
  readonly session: 'unknown' | 'in' | 'lost' | 'out';
  /** `online` is undefined until the server was first asked. */
  readonly connection: { readonly online?: boolean; readonly since: number };
  readonly lastSync?: number;
  readonly slips: readonly HeldSlip[];
  /** In the order they were taken, refused ones among them. */
  readonly queue: readonly QueuedAction[];
  /** Newest first. */
  readonly recent: readonly RecentLook[];
  /** When the server is asked again after it did not answer. */
  readonly nextTry?: number | undefined;
  /** The server does not take steps from this person's roles. */
  readonly notAllowed: boolean;
  /** Milliseconds. */
  readonly clockAhead: number;
  /** A newer build of this page waits to be loaded. */
  readonly newVersion: boolean;
}

/** One page's state, and who wants to know of its changes. */
export interface GateStore {
  readonly get: () => GateState;
  readonly set: (change: Partial<GateState>) => void;
  readonly subscribe: (tell: () => void) => () => void;
}

export function createStore(first: GateState): GateStore {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const tell of listeners) tell();
    },
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

/** Steps that wait to be sent. */
export function waiting(queue: readonly QueuedAction[]): readonly QueuedAction[] {
  return queue.filter(({ refused }) => refused === undefined);
}
