import { type ReactNode, useState } from 'react';
import { OBSERVATIONS } from '../../core/inspect/codes.ts';
import { stepsOf } from '../../core/inspect/read-inspection.ts';
import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { useRecord } from './record.tsx';
import { type Task, useInspectState } from './use-inspect.ts';

/** One more step out of the checklists in force: which, for which hazard, because of what was seen. */
export function AddStep({ task, onClose }: { readonly task: Task; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const { packs } = useInspectState();
  const [step, setStep] = useState<string>();
  const [hazard, setHazard] = useState<Hazard>();
  const { record, trouble } = useRecord(task);
  const known = new Set(stepsOf(task.now).map(({ id }) => id));
  const idOf = (pack: string, id: string): string => (id.includes('/') ? id : `${pack}/${id}`);
  return (
    <Sheet title={say(inspectWords.addStep)} onClose={onClose}>
      {trouble}
      {step === undefined ? (
        <section>
          <h3>{say(inspectWords.addStepWhich)}</h3>
          {packs.map((pack) => (
            <details key={pack.id}>
              <summary>{say(pack.title)}</summary>
              <div className="codes">
                {pack.steps
                  .filter(({ id }) => !known.has(idOf(pack.id, id)))
                  .map(({ id, title }) => (
                    <button key={id} type="button" onClick={() => setStep(idOf(pack.id, id))}>
                      {say(title)}
                    </button>
                  ))}
              </div>
            </details>
          ))}
        </section>
      ) : hazard === undefined ? (
        <section>
          <h3>{say(inspectWords.addStepHazard)}</h3>
          <Codes codes={HAZARDS} words={HAZARD_WORDS} onChoose={setHazard} />
        </section>
      ) : (
        <section>
          <h3>{say(inspectWords.addStepSeen)}</h3>
          <Codes
            codes={OBSERVATIONS}
            words={OBSERVATION_WORDS}
            onChoose={(observation) =>
              void record({ action: 'add-step', step, hazard, observation }, { undoable: true }).then(
                (ok) => ok && onClose(),
              )
            }
          />
        </section>
      )}
    </Sheet>
  );
}
