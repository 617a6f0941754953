import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BoardView } from '../../wire/board.ts';
import { boardQuery } from './queries.ts';

/** The state of the live stream: since when it is down, where it is. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly since: number };

/** The first wait after the browser gave up; each further one is twice as long, up to the last. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/**
 * Keeps the board in the query cache as the server sends it (server-sent events at /api/v1/live), and says how the
 * stream stands. Parts that did not change keep their identity, so only what differs is drawn again.
 */
export function useLiveBoard(client: QueryClient): LiveState {
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_RETRY_MS;
    const take = (event: MessageEvent<string>) => {
      client.setQueryData(boardQuery.queryKey, JSON.parse(event.data) as BoardView);
    };
    const open = () => {
      source = new EventSource('/api/v1/live');
      source.addEventListener('board', take);
      source.addEventListener('message', take);
      source.onopen = () => {
        wait = FIRST_RETRY_MS;
        setState({ kind: 'live' });
      };
      source.onerror = () => {
        setState((before) => (before.kind === 'lost' ? before : { kind: 'lost', since: Date.now() }));
        if (source?.readyState !== EventSource.CLOSED) return;
        // The browser gives up after an answer that is no stream; the port does not.
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);
  return state;
}
