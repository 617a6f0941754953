import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 720px)';

function subscribe(tell: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}

/** Whether the page is as narrow as a phone held upright. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
}
