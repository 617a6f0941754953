import { type FormEvent, type ReactNode, useId } from 'react';
import type { TimeZone } from '../../core/domain/ids.ts';
import { outageDeviceWords as words } from '../../messages/outage-words.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import { fromField } from '../roster/local-time.ts';
import { useInspect, useInspectState } from './use-inspect.ts';

/** Begins keying what an officer did on paper: from then on each act carries the form's number and time. */
export function PaperFormPanel(): ReactNode {
  const say = useSay();
  const id = useId();
  const { keyPaper } = useInspect();
  const { paper, installation } = useInspectState();
  if (paper !== undefined) return null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const told = fromField(String(form.get('at') ?? ''), (installation?.timeZone ?? 'UTC') as TimeZone);
    const at = told === undefined ? Number.NaN : Date.parse(told);
    const serial = String(form.get('serial') ?? '')
      .trim()
      .toUpperCase();
    if (!Number.isNaN(at) && at <= Date.now()) keyPaper({ serial, at });
  };
  return (
    <details className="paper-form">
      <summary>{say(words.paper)}</summary>
      <form onSubmit={submit}>
        <p className="quiet">{say(words.paperNote)}</p>
        <div className="field">
          <label htmlFor={`${id}-serial`}>{say(words.paperSerial)}</label>
          <input
            id={`${id}-serial`}
            name="serial"
            required
            pattern="[Ii][Nn]-[0-9]{6,9}"
            autoCapitalize="characters"
            autoComplete="off"
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-at`}>{say(words.paperTime)}</label>
          <input id={`${id}-at`} name="at" type="datetime-local" required />
        </div>
        <button type="submit">{say(words.paperStart)}</button>
      </form>
    </details>
  );
}

/** While a form is being keyed it says so above everything else: no act made now is of now. */
export function PaperBar(): ReactNode {
  const say = useSay();
  const time = useTime();
  const { keyPaper } = useInspect();
  const { paper } = useInspectState();
  if (paper === undefined) return null;
  return (
    <div className="paper-bar" role="status">
      <span>{say(words.paperOn, { serial: paper.serial, time: time(paper.at) })}</span>
      <button type="button" onClick={() => keyPaper(undefined)}>
        {say(words.paperStop)}
      </button>
    </div>
  );
}
