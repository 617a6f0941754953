import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { stepsOf, stepState } from '../../core/inspect/read-inspection.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { AddStep } from './add-step.tsx';
import { Entries } from './entries.tsx';
import { UndoBar } from './record.tsx';
import { SentPhotos } from './sent-photos.tsx';
import { StepFoot } from './step-foot.tsx';
import { glyphOf, useStateWord } from './step-words.ts';
import { isOnTruck, TruckPicture } from './truck-picture.tsx';
import { type Task, usePlace } from './use-inspect.ts';
import { Waivers } from './waivers.tsx';

/** The steps in working order, the current one at the foot, under the thumb. */
export function StepsPart({ task, active }: { readonly task: Task; readonly active: boolean }): ReactNode {
  const say = useSay();
  const [, go] = usePlace();
  const [chosen, setChosen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const steps = stepsOf(task.now);
  const isOpen = (step: OrderedStep): boolean => stepState(task.now, step.id) === 'open';
  const next = steps.find((step) => step.required && isOpen(step));
  const chosenStep = steps.find(({ id }) => id === chosen);
  const current = chosenStep ?? next;
  const packs = [...new Set(steps.map(({ pack }) => pack))];
  const titleOf = (pack: string): string => {
    const known = task.now.order.packs.find(({ id }) => id === pack);
    return known === undefined ? say(inspectWords.addStep) : say(known.title);
  };
  return (
    <>
      <div className="part">
        <Waivers task={task} />
        {packs.map((pack) => {
          const those = steps.filter((step) => step.pack === pack);
          return (
            <section key={pack}>
              <h2>{titleOf(pack)}</h2>
              {isOnTruck(those) ? (
                <TruckPicture now={task.now} steps={those} chosen={current?.id} onChoose={setChosen} />
              ) : (
                <ul className="step-rows">
                  {those.map((step) => (
                    <li key={step.id}>
                      <StepRow task={task} step={step} current={step.id === current?.id} onChoose={setChosen} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
        {active && task.now.state === 'started' ? (
          <button type="button" onClick={() => setAdding(true)}>
            {say(inspectWords.addStep)}
          </button>
        ) : null}
      </div>
      {active ? (
        <footer className="foot">
          <UndoBar task={task} />
          {current === undefined ? (
            <>
              <p>{say(inspectWords.allSigned)}</p>
              <button type="button" className="main-step" onClick={() => go({ id: task.view.id, part: 'results' })}>
                {say(inspectWords.toResults)}
              </button>
            </>
          ) : (
            <StepFoot key={current.id} task={task} step={current} onDone={() => setChosen(undefined)} />
          )}
        </footer>
      ) : chosenStep === undefined ? null : (
        <footer className="foot">
          <section className="current" aria-label={say(chosenStep.title)}>
            <h2>{say(chosenStep.title)}</h2>
            <Entries task={task} step={chosenStep} />
            <SentPhotos task={task} step={chosenStep.id} />
          </section>
        </footer>
      )}
      {adding ? <AddStep task={task} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function StepRow(props: {
  readonly task: Task;
  readonly step: OrderedStep;
  readonly current: boolean;
  readonly onChoose: (step: string) => void;
}): ReactNode {
  const { task, step, current } = props;
  const say = useSay();
  const { mark, word } = useStateWord()(task.now, step);
  const signed = mark === 'in-order' || mark === 'not-in-order';
  const row = useRef<HTMLButtonElement>(null);
  // The list goes along with the work, so that what comes next is in sight.
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'center' });
  }, [current]);
  return (
    <button
      ref={row}
      type="button"
      className="step-row-button"
      data-state={mark}
      aria-pressed={current}
      onClick={() => props.onChoose(step.id)}
    >
      <span className="glyph" aria-hidden="true">
        {glyphOf(mark) || '○'}
      </span>
      <span className="step-title">
        {say(step.title)}
        <Entries task={task} step={step} />
      </span>
      <span className="step-state">{signed ? '' : step.required ? word : say(inspectWords.optional)}</span>
    </button>
  );
}
