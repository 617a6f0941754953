import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import { ask } from '../device/ask.ts';
import { useSay } from '../pieces/say.ts';
import { useInspectState } from './use-inspect.ts';

const WITHIN_MS = 10_000;

/** One's own PIN, for signing as a second officer on a colleague's device; it is set with network and never kept here. */
export function PinForm(): ReactNode {
  const say = useSay();
  const id = useId();
  const { connection, officers } = useInspectState();
  const [pin, setPin] = useState('');
  const [told, setTold] = useState<'pinSet' | 'pinFailed'>();
  if (!officers.offlineRelease) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPin('');
    ask('PUT', '/api/v1/me/pin', WITHIN_MS, { pin })
      .then(() => setTold('pinSet'))
      .catch(() => setTold('pinFailed'));
  };
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{say(inspectWords.pinOwn)}</label>
        <input
          id={id}
          type="password"
          inputMode="numeric"
          pattern="[0-9]{6,12}"
          autoComplete="off"
          required
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
      </div>
      <p className="quiet">{say(inspectWords.pinOwnNote)}</p>
      {told === undefined ? null : <p role="status">{say(inspectWords[told])}</p>}
      <button type="submit" disabled={connection.online === false}>
        {say(inspectWords.pinKeep)}
      </button>
    </form>
  );
}
