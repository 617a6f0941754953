import { type ReactNode, useId, useState } from 'react';
import { HAZARDS } from '../../../core/domain/hazard.ts';
import { HAZARD_WORDS } from '../../../messages/console-words.ts';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import type { NamedListView } from '../../../wire/workbench.ts';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { TextField } from '../../pieces/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;

/** Proposes an entry. One for an operator or a vehicle cites a finding and a hazard, and ends after 90 days. */
export function ProposeEntry({ list, close }: { readonly list: NamedListView; readonly close: () => void }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const id = useId();
  const cites = list.kind === 'operator' || list.kind === 'vehicle';
  const [{ today, last }] = useState(() => {
    const now = Date.now();
    return { today: format.day(now), last: format.day(now + MOST_DAYS * DAY_MS) };
  });
  const [entry, setEntry] = useState({ value: '', hazard: '', finding: '', expiresOn: last });
  const set = (name: keyof typeof entry) => (value: string) => setEntry({ ...entry, [name]: value });
  const { value, hazard, finding, expiresOn } = entry;
  const ready = value.trim() !== '' && expiresOn !== '' && (!cites || (hazard !== '' && finding.trim() !== ''));
  return (
    <FormDialog
      title={`${say(words.propose)}: ${say(list.title)}`}
      verb={say(words.propose)}
      path={`/lists/${encodeURIComponent(list.id)}/entries`}
      changes={[['lists']]}
      body={{
        value: value.trim(),
        expiresOn,
        ...(hazard === '' ? {} : { hazard }),
        ...(finding.trim() === '' ? {} : { finding: finding.trim() }),
      }}
      ready={ready}
      close={close}
    >
      {cites ? <p className="quiet small">{say(words.needsFinding)}</p> : null}
      <TextField label={say(words.value)} name="value" value={value} onChange={set('value')} />
      <div className="field">
        <label htmlFor={`${id}-hazard`}>{say(words.hazard)}</label>
        <select
          id={`${id}-hazard`}
          className="input"
          value={hazard}
          onChange={({ target }) => set('hazard')(target.value)}
        >
          <option value="">–</option>
          {HAZARDS.map((each) => (
            <option key={each} value={each}>
              {say(HAZARD_WORDS[each])}
            </option>
          ))}
        </select>
      </div>
      {cites ? (
        <TextField
          label={say(words.finding)}
          name="finding"
          value={finding}
          onChange={set('finding')}
          hint={say(words.findingHint)}
        />
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-expires`}>{say(words.expires)}</label>
        <input
          id={`${id}-expires`}
          className="input"
          type="date"
          min={today}
          max={last}
          value={expiresOn}
          onChange={({ target }) => set('expiresOn')(target.value)}
        />
        <small>{say(words.ninetyDays)}</small>
      </div>
    </FormDialog>
  );
}
