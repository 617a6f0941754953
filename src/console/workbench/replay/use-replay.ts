import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReplayAsk, ReplayView } from '../../../wire/workbench.ts';
import { type ReplayProgress, runReplay } from './run-replay.ts';

/** Shorter than a pause between two words, longer than one between two keys. */
const TYPING_PAUSE_MS = 150;

/** A value once it has stood still for a while. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** The replay beside an editor, as it runs after the last edit. */
export interface Replay {
  /** The newest result there is, perhaps of an older question. */
  readonly result: ReplayView | undefined;
  /** Whether the result answers what is asked now. */
  readonly current: boolean;
  readonly progress: ReplayProgress | undefined;
  readonly error: Error | null;
  readonly cancelled: boolean;
  readonly cancel: () => void;
  readonly again: () => void;
}

/**
 * Follows what is asked: 150 ms after the last key the former request is given up and the new one runs. The numbers
 * before stay until the new ones are there. Nothing is asked while there is nothing sound to ask.
 */
export function useReplay(ask: ReplayAsk | undefined): Replay {
  const client = useQueryClient();
  const text = ask === undefined ? '' : JSON.stringify(ask);
  const settled = useSettled(text, TYPING_PAUSE_MS);
  const [progress, setProgress] = useState<ReplayProgress>();
  const [cancelled, setCancelled] = useState('');
  const queryKey = useMemo(() => ['replay', settled], [settled]);
  const { data, isPlaceholderData, error, fetchStatus, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      try {
        return await runReplay(JSON.parse(settled) as ReplayAsk, signal, setProgress);
      } finally {
        setProgress(undefined);
      }
    },
    enabled: settled !== '' && cancelled !== settled,
    placeholderData: keepPreviousData,
    // What would have happened does not change while one types: an edit undone shows its numbers at once.
    staleTime: 5 * 60_000,
    gcTime: 5 * 60_000,
    retry: false,
  });
  // While the condition cannot be read nothing is asked, and what was known last stays.
  const last = useRef<ReplayView>(undefined);
  useEffect(() => {
    if (data !== undefined) last.current = data;
  }, [data]);
  const stopped = cancelled !== '' && cancelled === settled;
  return {
    result: data ?? last.current,
    current: text !== '' && text === settled && data !== undefined && !isPlaceholderData && fetchStatus === 'idle',
    progress,
    error,
    cancelled: stopped,
    cancel: () => {
      setCancelled(settled);
      void client.cancelQueries({ queryKey });
    },
    again: () => {
      if (stopped) setCancelled('');
      else void refetch();
    },
  };
}
