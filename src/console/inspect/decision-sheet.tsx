import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { AGENCIES, type Agency, type Outcome, OUTCOMES } from '../../core/inspect/codes.ts';
import { AGENCY_WORDS, OUTCOME_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords, OUTCOME_CONSEQUENCES } from '../../messages/inspect-words.ts';
import { outageDeviceWords } from '../../messages/outage-words.ts';
import { coveringGrant, grantNow } from '../device/grants.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { frameOf, tryAct } from './follow-queue.ts';
import { actsOffline } from './inspect-state.ts';
import { provePin } from './pin.ts';
import type { TakenDeed } from './queued-act.ts';
import { useRecord } from './record.tsx';
import { type Task, useInspectState } from './use-inspect.ts';

/** The decision at the end: an outcome is compulsory, and what follows from it is read before it is recorded. */
export function DecisionSheet({ task, onClose }: { readonly task: Task; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const id = useId();
  const state = useInspectState();
  const { officers, connection, packs, grants, paper } = state;
  const { record, busy, trouble } = useRecord(task);
  const [outcome, setOutcome] = useState<Outcome>();
  const [agency, setAgency] = useState<Agency>();
  const [guarantee, setGuarantee] = useState('');
  const [officer, setOfficer] = useState('');
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(false);
  const [proving, setProving] = useState(false);
  const away = actsOffline({ connection, paper });

  const deedOf = (chosen: Outcome): Extract<TakenDeed, { action: 'conclude' }> => ({
    action: 'conclude',
    outcome: chosen,
    ...(guarantee.trim() === '' ? {} : { guarantee: guarantee.trim() }),
    ...(agency === undefined ? {} : { agency }),
  });
  const needsSecond = (chosen: Outcome): boolean => {
    // With every detail that could be missing: whether a second officer is needed does not hang on them.
    const deed = { ...deedOf(chosen), guarantee: guarantee.trim() || '-', agency: agency ?? AGENCIES[0] };
    const frame = frameOf({ id: 'asked', at: Date.now(), by: { id: task.me, name: '' }, offline: away });
    const tried = tryAct(task.now, deed, frame, packs);
    return tried.ok && tried.inspection.state === 'awaiting-second';
  };
  // On shift, and with a PIN of their own.
  const present = officers.officers.filter((one) => one.id !== task.me && one.pin !== undefined);
  // What was done on paper needs a grant of then, not of now.
  const granted = () =>
    paper === undefined ? grantNow(state, 'inspections', Date.now()) : coveringGrant(grants, 'inspections', paper.at);
  const held = away ? granted() : undefined;
  const canProve = held !== undefined && present.length > 0;

  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (outcome === undefined) return;
    // Chosen before it is recorded: the second officer's proof is over this very id.
    const action = crypto.randomUUID();
    const other = present.find((one) => one.id === officer);
    let deed: TakenDeed = deedOf(outcome);
    if (held !== undefined && needsSecond(outcome) && other !== undefined) {
      setProving(true);
      const proof = await provePin(other, pin, action);
      setProving(false);
      // It has done its work, right or wrong, and does not stay on the screen.
      setPin('');
      setWrong(proof === undefined);
      if (proof === undefined) return;
      deed = { ...deedOf(outcome), second: { officer: other.id, proof }, grant: held.text };
    }
    if (await record(deed, { undoable: false, id: action, offline: away })) onClose();
  };

  return (
    <Sheet title={`${say(inspectWords.conclude)} · ${task.view.plate}`} onClose={onClose}>
      {outcome === undefined ? (
        <section>
          <h3>{say(inspectWords.outcome)}</h3>
          <Codes codes={OUTCOMES} words={OUTCOME_WORDS} onChoose={setOutcome} />
        </section>
      ) : (
        <form onSubmit={(event) => void confirm(event)}>
          <p className="consequence">
            {say(OUTCOME_CONSEQUENCES[outcome], { plate: task.view.plate })} {say(inspectWords.confirm)}
          </p>
          {outcome === 'conditional-release' ? (
            <div className="field">
              <label htmlFor={`${id}-guarantee`}>{say(inspectWords.guarantee)}</label>
              <input
                id={`${id}-guarantee`}
                value={guarantee}
                maxLength={40}
                onChange={(event) => setGuarantee(event.target.value)}
              />
            </div>
          ) : null}
          {outcome === 'hold-for-agency' ? (
            <>
              <h3>{say(inspectWords.agency)}</h3>
              <Codes codes={AGENCIES} words={AGENCY_WORDS} chosen={agency ?? ('' as Agency)} onChoose={setAgency} />
            </>
          ) : null}
          {needsSecond(outcome) ? (
            <p className="notice">
              {say(away && held === undefined ? outageDeviceWords.decisionWaits : inspectWords.needsSecond)}
            </p>
          ) : null}
          {canProve && needsSecond(outcome) ? (
            <>
              <div className="field">
                <label htmlFor={`${id}-second`}>{say(inspectWords.second)}</label>
                <select id={`${id}-second`} value={officer} onChange={(event) => setOfficer(event.target.value)}>
                  <option value="">{say(inspectWords.secondLater)}</option>
                  {present.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </div>
              {officer === '' ? null : (
                <div className="field">
                  <label htmlFor={`${id}-pin`}>{say(inspectWords.pin)}</label>
                  <input
                    id={`${id}-pin`}
                    type="password"
                    inputMode="numeric"
                    autoComplete="off"
                    value={pin}
                    onChange={(event) => {
                      setPin(event.target.value);
                      setWrong(false);
                    }}
                  />
                </div>
              )}
              <p className="quiet">{say(inspectWords.pinNote)}</p>
            </>
          ) : null}
          {wrong ? (
            <p className="notice" role="alert">
              {say(inspectWords.pinWrong)}
            </p>
          ) : null}
          {trouble}
          <div className="pair">
            <button type="button" onClick={() => setOutcome(undefined)}>
              {say(inspectWords.cancel)}
            </button>
            <button type="submit" className="main-step" disabled={busy || proving}>
              {say(OUTCOME_WORDS[outcome])}
            </button>
          </div>
        </form>
      )}
    </Sheet>
  );
}
