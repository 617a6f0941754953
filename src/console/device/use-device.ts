import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import type { Role } from '../../core/domain/role.ts';
import { useLanguage } from '../pieces/say.ts';
import type { Line, LineState, LineStore } from './line.ts';

/**
 * A page's own address, which is also its worker's reach: that of inspection ends in a stroke, because a reach is the
 * beginning of an address, and the desk has pages that begin with the same word.
 */
export type DevicePage = '/gate' | '/inspect/';

/** What the pieces that every device's page shares need of it. */
export interface Device {
  readonly store: LineStore;
  readonly line: Line;
  readonly page: DevicePage;
  readonly title: BilingualText;
  /** Whose page it is; of the demo's users these are offered. */
  readonly roles: readonly Role[];
}

/** The one device of this page. */
export const DeviceContext = createContext<Device | undefined>(undefined);

/** The device of this page; outside of one it throws, which is a fault of ours. */
export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (device === undefined) throw new Error('outside of a device');
  return device;
}

/** The line's state, drawn again whenever it changes. */
export function useLine(): LineState {
  const { store } = useDevice();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Hours and minutes at the port, from milliseconds or a wire time. */
export function useTime(): (at: number | string) => string {
  const [language] = useLanguage();
  const zone = useLine().installation?.timeZone;
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
