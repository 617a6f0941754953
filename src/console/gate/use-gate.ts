import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Gate } from './gate.ts';
import type { GateState } from './gate-state.ts';

/** The one gate of this page. */
export const GateContext = createContext<Gate | undefined>(undefined);

/** The gate of this page; outside of it it throws, which is a fault of ours. */
export function useGate(): Gate {
  const gate = useContext(GateContext);
  if (gate === undefined) throw new Error('outside of the gate');
  return gate;
}

/** The gate's state, drawn again whenever it changes. */
export function useGateState(): GateState {
  const { store } = useGate();
  return useSyncExternalStore(store.subscribe, store.get);
}
