import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FORM_KINDS, type FormKind, MOST_FORMS } from '../../core/outage/forms.ts';
import { FORM_KIND_WORDS, outageWords as words } from '../../messages/outage-words.ts';
import type { FormBatchView } from '../../wire/outages.ts';
import { Choose } from '../pieces/choose.tsx';
import { DialogForm } from '../pieces/dialog-form.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { TextField } from '../pieces/text-field.tsx';
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
  const ready = Number(count) >= 1 && Number(count) <= MOST_FORMS && (kind !== 'inspection' || pack !== '');
  return (
    <DialogForm
      title={say(words.print)}
      verb={say(words.print)}
      ready={ready}
      busy={isPending}
      trouble={troubleOf(error)}
      send={() => mutate()}
      close={props.close}
    >
      <Choose label={say(words.formKind)} value={kind} codes={FORM_KINDS} words={FORM_KIND_WORDS} choose={setKind} />
      {kind === 'inspection' ? (
        <Choose
          label={say(words.checklist)}
          value={pack}
          codes={packs.map(({ id }) => id)}
          words={Object.fromEntries(packs.map(({ id, title }) => [id, title]))}
          choose={setChosen}
        />
      ) : null}
      <TextField label={say(words.count)} value={count} onChange={setCount} type="number" within={[1, MOST_FORMS]} />
    </DialogForm>
  );
}
