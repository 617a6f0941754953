import { useCallback, useRef, useState } from 'react';
import type { BilingualText } from '../../../core/domain/text.ts';
import type { RuleVersionView } from '../../../wire/workbench.ts';
import { troubleOf } from '../use-decision.ts';
import { type ReplayProgress, runReplay } from './run-replay.ts';

/** A replay of a stored version over everything on file, on its way to be attached. */
export interface RunOf {
  readonly busy: boolean;
  /** Absent until the server says that it takes longer, and again once it is over. */
  readonly progress: ReplayProgress | undefined;
  readonly trouble: BilingualText | undefined;
  readonly start: () => void;
  /** Cancels it on the server too; nothing is attached then. */
  readonly stop: () => void;
}

/** `done` is told the id of the job once its result is there. */
export function useRunOf({ rule, version }: RuleVersionView, done: (job: string) => void): RunOf {
  const running = useRef<AbortController>(undefined);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ReplayProgress>();
  const [error, setError] = useState<unknown>();
  const stop = useCallback(() => running.current?.abort(), []);
  const start = async (): Promise<void> => {
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    setError(undefined);
    try {
      const { id } = await runReplay({ version: { rule, version } }, mine.signal, setProgress);
      if (id !== undefined && !mine.signal.aborted) done(id);
    } catch (failure) {
      // Whoever stopped it knows.
      if (!mine.signal.aborted) setError(failure);
    } finally {
      setBusy(false);
      setProgress(undefined);
    }
  };
  return { busy, progress, trouble: troubleOf(error), start: () => void start(), stop };
}
