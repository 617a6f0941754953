import { useSyncExternalStore } from 'react';
import { useRemembered } from './remembered.ts';

/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

/** The appearance chosen in this browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [value, set] = useRemembered('landport.theme', 'auto');
  return [value === 'light' || value === 'dark' ? value : 'auto', set];
}

const QUERY = '(prefers-color-scheme: dark)';

function subscribe(tell: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}

/** Whether the page is dark now: as chosen, or as the system is. */
export function useDarkness(): boolean {
  const [theme] = useTheme();
  const system = useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
  return theme === 'auto' ? system : theme === 'dark';
}
