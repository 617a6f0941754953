import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { useLanguage } from '../pieces/say.ts';
import type { Gate } from './gate.ts';
import type { GateState } from './gate-state.ts';

/** The one gate of this page. */
export const GateContext = createContext<Gate | undefined>(undefined);

export function useGate(): Gate {
  const gate = useContext(GateContext);
  if (gate === undefined) throw new Error('outside of the gate');
  return gate;
}

export function useGateState(): GateState {
  const { store } = useGate();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Hours and minutes at the port, from milliseconds or a wire time. */
export function useTime(): (at: number | string) => string {
  const [language] = useLanguage();
  const zone = useGateState().installation?.timeZone;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
    return (at) => format.format(new Date(at));
  }, [language, zone]);
}
