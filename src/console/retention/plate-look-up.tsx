import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { CASE_NUMBER, PLATE_REASONS } from '../../core/oversee/retention.ts';
import { PLATE_REASON_WORDS, retentionWords as words } from '../../messages/console-retention.ts';
import { STATE_WORDS } from '../../messages/console-words.ts';
import type { PlatePassagesView } from '../../wire/retention.ts';
import { Failed } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';

/** Where a vehicle passed, for a case. Each look is recorded, so nothing is asked before the button is pressed. */
export function PlateLookUp(): ReactNode {
  const say = useSay();
  const [plateId, reasonId, caseId] = [useId(), useId(), useId()];
  const [form, setForm] = useState({ plate: '', reason: PLATE_REASONS[0] as string, caseNumber: '' });
  const [found, setFound] = useState<PlatePassagesView>();
  const [error, setError] = useState<unknown>();
  const set = (name: keyof typeof form) => (event: { readonly target: { readonly value: string } }) =>
    setForm({ ...form, [name]: event.target.value });
  const ask = async (): Promise<void> => {
    setError(undefined);
    setFound(undefined);
    await call<PlatePassagesView>('POST', '/plate-look-ups', form).then(setFound, setError);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask();
  };
  return (
    <section className="section">
      <h2>{say(words.lookUp)}</h2>
      <p className="quiet">{say(words.lookUpNote)}</p>
      <form className="line-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={plateId}>{say(words.plate)}</label>
          <input id={plateId} className="input" value={form.plate} onChange={set('plate')} />
        </div>
        <div className="field">
          <label htmlFor={reasonId}>{say(words.reason)}</label>
          <select id={reasonId} className="input" value={form.reason} onChange={set('reason')}>
            {PLATE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {say(PLATE_REASON_WORDS[reason])}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={caseId}>{say(words.caseNumber)}</label>
          <input id={caseId} className="input" value={form.caseNumber} onChange={set('caseNumber')} />
        </div>
        <button
          type="submit"
          className="button"
          disabled={form.plate.trim().length < 2 || !CASE_NUMBER.test(form.caseNumber)}
        >
          {say(words.search)}
        </button>
      </form>
      {error === undefined ? null : <Failed error={error} retry={() => void ask()} />}
      {found?.items.length === 0 ? <p role="status">{say(words.nothingFound)}</p> : null}
      <ul>
        {found?.items.map(({ id, state, at }) => (
          <li key={id}>
            <Link to="/crossings/$id" params={{ id }}>
              {say(words.passage)} {id.slice(-8)}
            </Link>{' '}
            {say(STATE_WORDS[state])} {at === undefined ? null : <When at={at} as="dayTime" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
