import { useCallback, useSyncExternalStore } from 'react';
import { normalisePlate } from '../../core/domain/validate/plate.ts';

const MOVED = 'landport-gate-moved';

function subscribe(tell: () => void): () => void {
  addEventListener('popstate', tell);
  addEventListener(MOVED, tell);
  return () => {
    removeEventListener('popstate', tell);
    removeEventListener(MOVED, tell);
  };
}

function plateInAddress(): string | undefined {
  const text = new URLSearchParams(location.search).get('plate');
  return text === null ? undefined : normalisePlate(text);
}

/** The plate that the address names, and how to go to another; a link sent to a colleague opens what one sees. */
export function useAddress(): readonly [string | undefined, (plate: string | undefined) => void] {
  const plate = useSyncExternalStore(subscribe, plateInAddress);
  const go = useCallback((next: string | undefined) => {
    history.pushState(null, '', next === undefined ? '/gate' : `/gate?plate=${encodeURIComponent(next)}`);
    dispatchEvent(new Event(MOVED));
  }, []);
  return [plate, go];
}
