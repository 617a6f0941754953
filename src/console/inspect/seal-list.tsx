import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { SEAL_STATES } from '../../core/inspect/codes.ts';
import { SEAL_STATE_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

/** The seals that were declared or met: how each was found, and by which it was replaced. */
export function SealList({ task, active }: { readonly task: Task; readonly active: boolean }): ReactNode {
  const say = useSay();
  const [asked, setAsked] = useState<string>();
  const { seals, order } = task.now;
  const numbers = [...new Set([...order.seals, ...seals.flatMap(({ number, next }) => [number, next ?? number])])];
  return (
    <section>
      <h2>{say(inspectWords.seals)}</h2>
      {numbers.length === 0 ? <p className="quiet">{say(inspectWords.noSeals)}</p> : null}
      <ul className="step-rows">
        {numbers.map((number) => {
          const last = seals.findLast((one) => one.number === number);
          const placed = seals.some(({ next }) => next === number);
          return (
            <li key={number}>
              <button type="button" className="step-row-button" disabled={!active} onClick={() => setAsked(number)}>
                <span className="step-title plate">{number}</span>
                <span className="step-state">
                  {last === undefined
                    ? say(placed ? inspectWords.sealNew : inspectWords.sealUnchecked)
                    : `${say(SEAL_STATE_WORDS[last.state])}${last.next === undefined ? '' : ` → ${last.next}`}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {active ? (
        <button type="button" onClick={() => setAsked('')}>
          {say(inspectWords.sealOther)}
        </button>
      ) : null}
      {asked === undefined ? null : <SealSheet task={task} known={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** What became of one seal. Of one that the papers do not name (`known` is empty) the number is typed first. */
function SealSheet(props: { readonly task: Task; readonly known: string; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const id = useId();
  const { record, trouble } = useRecord(props.task);
  const [number, setNumber] = useState(props.known);
  const [next, setNext] = useState('');
  const ready = number.trim() !== '';
  const replace = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || next.trim() === '') return;
    const deed = { action: 'replace-seal' as const, number: number.trim(), next: next.trim() };
    void record(deed, { undoable: true }).then((ok) => ok && props.onClose());
  };
  return (
    <Sheet title={props.known === '' ? say(inspectWords.sealOther) : props.known} onClose={props.onClose}>
      <form onSubmit={replace}>
        {props.known === '' ? (
          <div className="field">
            <label htmlFor={`${id}-number`}>{say(inspectWords.sealNumber)}</label>
            <input
              id={`${id}-number`}
              value={number}
              maxLength={40}
              autoCapitalize="characters"
              onChange={(event) => setNumber(event.target.value)}
            />
          </div>
        ) : null}
        {trouble}
        <Codes
          codes={ready ? SEAL_STATES : []}
          words={SEAL_STATE_WORDS}
          onChoose={(state) =>
            void record({ action: 'check-seal', number: number.trim(), state }, { undoable: true }).then(
              (ok) => ok && props.onClose(),
            )
          }
        />
        <div className="field">
          <label htmlFor={`${id}-next`}>{say(inspectWords.sealNew)}</label>
          <input
            id={`${id}-next`}
            value={next}
            maxLength={40}
            autoCapitalize="characters"
            onChange={(event) => setNext(event.target.value)}
          />
        </div>
        <button type="submit" disabled={!ready || next.trim() === ''}>
          {say(inspectWords.replace)}
        </button>
      </form>
    </Sheet>
  );
}
