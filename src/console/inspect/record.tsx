import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ActRefusal } from '../../core/inspect/act.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { INSPECTION_ERRORS } from '../../messages/inspection-errors.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { useDeedWords } from './deed-words.ts';
import { frameOf, tryAct } from './follow-queue.ts';
import { actsOffline } from './inspect-state.ts';
import type { TakenDeed } from './queued-act.ts';
import { type Task, useInspect, useInspectState } from './use-inspect.ts';

/** A thumb that taps twice must not take the step that moved under it. */
const SETTLE_MS = 350;

interface How {
  readonly undoable: boolean;
  readonly id?: string;
  readonly offline?: boolean;
}

/** Records acts on one inspection; what its machine would refuse is said at once and not written down. */
export function useRecord(task: Task): {
  /** Whether it was written down. */
  readonly record: (deed: TakenDeed, how: How) => Promise<boolean>;
  readonly busy: boolean;
  readonly trouble: ReactNode;
} {
  const say = useSay();
  const inspect = useInspect();
  const { packs, connection, paper } = useInspectState();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ActRefusal | 'keep-failed'>();
  const { view, now, me } = task;
  const record = useCallback(
    async (deed: TakenDeed, how: How): Promise<boolean> => {
      setTrouble(undefined);
      const offline = how.offline ?? actsOffline({ connection, paper });
      const frame = frameOf({ id: how.id ?? crypto.randomUUID(), at: Date.now(), by: { id: me, name: '' }, offline });
      const tried = tryAct(now, deed, frame, packs, view.crossingState);
      if (!tried.ok) {
        setTrouble(tried.refusal);
        return false;
      }
      setBusy(true);
      try {
        await inspect.record(view, deed, how);
        setTimeout(() => setBusy(false), SETTLE_MS);
        return true;
      } catch {
        setTrouble('keep-failed');
        setBusy(false);
        return false;
      }
    },
    [inspect, view, now, me, packs, connection, paper],
  );
  const sentence =
    trouble === undefined ? undefined : trouble === 'keep-failed' ? inspectWords.keepFailed : sentenceOf(trouble);
  return {
    record,
    busy,
    trouble:
      sentence === undefined ? null : (
        <p className="notice" role="alert">
          {say(sentence)}
        </p>
      ),
  };
}

function sentenceOf(refusal: ActRefusal): BilingualText {
  const sentences: Readonly<Partial<Record<ActRefusal, BilingualText>>> = INSPECTION_ERRORS;
  return sentences[refusal] ?? inspectWords.notNow;
}

/** The way back from the last act, for a few seconds. */
export function UndoBar({ task }: { readonly task: Task }): ReactNode {
  const say = useSay();
  const inspect = useInspect();
  const describe = useDeedWords();
  const last = [...task.waiting.values()].at(-1);
  const [passed, setPassed] = useState<string>();
  const id = last?.id;
  const ripeAt = last?.ripeAt ?? 0;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setPassed(id), Math.max(0, ripeAt - Date.now()));
    return () => clearTimeout(timer);
  }, [id, ripeAt]);
  if (last === undefined || last.tries > 0 || passed === last.id || last.ripeAt === last.at) return null;
  return (
    <div className="undo" role="status">
      <span>{describe(last)}</span>
      <button type="button" onClick={() => void inspect.undo(last)}>
        {say(inspectWords.undo)}
      </button>
    </div>
  );
}
