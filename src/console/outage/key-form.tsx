import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { CHECK_RESULTS, HOLD_NOTES } from '../../core/domain/crossing.ts';
import type { TimeZone } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { readSerial } from '../../core/outage/forms.ts';
import { NOTE_WORDS } from '../../messages/console-crossing.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { ACTION_WORDS, CHECK_RESULT_WORDS, DIRECTION_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import { outageWords as words } from '../../messages/outage-words.ts';
import type { OutageListView } from '../../wire/outages.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { fromField } from '../roster/local-time.ts';
import { Refusal } from '../wire/call.ts';
import { installationQuery, meQuery } from '../wire/queries.ts';
import { useDecision } from '../workbench/use-decision.ts';
import { outageEntriesQuery } from './queries.ts';

/** In the order in which a gate log has them. */
const ACTIONS = [
  'arrive',
  'direct',
  'start-check',
  'end-check',
  'hold',
  'lift-hold',
  'release',
  'exit',
] as const satisfies readonly (keyof typeof ACTION_WORDS)[];
const NOTES = HOLD_NOTES.filter((note) => note !== 'detained' && note !== 'resolved' && note !== 'no-show');
const NOBODY = { serial: '', line: '1', plate: '', direction: '', action: 'direct', lane: '', result: '', note: '' };

const CHANGES = [outageEntriesQuery.queryKey];

type Fields = typeof NOBODY & { readonly at: string; readonly doneBy: string };

/** Keys a line of a gate log or a release form; the dialog stays for the next line. */
export function KeyForm(props: {
  readonly officers: OutageListView['officers'];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const zone = (useQuery(installationQuery).data?.timeZone ?? 'UTC') as TimeZone;
  const me = useQuery(meQuery).data?.id ?? '';
  const [id, setId] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<Fields>({ ...NOBODY, at: '', doneBy: me });
  const [keyed, setKeyed] = useState<string>();
  const set = (name: keyof Fields) => (value: string) => setForm({ ...form, [name]: value });
  const happenedAt = fromField(form.at, zone);
  const { serial, line, plate, action, doneBy } = form;
  const given = (name: string, value: string, on: boolean) => (on && value !== '' ? { [name]: value } : {});
  const body = {
    id,
    form: serial.trim().toUpperCase(),
    line: Number(line),
    plate,
    action,
    happenedAt,
    doneBy,
    ...given('direction', form.direction, true),
    ...given('seenLane', form.lane, action === 'direct'),
    ...given('result', form.result, action === 'end-check'),
    ...given('note', form.note, action === 'hold'),
    ...given('note', 'resolved', action === 'lift-hold'),
  };
  const complete =
    readSerial(serial) !== undefined &&
    Number(line) >= 1 &&
    plate.trim().length >= 2 &&
    happenedAt !== undefined &&
    doneBy !== '' &&
    (action !== 'end-check' || form.result !== '') &&
    (action !== 'hold' || form.note !== '');
  // What the server refused stays on record as it was, and a corrected line is another one. Without its answer, or with that
  // of a gateway in between, it may have been taken: then the id says that it is the same.
  const refused = (error: Error): void => {
    if (error instanceof Refusal && error.status < 500) setId(crypto.randomUUID());
  };
  // The sheet has more lines: what stays the same on it stays in the form.
  const next = (): void => {
    setKeyed(say(words.keyed, { form: body.form, line }));
    setId(crypto.randomUUID());
    setForm({ ...form, line: String(Number(line) + 1), plate: '', lane: '', result: '', note: '' });
  };
  const { send, busy, trouble } = useDecision('/outage-entries', CHANGES, next);
  return (
    <Dialog open close={props.close} title={say(words.key)}>
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) send(body, { onError: refused });
        }}
      >
        <p className="quiet">{say(words.keyNote)}</p>
        {keyed === undefined ? null : <p role="status">{keyed}</p>}
        <div className="outage-fields">
          <Text label={say(words.serial)} value={serial} onChange={set('serial')} placeholder="GL-000012" />
          <Text label={say(words.line)} value={line} onChange={set('line')} type="number" />
          <Text label={say(words.plate)} value={plate} onChange={set('plate')} />
          <Text label={say(words.happened)} value={form.at} onChange={set('at')} type="datetime-local" />
          <Select
            label={say(words.action)}
            value={action}
            codes={ACTIONS}
            words={ACTION_WORDS}
            onChange={set('action')}
          />
          <Select
            label={say(words.direction)}
            value={form.direction}
            codes={['inbound', 'outbound']}
            words={DIRECTION_WORDS}
            onChange={set('direction')}
            none={words.asPapers}
          />
          {action === 'direct' ? (
            <Select label={say(words.lane)} value={form.lane} codes={LANES} words={LANE_WORDS} onChange={set('lane')} />
          ) : null}
          {action === 'end-check' ? (
            <Select
              label={say(words.result)}
              value={form.result}
              codes={CHECK_RESULTS}
              words={CHECK_RESULT_WORDS}
              onChange={set('result')}
            />
          ) : null}
          {action === 'hold' ? (
            <Select
              label={say(words.holdNote)}
              value={form.note}
              codes={NOTES}
              words={NOTE_WORDS}
              onChange={set('note')}
            />
          ) : null}
          <Select
            label={say(words.doneBy)}
            value={doneBy}
            codes={props.officers.map((one) => one.id)}
            words={Object.fromEntries(props.officers.map((one) => [one.id, { en: one.name, zh: one.name }]))}
            onChange={set('doneBy')}
          />
        </div>
        {trouble === undefined ? null : (
          <p role="alert" className="act">
            {say(trouble)}
          </p>
        )}
        <div className="dialog-end">
          <button type="button" className="button" onClick={props.close}>
            {say(frameWords.close)}
          </button>
          <button type="submit" className="button main" disabled={busy || !complete}>
            {say(words.keyIt)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Text(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: string;
  readonly placeholder?: string;
}): ReactNode {
  const id = useId();
  const { label, value, onChange, type = 'text', placeholder } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={type}
        value={value}
        {...(type === 'number' ? { min: 1, max: 99 } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly codes: readonly string[];
  readonly words: Readonly<Record<string, BilingualText>>;
  readonly onChange: (value: string) => void;
  /** What an empty choice means, where it means something. */
  readonly none?: BilingualText;
}): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} className="input" value={props.value} onChange={({ target }) => props.onChange(target.value)}>
        <option value="">{say(props.none ?? words.choose)}</option>
        {props.codes.map((code) => (
          <option key={code} value={code}>
            {say(props.words[code] ?? { en: code, zh: code })}
          </option>
        ))}
      </select>
    </div>
  );
}
