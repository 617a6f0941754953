import { type ReactNode, useEffect } from 'react';
import { allowedInspectionActions } from '../../core/inspect/guard-act.ts';
import type { ActorId } from '../../core/domain/ids.ts';
import { itemsWithoutFinding, stepsOf, stepState } from '../../core/inspect/read-inspection.ts';
import { INSPECTION_STATE_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import { ConcludePart } from './conclude-part.tsx';
import { useDeedWords } from './deed-words.ts';
import { OrderPart } from './order-part.tsx';
import { ResultsPart } from './results-part.tsx';
import { StepsPart } from './steps-part.tsx';
import { UndoBar, useRecord } from './record.tsx';
import { type Part, PARTS, type Task, useInspect, useInspectState, usePlace, useTask } from './use-inspect.ts';

/** One inspection: its order, its steps, its results, its conclusion; what was refused stands above all of them. */
export function TaskPage({ view }: { readonly view: InspectionView }): ReactNode {
  const say = useSay();
  const task = useTask(view);
  const { open } = useInspect();
  const { connection } = useInspectState();
  const [{ part = task.now.state === 'started' ? 'steps' : 'order' }, go] = usePlace();
  const online = connection.online;
  // Colleagues work on it too: what they have signed since is fetched when one comes here.
  useEffect(() => {
    if (online !== false) void open(view.id);
  }, [open, view.id, online]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) go({});
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [go]);

  const steps = stepsOf(task.now);
  const done = steps.filter((step) => stepState(task.now, step.id) !== 'open').length;
  const items = task.now.order.items.length;
  // With what waits on this device, as the parts show it.
  const counts: Readonly<Record<Part, string>> = {
    order: '',
    steps: ` ${done}/${steps.length}`,
    results: ` ${items - itemsWithoutFinding(task.now).length}/${items}`,
    conclude: '',
  };
  const examines = task.mayDo('sign-step');
  const decides = task.mayDo('second');
  // Whoever has not begun or joined sees all and signs nothing.
  const begun = task.now.officers.some((officer) => officer === task.me);
  return (
    <main className="task">
      <header className="task-head">
        <button type="button" className="quiet-button" onClick={() => go({})}>
          ‹ {say(inspectWords.back)}
        </button>
        <h1 className="plate">{view.plate}</h1>
        <span className="quiet">{say(INSPECTION_STATE_WORDS[task.now.state])}</span>
      </header>
      <nav className="parts" aria-label={say(inspectWords.title)}>
        {PARTS.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === part ? 'page' : undefined}
            onClick={() => go({ id: view.id, part: one })}
          >
            {say(inspectWords[one])}
            <span className="count">{counts[one]}</span>
          </button>
        ))}
      </nav>
      <RefusedHere task={task} />
      {decides ? null : <p className="notice">{say(inspectWords.onlyReads)}</p>}
      {part === 'order' ? <OrderPart task={task} /> : null}
      {part === 'steps' ? <StepsPart task={task} active={examines && begun} /> : null}
      {part === 'results' ? <ResultsPart task={task} active={examines && begun} /> : null}
      {part === 'conclude' ? <ConcludePart task={task} active={decides} /> : null}
      <Foot task={task} part={part} mayAct={examines} begun={begun} />
    </main>
  );
}

/** Begins, joins, or leads on; the parts that act bring their own foot. */
function Foot(props: {
  readonly task: Task;
  readonly part: Part;
  readonly mayAct: boolean;
  readonly begun: boolean;
}): ReactNode {
  const { task, part } = props;
  const { now, view } = task;
  const say = useSay();
  const [, go] = usePlace();
  const { record, busy, trouble } = useRecord(task);
  if (!props.mayAct) return null;
  const begin = (): void =>
    void record({ action: 'start' }, { undoable: false }).then((ok) => ok && go({ id: view.id, part: 'steps' }));
  const maySign = allowedInspectionActions(now, task.me as ActorId);
  const others = now.officers.map((one) => task.nameOf(one)).join(', ');
  if (!props.begun && maySign.includes('start'))
    return (
      <footer className="foot">
        {trouble}
        <button type="button" className="main-step" disabled={busy} onClick={begin}>
          {now.state !== 'started'
            ? say(inspectWords.start)
            : others === ''
              ? say(inspectWords.joinNobody)
              : say(inspectWords.join, { name: others })}
        </button>
      </footer>
    );
  if (!props.begun && now.assigned !== undefined && (now.state === 'assigned' || now.state === 'ordered'))
    return (
      <footer className="foot">
        <p>{say(inspectWords.waitsFor, { name: task.nameOf(now.assigned) })}</p>
      </footer>
    );
  if (part === 'order')
    return (
      <footer className="foot">
        <button type="button" className="main-step" onClick={() => go({ id: view.id, part: 'steps' })}>
          {say(inspectWords.toSteps)}
        </button>
      </footer>
    );
  if (part === 'results')
    return (
      <footer className="foot">
        <UndoBar task={task} />
        <button type="button" className="main-step" onClick={() => go({ id: view.id, part: 'conclude' })}>
          {say(inspectWords.conclude)}
        </button>
      </footer>
    );
  return null;
}

/** What the server would not take, with what to do; it stays until the officer has read it. */
function RefusedHere({ task }: { readonly task: Task }): ReactNode {
  const say = useSay();
  const time = useTime();
  const inspect = useInspect();
  const describe = useDeedWords();
  if (task.refused.length === 0) return null;
  return (
    <section className="refusals" role="alert">
      {task.refused.map((act) => (
        <div key={act.id} className="notice">
          <p>
            <b>{say(inspectWords.refused)}</b> · {describe(act)} <span className="quiet">{time(act.at)}</span>
          </p>
          <p>{act.refused === undefined ? '' : say(act.refused.sentence)}</p>
          <button type="button" onClick={() => void inspect.putAway(act)}>
            {say(inspectWords.putAway)}
          </button>
        </div>
      ))}
    </section>
  );
}
