import { type ReactNode, useState } from 'react';
import { FIGURE_KINDS, type StepMark } from '../../core/inspect/codes.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { stepState } from '../../core/inspect/read-inspection.ts';
import { STEP_MARK_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { Entries } from './entries.tsx';
import { NumberPad } from './number-pad.tsx';
import { Photos } from './photos.tsx';
import { SentPhotos } from './sent-photos.tsx';
import { useRecord } from './record.tsx';
import { StepMore } from './step-more.tsx';
import { type Task, useInspectState } from './use-inspect.ts';

/** Photos that one signature may name; more are left for an addendum. */
const MOST_PHOTOS = 6;

/** The current step under the thumb: one tap signs it; a figure takes the pad first. */
export function StepFoot(props: {
  readonly task: Task;
  readonly step: OrderedStep;
  readonly onDone: () => void;
}): ReactNode {
  const { task, step } = props;
  const say = useSay();
  const { photos } = useInspectState();
  const { record, busy, trouble } = useRecord(task);
  const [sheet, setSheet] = useState<'pad' | 'more'>();
  const state = stepState(task.now, step.id);
  const drafts = photos.filter(
    (photo) =>
      photo.inspection === task.view.id && photo.step === step.id && photo.by === task.me && photo.state === 'draft',
  );
  const sign = (mark: StepMark, more: { readonly value?: number; readonly remark?: string } = {}): void => {
    const ids = drafts.slice(0, MOST_PHOTOS).map(({ id }) => id);
    const deed = {
      action: 'sign-step' as const,
      step: step.id,
      mark,
      ...more,
      ...(ids.length > 0 ? { photos: ids } : {}),
    };
    void record(deed, { undoable: true }).then((ok) => {
      if (ok) props.onDone();
      else setSheet(undefined);
    });
  };
  // Once signed, what follows is an addendum in words or marks: the figure stands.
  const figure = FIGURE_KINDS.includes(step.kind) && state !== 'signed';
  const needsPhoto = step.photo === 'required' && state !== 'signed' && drafts.length === 0;
  return (
    <section className="current" aria-label={say(step.title)}>
      <h2>{say(step.title)}</h2>
      <Entries task={task} step={step} />
      <SentPhotos task={task} step={step.id} />
      {state === 'signed' ? <p className="quiet">{say(inspectWords.addendumNote)}</p> : null}
      {state === 'waiver-asked' ? <p className="quiet">{say(inspectWords.waiverWaits)}</p> : null}
      {trouble}
      <div className="tools">
        {step.photo === 'none' ? null : <Photos task={task} step={step} needed={needsPhoto} />}
        <button type="button" onClick={() => setSheet('more')}>
          {say(inspectWords.more)}
        </button>
      </div>
      {figure ? (
        <button type="button" className="main-step" disabled={busy} onClick={() => setSheet('pad')}>
          {step.unit === undefined ? say(inspectWords.figureCount) : say(inspectWords.figure, { unit: step.unit })}
        </button>
      ) : (
        <Marks busy={busy} onMark={(mark) => sign(mark)} />
      )}
      {sheet === 'pad' ? (
        <NumberPad
          title={say(step.title)}
          unit={step.unit}
          onClose={() => setSheet(undefined)}
          buttons={(value) => (
            <Marks
              busy={busy || value === undefined}
              onMark={(mark) => sign(mark, value === undefined ? {} : { value })}
            />
          )}
        />
      ) : null}
      {sheet === 'more' ? (
        <StepMore
          task={task}
          step={step}
          onClose={() => setSheet(undefined)}
          buttons={(remark) =>
            figure ? null : <Marks busy={busy} onMark={(mark) => sign(mark, remark === '' ? {} : { remark })} />
          }
        />
      ) : null}
    </section>
  );
}

/** The two ways to sign a step. The one that finds fault is as near as the other. */
function Marks(props: { readonly busy: boolean; readonly onMark: (mark: StepMark) => void }): ReactNode {
  const say = useSay();
  return (
    <div className="marks">
      <button type="button" className="not-in-order" disabled={props.busy} onClick={() => props.onMark('not-in-order')}>
        <span aria-hidden="true">✕</span> {say(STEP_MARK_WORDS['not-in-order'])}
      </button>
      <button type="button" className="main-step" disabled={props.busy} onClick={() => props.onMark('in-order')}>
        <span aria-hidden="true">✓</span> {say(STEP_MARK_WORDS['in-order'])}
      </button>
    </div>
  );
}
