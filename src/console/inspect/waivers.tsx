import type { ReactNode } from 'react';
import { stepsOf } from '../../core/inspect/read-inspection.ts';
import { WAIVER_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

/** Steps that a colleague asks to leave out: whoever did not ask decides. */
export function Waivers({ task }: { readonly task: Task }): ReactNode {
  const say = useSay();
  const { record, busy, trouble } = useRecord(task);
  const open = task.now.waivers.filter((one) => one.decided === undefined);
  if (open.length === 0) return null;
  return (
    <section className="asks">
      {open.map((waiver) => {
        const title = stepsOf(task.now).find(({ id }) => id === waiver.step)?.title;
        const decide = (granted: boolean): void =>
          void record({ action: 'approve-waiver', waiver: waiver.id, granted }, { undoable: false });
        return (
          <div key={waiver.id} className="notice">
            <p>{title === undefined ? waiver.step : say(title)}</p>
            <p>
              {say(inspectWords.waiverAsked, {
                name: task.nameOf(waiver.by),
                reason: say(WAIVER_WORDS[waiver.reason]),
              })}
            </p>
            {waiver.by === task.me || !task.mayDo('approve-waiver') ? (
              <p>{say(inspectWords.waiverWaits)}</p>
            ) : (
              <div className="pair">
                <button type="button" disabled={busy} onClick={() => decide(false)}>
                  {say(inspectWords.disagree)}
                </button>
                <button type="button" disabled={busy} onClick={() => decide(true)}>
                  {say(inspectWords.agree)}
                </button>
              </div>
            )}
          </div>
        );
      })}
      {trouble}
    </section>
  );
}
