import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { rosterWords as words } from '../../messages/console-roster.ts';
import type { RosterView, ShiftView } from '../../wire/roster.ts';
import { useSay } from '../pieces/say.ts';
import { installationQuery } from '../wire/queries.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { readBays, writeBays } from './bays.ts';
import { fromField, nextTurn, toField } from './local-time.ts';
import { rosterQuery } from './queries.ts';

/** Begins a shift, or changes one that is not over: from when to when, who is on, with what. */
export function ShiftForm(props: {
  readonly shift: ShiftView | undefined;
  readonly inspectors: RosterView['inspectors'];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const baysId = useId();
  const { shift, inspectors } = props;
  const zone = (useQuery(installationQuery).data?.timeZone ?? 'UTC') as TimeZone;
  const [form, setForm] = useState(() => {
    const span =
      shift === undefined
        ? nextTurn(Date.now() as Instant, zone)
        : {
            from: toField(Date.parse(shift.from) as Instant, zone),
            until: toField(Date.parse(shift.until) as Instant, zone),
          };
    return { ...span, officers: shift?.officers.map(({ id }) => id) ?? [], bays: writeBays(shift?.bays ?? []) };
  });
  const [from, until] = [fromField(form.from, zone), fromField(form.until, zone)];
  const known = new Map([...inspectors, ...(shift?.officers ?? [])].map((one) => [one.id, one.name]));
  const body = { from, until, officers: form.officers, bays: readBays(form.bays) };
  const toggle = (id: string, on: boolean): void => {
    const others = form.officers.filter((one) => one !== id);
    setForm({ ...form, officers: on ? [...others, id] : others });
  };
  return (
    <FormDialog
      title={say(shift === undefined ? words.newShift : words.changeShift)}
      verb={say(words.save)}
      path={shift === undefined ? '/roster/shifts' : `/roster/shifts/${shift.id}`}
      method={shift === undefined ? 'POST' : 'PUT'}
      changes={[rosterQuery.queryKey]}
      body={shift === undefined ? body : { ...body, version: shift.version }}
      ready={from !== undefined && until !== undefined && form.officers.length > 0}
      close={props.close}
    >
      <div className="shift-span">
        <Moment label={say(words.from)} value={form.from} onChange={(value) => setForm({ ...form, from: value })} />
        <Moment label={say(words.until)} value={form.until} onChange={(value) => setForm({ ...form, until: value })} />
      </div>
      <fieldset className="shift-officers">
        <legend className="small quiet">{say(words.onShift)}</legend>
        {[...known].map(([id, name]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={form.officers.includes(id)}
              onChange={({ target }) => toggle(id, target.checked)}
            />{' '}
            {name}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={baysId}>{say(words.bays)}</label>
        <textarea
          id={baysId}
          className="input"
          rows={4}
          value={form.bays}
          onChange={({ target }) => setForm({ ...form, bays: target.value })}
        />
        <small>{say(words.baysHint)}</small>
      </div>
      <p className="quiet">{say(words.saveNote)}</p>
    </FormDialog>
  );
}

function Moment(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="input"
        type="datetime-local"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </div>
  );
}
