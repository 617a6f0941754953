import { type ReactNode, useId, useState } from 'react';
import { frameWords } from '../../../messages/console-frame.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { useSay } from '../../pieces/say.ts';
import type { DraftCase } from '../draft.ts';
import { type GivenFault, parseGiven, writeGiven } from './parse-given.ts';

/** One case as lines to write, and what the rule must answer. */
export function CaseForm(props: {
  readonly initial: DraftCase | undefined;
  readonly keep: (made: DraftCase) => void;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const [text, setText] = useState(() => writeGiven(props.initial?.given ?? {}));
  const [hit, setHit] = useState(props.initial?.hit ?? true);
  const [fault, setFault] = useState<GivenFault>();
  const keep = () => {
    const read = parseGiven(text);
    if ('fault' in read) setFault(read.fault);
    else props.keep({ given: read.given, hit });
  };
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{say(words.given)}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          value={text}
          spellCheck={false}
          aria-describedby={`${id}-note`}
          {...(fault === undefined ? {} : { 'aria-invalid': true })}
          onChange={({ target }) => {
            setText(target.value);
            setFault(undefined);
          }}
        />
        <small id={`${id}-note`} className={fault === undefined ? undefined : 'wrong'}>
          {fault === undefined
            ? say(words.givenHint)
            : say(words.badLine, {
                line: fault.line,
                why:
                  fault.kind === 'field'
                    ? say(words.badField, { field: fault.field })
                    : say(words.badValue, { field: fault.field, type: fault.type }),
              })}
        </small>
      </div>
      <p className="case-form-end">
        <select
          className="input"
          aria-label={say(words.mustHit)}
          value={hit ? 'hit' : 'miss'}
          onChange={({ target }) => setHit(target.value === 'hit')}
        >
          <option value="hit">{say(words.mustHit)}</option>
          <option value="miss">{say(words.mustMiss)}</option>
        </select>
        <button type="submit" className="button">
          {say(props.initial === undefined ? words.addCase : words.keepCase)}
        </button>
        <button type="button" className="link" onClick={props.close}>
          {say(frameWords.cancel)}
        </button>
      </p>
    </form>
  );
}
