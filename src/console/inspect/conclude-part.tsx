import { type ReactNode, useState } from 'react';
import type { SecondRefusal } from '../../core/inspect/codes.ts';
import { allowedInspectionActions } from '../../core/inspect/guard-act.ts';
import type { ActorId } from '../../core/domain/ids.ts';
import { isReleasing, isWaiting, itemsWithoutFinding, requiredIn } from '../../core/inspect/read-inspection.ts';
import { FLAG_WORDS, OUTCOME_WORDS, SECOND_REFUSAL_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords, OUTCOME_CONSEQUENCES } from '../../messages/inspect-words.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import { UndoBar, useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

/** Why a second officer does not agree; the last word stays with whoever decides again. */
const DECISION_REASONS = ['more-to-examine', 'decision-does-not-fit', 'goods-differ', 'not-present'] as const;

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
  const [declining, setDeclining] = useState(false);
  const second = (answer: { readonly agrees: boolean; readonly reason?: SecondRefusal }): void => {
    setDeclining(false);
    if (last !== undefined) void record({ action: 'second', of: last.id, ...answer }, { undoable: false });
  };
  const concluded = now.state === 'concluded';
  // Before the decision it is known already whose word is missing besides.
  const leaves = last === undefined || isReleasing(last.outcome) || isWaiting(last.outcome);
  const partners = leaves ? (task.view.waitsFor ?? []) : [];
  const needs = concluded ? view.needs.filter(({ code }) => code !== 'duty-open' && code !== 'clearance-open') : [];
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
              {one.second?.agrees === false
                ? ` · ${say(one.second.reason === undefined ? inspectWords.secondNo : inspectWords.secondNoWhy, {
                    name: nameOf(one.second.by),
                    reason: one.second.reason === undefined ? '' : say(SECOND_REFUSAL_WORDS[one.second.reason]),
                  })}`
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
        {needs.length + partners.length > 0 && task.waiting.size === 0 ? (
          <section>
            <h2>{say(concluded ? inspectWords.needs : inspectWords.needsLater)}</h2>
            <ul>
              {needs.map(({ code, sentence }) => (
                <li key={code}>{say(sentence)}</li>
              ))}
              {partners.map((partner) => (
                <li key={partner.en}>{say(partner)}</li>
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
              <button type="button" disabled={busy} onClick={() => setDeclining(true)}>
                {say(inspectWords.disagree)}
              </button>
              <button type="button" className="main-step" disabled={busy} onClick={() => second({ agrees: true })}>
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
      {declining ? (
        <DeclineSheet
          reasons={DECISION_REASONS}
          onChoose={(reason) => second({ agrees: false, reason })}
          onClose={() => setDeclining(false)}
        />
      ) : null}
      {deciding ? <DecisionSheet task={task} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}
