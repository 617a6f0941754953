import { useSyncExternalStore } from 'react';

/** All ages on a page are drawn anew together, this often. */
const EVERY_MS = 15_000;
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  // While nobody listened no time went by: the first reader begins with the time that it is.
  if (timer === undefined) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, EVERY_MS);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function current(): number {
  if (now === 0) now = Date.now();
  return now;
}

/** This device's time in milliseconds, renewed four times a minute: one timer for all relative times on the page. */
export function useClock(): number {
  return useSyncExternalStore(subscribe, current);
}
