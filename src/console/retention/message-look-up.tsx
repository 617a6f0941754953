import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { CASE_NUMBER, RAW_MESSAGE_REASONS } from '../../core/oversee/retention.ts';
import { RAW_MESSAGE_REASON_WORDS, retentionWords as words } from '../../messages/console-retention.ts';
import type { RawMessagesView } from '../../wire/retention.ts';
import { Failed } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';

/** The number, also where it stands in the address of a page. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

/** What was sent of a declaration, for a case. Each look is an entry of the ledger, so nothing is asked before the button is pressed. */
export function MessageLookUp(): ReactNode {
  const say = useSay();
  const [declarationId, reasonId, caseId] = [useId(), useId(), useId()];
  const [form, setForm] = useState({ declaration: '', reason: RAW_MESSAGE_REASONS[0] as string, caseNumber: '' });
  const [found, setFound] = useState<RawMessagesView>();
  const [error, setError] = useState<unknown>();
  const set = (name: keyof typeof form) => (event: { readonly target: { readonly value: string } }) =>
    setForm({ ...form, [name]: ID.exec(event.target.value)?.[0] ?? event.target.value.trim() });
  const ask = async (): Promise<void> => {
    setError(undefined);
    setFound(undefined);
    const { declaration, ...why } = form;
    await call<RawMessagesView>('GET', `/declarations/${declaration}/messages?${new URLSearchParams(why)}`).then(
      setFound,
      setError,
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask();
  };
  return (
    <section className="section">
      <h2>{say(words.readMessage)}</h2>
      <p className="quiet">{say(words.readMessageNote)}</p>
      <form className="line-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={declarationId}>{say(words.declarationId)}</label>
          <input
            id={declarationId}
            className="input wide-input"
            value={form.declaration}
            onChange={set('declaration')}
          />
        </div>
        <div className="field">
          <label htmlFor={reasonId}>{say(words.reason)}</label>
          <select id={reasonId} className="input" value={form.reason} onChange={set('reason')}>
            {RAW_MESSAGE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {say(RAW_MESSAGE_REASON_WORDS[reason])}
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
          disabled={!ID.test(form.declaration) || !CASE_NUMBER.test(form.caseNumber)}
        >
          {say(words.read)}
        </button>
      </form>
      {error === undefined ? null : <Failed error={error} retry={() => void ask()} />}
      {found?.items.length === 0 ? <p role="status">{say(words.noMessage)}</p> : null}
      {found?.items.map(({ at, actor, format, text, absent }) => (
        <article key={at}>
          <p className="small">
            <When at={at} as="dayTime" /> {say(words.sentBy, { actor, format })}
          </p>
          {text === undefined ? (
            <p>{say(absent === 'not-told-apart' ? words.notToldApart : words.keyGone)}</p>
          ) : (
            <pre className="raw-message">{text}</pre>
          )}
        </article>
      ))}
    </section>
  );
}
