import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { CASE_NUMBER } from '../../core/oversee/retention.ts';
import { retentionWords as words } from '../../messages/console-retention.ts';
import { Failed } from '../frame/whole-page.tsx';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';

/** Why something is looked up, as the server keeps it with the look. */
export interface CaseReason {
  readonly reason: string;
  readonly caseNumber: string;
}

/** Looks something up for a case. Each look is recorded, so nothing is asked before the button is pressed. */
export function CaseLookUp<Code extends string, Found extends { readonly items: readonly unknown[] }>(props: {
  readonly title: BilingualText;
  readonly note: BilingualText;
  /** What is looked up by: its name, how it is read from what was typed, and whether that can be asked for. */
  readonly subject: {
    readonly label: BilingualText;
    readonly wide?: boolean;
    readonly read: (typed: string) => string;
    readonly asks: (subject: string) => boolean;
  };
  readonly reasons: readonly [Code, ...Code[]];
  readonly reasonWords: Readonly<Record<Code, BilingualText>>;
  readonly verb: BilingualText;
  readonly none: BilingualText;
  readonly ask: (subject: string, why: CaseReason) => Promise<Found>;
  readonly children: (found: Found) => ReactNode;
}): ReactNode {
  const say = useSay();
  const [subjectId, caseId] = [useId(), useId()];
  const { subject: by, reasons } = props;
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState<Code>(reasons[0]);
  const [caseNumber, setCaseNumber] = useState('');
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<unknown>();
  const ask = async (): Promise<void> => {
    setError(undefined);
    setFound(undefined);
    await props.ask(subject, { reason, caseNumber }).then(setFound, setError);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask();
  };
  return (
    <section className="section">
      <h2>{say(props.title)}</h2>
      <p className="quiet">{say(props.note)}</p>
      <form className="line-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={subjectId}>{say(by.label)}</label>
          <input
            id={subjectId}
            className={by.wide === true ? 'input wide-input' : 'input'}
            value={subject}
            onChange={({ target }) => setSubject(by.read(target.value))}
          />
        </div>
        <Choose label={say(words.reason)} codes={reasons} words={props.reasonWords} value={reason} choose={setReason} />
        <div className="field">
          <label htmlFor={caseId}>{say(words.caseNumber)}</label>
          <input
            id={caseId}
            className="input"
            value={caseNumber}
            onChange={({ target }) => setCaseNumber(target.value.trim())}
          />
        </div>
        <button type="submit" className="button" disabled={!by.asks(subject) || !CASE_NUMBER.test(caseNumber)}>
          {say(props.verb)}
        </button>
      </form>
      {error === undefined ? null : <Failed error={error} retry={() => void ask()} />}
      {found?.items.length === 0 ? <p role="status">{say(props.none)}</p> : null}
      {found === undefined ? null : props.children(found)}
    </section>
  );
}
