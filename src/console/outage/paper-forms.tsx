import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { FORM_KINDS, type FormKind, MOST_FORMS } from '../../core/outage/forms.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { FORM_KIND_WORDS, outageWords as words } from '../../messages/outage-words.ts';
import type { FormBatchView } from '../../wire/outages.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { troubleOf } from '../workbench/use-decision.ts';
import { outagesQuery, packsQuery } from './queries.ts';

/** Forms that were printed lately, by their numbers: those that did not come back are missed. */
export function PaperForms(props: {
  readonly forms: readonly FormBatchView[];
  readonly show: (batch: FormBatchView) => void;
}): ReactNode {
  const say = useSay();
  if (props.forms.length === 0) return null;
  return (
    <TableBox label={say(words.forms)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.formKind)}</th>
            <th scope="col">{say(words.numbers)}</th>
            <th scope="col">{say(words.printedBy)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.forms.map((batch) => (
            <tr key={batch.id}>
              <td>
                {say(FORM_KIND_WORDS[batch.kind])} {batch.pack ?? ''}
              </td>
              <td className="fit">
                {batch.serials[0]}
                {batch.serials.length > 1 ? ` – ${batch.serials.at(-1)}` : ''}
              </td>
              <td>
                {batch.printed.by.name}, <When at={batch.printed.at} as="dayTime" />
              </td>
              <td className="fit">
                <button type="button" className="link" onClick={() => props.show(batch)}>
                  {say(words.again)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Numbers some forms and shows them for printing. */
export function PrintForm(props: {
  readonly close: () => void;
  readonly show: (batch: FormBatchView) => void;
}): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [kindId, packId, countId] = [useId(), useId(), useId()];
  const packs = useQuery(packsQuery).data?.packs ?? [];
  const [kind, setKind] = useState<FormKind>('gate-log');
  const [chosen, setChosen] = useState('');
  const [count, setCount] = useState('5');
  const pack = chosen === '' ? (packs[0]?.id ?? '') : chosen;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<FormBatchView>('POST', '/outage-forms', {
        kind,
        count: Number(count),
        ...(kind === 'inspection' ? { pack } : {}),
      }),
    onSuccess(batch) {
      void client.invalidateQueries({ queryKey: outagesQuery.queryKey });
      props.close();
      props.show(batch);
    },
  });
  const trouble = troubleOf(error);
  const ready = Number(count) >= 1 && Number(count) <= MOST_FORMS && (kind !== 'inspection' || pack !== '');
  return (
    <Dialog open close={props.close} title={say(words.print)}>
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) mutate();
        }}
      >
        <div className="field">
          <label htmlFor={kindId}>{say(words.formKind)}</label>
          <select
            id={kindId}
            className="input"
            value={kind}
            onChange={({ target }) => setKind(FORM_KINDS.find((one) => one === target.value) ?? 'gate-log')}
          >
            {FORM_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(FORM_KIND_WORDS[one])}
              </option>
            ))}
          </select>
        </div>
        {kind === 'inspection' ? (
          <div className="field">
            <label htmlFor={packId}>{say(words.checklist)}</label>
            <select id={packId} className="input" value={pack} onChange={({ target }) => setChosen(target.value)}>
              {packs.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div className="field">
          <label htmlFor={countId}>{say(words.count)}</label>
          <input
            id={countId}
            className="input"
            type="number"
            min={1}
            max={MOST_FORMS}
            value={count}
            onChange={({ target }) => setCount(target.value)}
          />
        </div>
        {trouble === undefined ? null : (
          <p role="alert" className="act">
            {say(trouble)}
          </p>
        )}
        <div className="dialog-end">
          <button type="button" className="button" onClick={props.close}>
            {say(frameWords.cancel)}
          </button>
          <button type="submit" className="button main" disabled={isPending || !ready}>
            {say(words.print)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
