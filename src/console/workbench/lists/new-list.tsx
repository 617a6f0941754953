import { type ReactNode, useId, useState } from 'react';
import type { BilingualText } from '../../../core/domain/text.ts';
import { INSTRUMENTS } from '../../../core/rule/instruments.ts';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import { workbenchWords } from '../../../messages/console-workbench.ts';
import type { NamedListView } from '../../../wire/workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { TextField } from '../../pieces/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';

/** What lists of each kind hold, in words. */
export const KIND_WORDS: Readonly<Record<NamedListView['kind'], BilingualText>> = {
  hs: words.kindHs,
  route: words.kindRoute,
  operator: words.kindOperator,
  vehicle: words.kindVehicle,
};
const KINDS = ['hs', 'route', 'operator', 'vehicle'] as const;

/** Begins a list: what it is called in rules, what it holds, and on which law. */
export function NewList({ close }: { readonly close: () => void }): ReactNode {
  const say = useSay();
  const kindId = useId();
  const lawId = useId();
  const [list, setList] = useState({ id: '', kind: 'hs', en: '', zh: '', legalBasis: '' });
  const set = (name: keyof typeof list) => (value: string) => setList({ ...list, [name]: value });
  const { id, kind, en, zh, legalBasis } = list;
  const ready = /^[a-z][A-Za-z0-9]{1,40}$/.test(id) && en !== '' && zh !== '' && legalBasis !== '';
  return (
    <FormDialog
      title={say(words.newList)}
      verb={say(words.create)}
      path="/lists"
      changes={[['lists']]}
      body={{ id, kind, title: { en, zh }, legalBasis }}
      ready={ready}
      close={close}
    >
      <TextField label={say(words.id)} name="id" value={id} onChange={set('id')} hint={say(words.idHint)} />
      <div className="field">
        <label htmlFor={kindId}>{say(words.kind)}</label>
        <select id={kindId} className="input" value={kind} onChange={({ target }) => set('kind')(target.value)}>
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {say(KIND_WORDS[each])}
            </option>
          ))}
        </select>
      </div>
      <TextField label={say(words.titleEn)} name="en" value={en} onChange={set('en')} />
      <TextField label={say(words.titleZh)} name="zh" value={zh} onChange={set('zh')} />
      <div className="field">
        <label htmlFor={lawId}>{say(words.legalBasis)}</label>
        <input
          id={lawId}
          className="input"
          list={`${lawId}-list`}
          maxLength={200}
          value={legalBasis}
          onChange={({ target }) => set('legalBasis')(target.value)}
        />
        <small>{say(workbenchWords.legalBasisHint)}</small>
        <datalist id={`${lawId}-list`}>
          {INSTRUMENTS.map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
      </div>
    </FormDialog>
  );
}
