import { type ReactNode, useId, useState } from 'react';
import { WAIVER_REASONS } from '../../core/inspect/codes.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { stepState } from '../../core/inspect/read-inspection.ts';
import { WAIVER_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

/** The rarer things on a step: sign it with a remark, or ask to leave it out. */
export function StepMore(props: {
  readonly task: Task;
  readonly step: OrderedStep;
  readonly onClose: () => void;
  readonly buttons: (remark: string) => ReactNode;
}): ReactNode {
  const { task, step, onClose } = props;
  const say = useSay();
  const id = useId();
  const [remark, setRemark] = useState('');
  const { record, trouble } = useRecord(task);
  return (
    <Sheet title={say(step.title)} onClose={onClose}>
      <section>
        <div className="field">
          <label htmlFor={id}>{say(inspectWords.remark)}</label>
          <input id={id} value={remark} maxLength={280} onChange={(event) => setRemark(event.target.value)} />
        </div>
        {props.buttons(remark.trim())}
      </section>
      {stepState(task.now, step.id) === 'open' ? (
        <section>
          <h3>{say(inspectWords.leaveOut)}</h3>
          <p className="quiet">{say(inspectWords.leaveOutNote)}</p>
          {trouble}
          <Codes
            codes={WAIVER_REASONS}
            words={WAIVER_WORDS}
            onChoose={(reason) =>
              void record({ action: 'waive-step', step: step.id, reason }, { undoable: true }).then(
                (ok) => ok && onClose(),
              )
            }
          />
        </section>
      ) : null}
    </Sheet>
  );
}
