import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { lifecycleWords as words, VERSION_STATE_WORDS } from '../../../messages/console-lifecycle.ts';
import type { RuleVersionView } from '../../../wire/workbench.ts';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { When } from '../../pieces/when.tsx';
import { meQuery } from '../../wire/queries.ts';
import { type Step, stepsOf } from './steps.ts';
import { StepDialog } from './step-dialog.tsx';
import './versions.css';

/** The way of one version: what it has behind it, who did it, and the next steps or why they are not yours. */
export function Lifecycle({ version }: { readonly version: RuleVersionView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const me = useQuery(meQuery).data;
  const [taking, setTaking] = useState<Step>();
  if (me === undefined) return null;
  const { replay, approvedBy, approvedAt, liveFrom, shadowHits, withdrawnBecause } = version;
  // A rule from a file is live without a replay and was never in shadow: what was not done is not shown as done. One that
  // took its steps took them all, and shadow that hit nothing is still shadow.
  const skipped = ({ step, done }: Step): boolean =>
    done && replay === undefined && (step === 'replay' || (step === 'shadow' && version.state !== 'shadow'));
  return (
    <section className="section">
      <h2>
        {say(words.title)}{' '}
        <span className="quiet">
          {say(words.was, { version: version.version })} · {say(VERSION_STATE_WORDS[version.state])}
        </span>
      </h2>
      <ol className="lifecycle">
        <li className="done">
          <span className="step-name">{say(VERSION_STATE_WORDS.draft)}</span>
          <span className="quiet small">
            {version.createdBy}, <When at={version.createdAt} as="dayTime" />
          </span>
        </li>
        {stepsOf(version, me).map((step) => (
          <li key={step.step} className={step.done && !skipped(step) ? 'done' : undefined}>
            {step.done ? (
              <span className="step-name">{say(step.verb)}</span>
            ) : (
              <button
                type="button"
                className={step.step === 'withdraw' ? 'link' : 'button'}
                disabled={step.because !== undefined}
                onClick={() => setTaking(step)}
              >
                {say(step.verb)}
              </button>
            )}
            <span className="quiet small">
              {step.done
                ? skipped(step)
                  ? say(words.skipped)
                  : null
                : step.because === undefined
                  ? say(step.note, { version: version.version })
                  : say(step.because)}
              {step.step === 'replay' && replay !== undefined
                ? say(words.replayAttached, {
                    hits: format.number(replay.hits),
                    declarations: format.number(replay.declarations),
                  })
                : null}
              {step.step === 'approve' && approvedBy !== undefined ? (
                <>
                  {approvedBy}
                  {approvedAt === undefined ? null : (
                    <>
                      , <When at={approvedAt} as="dayTime" />
                    </>
                  )}
                </>
              ) : null}
              {step.step === 'shadow' && shadowHits !== undefined
                ? `${say(words.shadowHits)}: ${format.number(shadowHits)}`
                : null}
              {step.step === 'live' && liveFrom !== undefined ? `${say(words.liveFrom)} ${liveFrom}` : null}
              {step.step === 'withdraw' && withdrawnBecause !== undefined ? withdrawnBecause : null}
            </span>
          </li>
        ))}
      </ol>
      {taking === undefined ? null : <StepDialog version={version} step={taking} close={() => setTaking(undefined)} />}
    </section>
  );
}
