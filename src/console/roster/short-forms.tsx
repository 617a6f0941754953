import { type ReactNode, useId, useState } from 'react';
import { QUALIFICATIONS } from '../../core/roster/roster.ts';
import { QUALIFICATION_WORDS, rosterWords as words } from '../../messages/console-roster.ts';
import type { RosterView, ShiftView } from '../../wire/roster.ts';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { rosterQuery } from './queries.ts';

/** Records until when an officer is qualified for something. */
export function Qualify(props: {
  readonly inspectors: RosterView['inspectors'];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const [officerId, whatId, untilId] = [useId(), useId(), useId()];
  const [form, setForm] = useState({ officer: props.inspectors[0]?.id ?? '', what: '', expiresOn: '' });
  const set = (name: keyof typeof form) => (event: { readonly target: { readonly value: string } }) =>
    setForm({ ...form, [name]: event.target.value });
  return (
    <FormDialog
      title={say(words.qualify)}
      verb={say(words.grant)}
      path="/roster/qualifications"
      changes={[rosterQuery.queryKey]}
      body={form}
      ready={form.officer !== '' && /^[a-z][a-z0-9-]+$/.test(form.what) && form.expiresOn !== ''}
      close={props.close}
    >
      <div className="field">
        <label htmlFor={officerId}>{say(words.officer)}</label>
        <select id={officerId} className="input" value={form.officer} onChange={set('officer')}>
          {props.inspectors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={whatId}>{say(words.what)}</label>
        <input id={whatId} className="input" list={`${whatId}-list`} value={form.what} onChange={set('what')} />
        <small>{say(words.whatHint)}</small>
        <datalist id={`${whatId}-list`}>
          {QUALIFICATIONS.map((one) => (
            <option key={one} value={one} label={say(QUALIFICATION_WORDS[one] ?? { en: one, zh: one })} />
          ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor={untilId}>{say(words.expires)}</label>
        <input id={untilId} className="input" type="date" value={form.expiresOn} onChange={set('expiresOn')} />
      </div>
    </FormDialog>
  );
}

/** Leaves a note to the next shift; what is open goes with it. */
export function HandOver({ shift, close }: { readonly shift: ShiftView; readonly close: () => void }): ReactNode {
  const say = useSay();
  const noteId = useId();
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={say(words.handTitle)}
      verb={say(words.leave)}
      path={`/roster/shifts/${shift.id}/handover`}
      changes={[rosterQuery.queryKey]}
      body={{ note }}
      ready={note.trim() !== ''}
      close={close}
    >
      <div className="field">
        <label htmlFor={noteId}>{say(words.handNote)}</label>
        <textarea
          id={noteId}
          className="input"
          rows={5}
          maxLength={2000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <small>{say(words.handHint)}</small>
      </div>
    </FormDialog>
  );
}
