import { type ReactNode, useState } from 'react';
import { allowedInspectionActions } from '../../core/inspect/guard-act.ts';
import type { ActorId } from '../../core/domain/ids.ts';
import { itemsWithoutFinding, requiredIn } from '../../core/inspect/read-inspection.ts';
import { FLAG_WORDS, OUTCOME_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords, OUTCOME_CONSEQUENCES } from '../../messages/inspect-words.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import { UndoBar, useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

/** What is still open, what was decided and by whom, and the decision itself. */
export function ConcludePart({ task, active }: { readonly task: Task; readonly active: boolean }): ReactNode {
  const say = useSay();
  const time = useTime();
  const [deciding, setDeciding] = useState(false);
  const { record, busy, trouble } = useRecord(task);
  const { now, me, nameOf, view } = task;
  const openSteps = requiredIn(now, 'open', 'waiver-asked').length;
  const openItems = itemsWithoutFinding(now).length;
  const last = now.decisions.at(-1);
  const awaits = now.state === 'awaiting-second' && last !== undefined;
  const may = task.mayDo('conclude') && allowedInspectionActions(now, me as ActorId).includes('conclude');
  const second = (agrees: boolean): void => {
    if (last !== undefined) void record({ action: 'second', of: last.id, agrees }, { undoable: false });
  };
  return (
    <>
      <div className="part">
        {openSteps === 0 && openItems === 0 ? <p>{say(inspectWords.complete)}</p> : null}
        {openSteps === 0 ? null : <p>{say(inspectWords.openSteps, { count: openSteps })}</p>}
        {openItems === 0 ? null : <p>{say(inspectWords.openResults, { count: openItems })}</p>}
        {now.decisions.map((one) => (
          <p key={one.id} className="decision">
            <b>{say(inspectWords.decided, { name: nameOf(one.by), outcome: say(OUTCOME_WORDS[one.outcome]) })}</b>{' '}
            <span className="quiet">
              {time(one.at)}
              {one.second?.agrees === true
                ? ` · ${say(inspectWords.decidedWith, { name: nameOf(one.second.by) })}`
                : ''}
              {one.second?.agrees === false || one.setAside === true ? ` · ${say(inspectWords.setAside)}` : ''}
              {task.waiting.has(one.id) ? ` · ${say(inspectWords.waitsHere)}` : ''}
            </span>
          </p>
        ))}
        {awaits ? (
          <p className="notice">
            {say(inspectWords.awaits, { name: nameOf(last.by), outcome: say(OUTCOME_WORDS[last.outcome]) })}{' '}
            {say(OUTCOME_CONSEQUENCES[last.outcome], { plate: view.plate })}
          </p>
        ) : null}
        {now.flags.length === 0 ? null : (
          <section>
            <h2>{say(inspectWords.reviewed)}</h2>
            <ul>
              {now.flags.map((flag) => (
                <li key={flag}>{say(FLAG_WORDS[flag])}</li>
              ))}
            </ul>
          </section>
        )}
        {now.state === 'concluded' && view.needs.length > 0 && task.waiting.size === 0 ? (
          <section>
            <h2>{say(inspectWords.needs)}</h2>
            <ul>
              {view.needs.map(({ code, sentence }) => (
                <li key={code}>{say(sentence)}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      {active ? (
        <footer className="foot">
          <UndoBar task={task} />
          {trouble}
          {awaits && last.by !== me ? (
            <div className="marks">
              <button type="button" disabled={busy} onClick={() => second(false)}>
                {say(inspectWords.disagree)}
              </button>
              <button type="button" className="main-step" disabled={busy} onClick={() => second(true)}>
                {say(inspectWords.agree)}
              </button>
            </div>
          ) : null}
          {may ? (
            <button type="button" className="main-step" onClick={() => setDeciding(true)}>
              {say(now.state === 'concluded' ? inspectWords.decideAgain : inspectWords.conclude)}
            </button>
          ) : null}
        </footer>
      ) : null}
      {deciding ? <DecisionSheet task={task} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}
