import { type ReactNode, useId, useState } from 'react';
import { STEP_VERDICTS, WAIVE_REASONS } from '../../core/oversee/review.ts';
import { qualityWords as words, STEP_VERDICT_WORDS, WAIVE_REASON_WORDS } from '../../messages/console-quality.ts';
import type { ReviewView } from '../../wire/quality.ts';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { FindAgain, type FoundAgain } from './find-again.tsx';
import { bulletinQuery, reviewsQuery } from './queries.ts';

interface FormProps {
  readonly review: ReviewView;
  readonly close: () => void;
}

/** What is read anew after an act here. */
const CHANGES = [reviewsQuery.queryKey, bulletinQuery.queryKey];

/** Records what a second look says: only steps that were missed or done well are named. */
export function RecordLook({ review, close }: FormProps): ReactNode {
  const say = useSay();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const steps = Object.entries(said).flatMap(([step, verdict]) => (verdict === '' ? [] : [{ step, verdict }]));
  const count = steps.filter(({ verdict }) => verdict === 'missed').length;
  const [found, setFound] = useState<FoundAgain>();
  const mayFind = review.kind === 'second-look' && count > 0;
  return (
    <FormDialog
      title={say(words.recordTitle)}
      verb={count === 0 ? say(words.agrees) : say(words.differs, { count })}
      path={`/reviews/${review.id}/verdict`}
      changes={CHANGES}
      body={{
        verdict: count === 0 ? 'agrees' : 'differs',
        steps,
        ...(mayFind && found !== undefined ? { found: [found] } : {}),
      }}
      ready
      close={close}
    >
      <p className="small quiet">{say(words.recordNote)}</p>
      {review.steps.map(({ id, title }) => (
        <StepVerdict
          key={id}
          title={say(title)}
          value={said[id] ?? ''}
          set={(value) => setSaid({ ...said, [id]: value })}
        />
      ))}
      {mayFind ? <FindAgain goods={review.goods} found={found} set={setFound} /> : null}
    </FormDialog>
  );
}

function StepVerdict(props: {
  readonly title: string;
  readonly value: string;
  readonly set: (value: string) => void;
}): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <div className="step-verdict">
      <label htmlFor={id}>{props.title}</label>
      <select id={id} className="plain" value={props.value} onChange={({ target }) => props.set(target.value)}>
        <option value="">{say(words.inOrder)}</option>
        {STEP_VERDICTS.map((verdict) => (
          <option key={verdict} value={verdict}>
            {say(STEP_VERDICT_WORDS[verdict])}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Asks for a second look to be left out; the vehicle waits until another person decides. */
export function AskWaiver({ review, close }: FormProps): ReactNode {
  const say = useSay();
  const id = useId();
  const [reason, setReason] = useState<string>(WAIVE_REASONS[0]);
  return (
    <FormDialog
      title={say(words.waiveTitle)}
      verb={say(words.ask)}
      path={`/reviews/${review.id}/waiver`}
      changes={CHANGES}
      body={{ reason }}
      ready
      close={close}
    >
      <p className="small quiet">{say(words.waiveNote)}</p>
      <div className="field">
        <label htmlFor={id}>{say(words.waiveReason)}</label>
        <select id={id} className="input" value={reason} onChange={({ target }) => setReason(target.value)}>
          {WAIVE_REASONS.map((one) => (
            <option key={one} value={one}>
              {say(WAIVE_REASON_WORDS[one])}
            </option>
          ))}
        </select>
      </div>
    </FormDialog>
  );
}

/** Lets a second look be left out; not offered to whoever asked. */
export function ApproveWaiver({ review, close }: FormProps): ReactNode {
  const say = useSay();
  return (
    <FormDialog
      title={say(words.waiveTitle)}
      verb={say(words.approve)}
      path={`/reviews/${review.id}/waiver-approval`}
      changes={CHANGES}
      body={{}}
      ready
      close={close}
    >
      <p>{say(words.approveNote)}</p>
    </FormDialog>
  );
}
