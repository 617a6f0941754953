import { type ReactNode, useEffect, useId, useState } from 'react';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import type { RuleStepInput, RuleVersionView } from '../../../wire/workbench.ts';
import { useClock } from '../../pieces/clock.ts';
import { Dialog } from '../../pieces/dialog.tsx';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { useRunOf } from '../replay/use-run-of.ts';
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
  const format = useFormat();
  const today = format.day(useClock());
  const { version, step, close } = props;
  const [from, setFrom] = useState(today);
  const [because, setBecause] = useState('');
  const { send, busy, trouble } = useDecision(
    `/rules/${encodeURIComponent(version.rule)}/versions/${version.version}/steps`,
    [['rule-versions'], ['rule', version.rule], ['rules']],
    close,
  );
  // A replay is run and followed first: on a server that has just started it reads everything on file.
  const run = useRunOf(version, (replay) => send({ step: step.step, replay } satisfies RuleStepInput));
  useEffect(() => run.stop, [run.stop]);
  const act = (): void => (step.step === 'replay' ? run.start() : send(body));
  const failed = trouble ?? run.trouble;
  const body: RuleStepInput = {
    step: step.step,
    ...(step.step === 'live' ? { from } : {}),
    ...(step.step === 'withdraw' ? { because: because.trim() } : {}),
  };
  const ready = step.step === 'withdraw' ? because.trim().length >= 3 : step.step !== 'live' || from !== '';
  return (
    <Dialog open close={close} title={`${say(step.verb)}: ${version.rule} ${version.version}`}>
      <p>{say(step.note, { version: version.version })}</p>
      {step.step === 'approve' && (version.body.cases ?? []).length === 0 ? (
        <p className="act">{say(words.approveWithoutCases)}</p>
      ) : null}
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
      {failed === undefined ? null : (
        <p role="alert" className="act">
          {say(failed)}
        </p>
      )}
      {run.progress === undefined ? null : (
        <p className="replay-status" role="status">
          <progress value={run.progress.done} max={Math.max(1, run.progress.total)} aria-label={say(step.verb)} />{' '}
          {say(words.replaying, {
            done: format.number(run.progress.done),
            total: format.number(run.progress.total),
          })}{' '}
          <button type="button" className="link" onClick={run.stop}>
            {say(words.stopReplay)}
          </button>
        </p>
      )}
      <div className="dialog-end">
        <button type="button" className="button" onClick={close}>
          {say(words.cancel)}
        </button>
        <button type="button" className="button main" disabled={busy || run.busy || !ready} onClick={act}>
          {say(step.verb)}
        </button>
      </div>
    </Dialog>
  );
}
