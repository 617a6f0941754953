import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Map<string, Set<() => void>>();

/** What this browser remembers under a name, or the fallback; private windows may refuse to remember at all. */
function recall(name: string, fallback: string): string {
  try {
    return localStorage.getItem(name) ?? fallback;
  } catch {
    return fallback;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice then lasts as long as the page does not ask again; nothing else depends on it.
  }
  for (const tell of listeners.get(name) ?? []) tell();
}

// Another tab of this browser chose.
function tellOthers({ key }: StorageEvent): void {
  for (const tell of listeners.get(key ?? '') ?? []) tell();
}

/** A small choice of this browser (language, theme, columns) that outlives the page and is shared by its parts. */
export function useRemembered(name: string, fallback: string): readonly [string, (value: string) => void] {
  const subscribe = useCallback(
    (tell: () => void) => {
      const mine = listeners.get(name) ?? new Set();
      if (listeners.size === 0) window.addEventListener('storage', tellOthers);
      listeners.set(name, mine.add(tell));
      return () => void mine.delete(tell);
    },
    [name],
  );
  const value = useSyncExternalStore(subscribe, () => recall(name, fallback));
  const set = useCallback((next: string) => keep(name, next), [name]);
  return [value, set];
}
