import { type ReactNode, useId, useState } from 'react';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import type { RuleStepInput, RuleVersionView } from '../../../wire/workbench.ts';
import { useClock } from '../../pieces/clock.ts';
import { Dialog } from '../../pieces/dialog.tsx';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { useDecision } from '../use-decision.ts';
import type { Step } from './steps.ts';

/** Names what follows from a step before it is recorded, and asks for what it needs: a day, or a reason. */
export function StepDialog(props: {
  readonly version: RuleVersionView;
  readonly step: Step;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const today = useFormat().day(useClock());
  const { version, step, close } = props;
  const [from, setFrom] = useState(today);
  const [because, setBecause] = useState('');
  const { send, busy, trouble } = useDecision(
    `/rules/${encodeURIComponent(version.rule)}/versions/${version.version}/steps`,
    [['rule-versions'], ['rule', version.rule], ['rules']],
    close,
  );
  const body: RuleStepInput = {
    step: step.step,
    ...(step.step === 'live' ? { from } : {}),
    ...(step.step === 'withdraw' ? { because: because.trim() } : {}),
  };
  const ready = step.step === 'withdraw' ? because.trim().length >= 3 : step.step !== 'live' || from !== '';
  return (
    <Dialog open close={close} title={`${say(step.verb)}: ${version.rule} ${version.version}`}>
      <p>{say(step.note, { version: version.version })}</p>
      {step.step === 'live' ? (
        <p className="field">
          <label htmlFor={id}>{say(words.liveDay)}</label>
          <input
            id={id}
            className="input"
            type="date"
            min={today}
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </p>
      ) : null}
      {step.step === 'withdraw' ? (
        <p className="field">
          <label htmlFor={id}>{say(words.withdrawWhy)}</label>
          <input
            id={id}
            className="input"
            maxLength={500}
            value={because}
            placeholder={say(words.withdrawWhyHint)}
            onChange={({ target }) => setBecause(target.value)}
          />
        </p>
      ) : null}
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
      <div className="dialog-end">
        <button type="button" className="button" onClick={close}>
          {say(words.cancel)}
        </button>
        <button type="button" className="button main" disabled={busy || !ready} onClick={() => send(body)}>
          {say(step.verb)}
        </button>
      </div>
    </Dialog>
  );
}
