import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CHECK_RESULTS, HOLD_NOTES } from '../../core/domain/crossing.ts';
import type { TimeZone } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import { readSerial } from '../../core/outage/forms.ts';
import { NOTE_WORDS } from '../../messages/console-crossing.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { ACTION_WORDS, CHECK_RESULT_WORDS, DIRECTION_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import { outageWords as words } from '../../messages/outage-words.ts';
import type { OutageListView } from '../../wire/outages.ts';
import { Choose } from '../pieces/choose.tsx';
import { DialogForm } from '../pieces/dialog-form.tsx';
import { useSay } from '../pieces/say.ts';
import { TextField } from '../pieces/text-field.tsx';
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
    <DialogForm
      title={say(words.key)}
      verb={say(words.keyIt)}
      ready={complete}
      busy={busy}
      trouble={trouble}
      send={() => send(body, { onError: refused })}
      close={props.close}
      closing={say(frameWords.close)}
    >
      <p className="quiet">{say(words.keyNote)}</p>
      {keyed === undefined ? null : <p role="status">{keyed}</p>}
      <div className="outage-fields">
        <TextField
          label={say(words.serial)}
          value={serial}
          onChange={set('serial')}
          placeholder="GL-000012"
          autoComplete="off"
        />
        <TextField
          label={say(words.line)}
          value={line}
          onChange={set('line')}
          type="number"
          within={[1, 99]}
          autoComplete="off"
        />
        <TextField label={say(words.plate)} value={plate} onChange={set('plate')} autoComplete="off" />
        <TextField
          label={say(words.happened)}
          value={form.at}
          onChange={set('at')}
          type="datetime-local"
          autoComplete="off"
        />
        <Choose
          label={say(words.action)}
          value={action}
          codes={ACTIONS}
          words={ACTION_WORDS}
          choose={set('action')}
          none={words.choose}
        />
        <Choose
          label={say(words.direction)}
          value={form.direction}
          codes={['inbound', 'outbound']}
          words={DIRECTION_WORDS}
          choose={set('direction')}
          none={words.asPapers}
        />
        {action === 'direct' ? (
          <Choose
            label={say(words.lane)}
            value={form.lane}
            codes={LANES}
            words={LANE_WORDS}
            choose={set('lane')}
            none={words.choose}
          />
        ) : null}
        {action === 'end-check' ? (
          <Choose
            label={say(words.result)}
            value={form.result}
            codes={CHECK_RESULTS}
            words={CHECK_RESULT_WORDS}
            choose={set('result')}
            none={words.choose}
          />
        ) : null}
        {action === 'hold' ? (
          <Choose
            label={say(words.holdNote)}
            value={form.note}
            codes={NOTES}
            words={NOTE_WORDS}
            choose={set('note')}
            none={words.choose}
          />
        ) : null}
        <Choose
          label={say(words.doneBy)}
          value={doneBy}
          codes={props.officers.map((one) => one.id)}
          words={Object.fromEntries(props.officers.map((one) => [one.id, { en: one.name, zh: one.name }]))}
          choose={set('doneBy')}
          none={words.choose}
        />
      </div>
    </DialogForm>
  );
}
