import { useCallback } from 'react';
import {
  CUSTODY_WORDS,
  OUTCOME_WORDS,
  RESULT_WORDS,
  SEAL_STATE_WORDS,
  STEP_MARK_WORDS,
} from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import type { QueuedAct } from './queued-act.ts';
import { useInspectState } from './use-inspect.ts';

/** Says in a few words what an act does. */
export function useDeedWords(): (act: QueuedAct) => string {
  const say = useSay();
  const { held } = useInspectState();
  return useCallback(
    ({ deed, inspection }) => {
      const steps = held.find(({ id }) => id === inspection)?.view.steps ?? [];
      const title = (id: string): string => {
        const step = steps.find((one) => one.id === id);
        return step === undefined ? id : say(step.title);
      };
      switch (deed.action) {
        case 'start':
          return say(inspectWords.start);
        case 'sign-step':
          return `${title(deed.step)}: ${say(STEP_MARK_WORDS[deed.mark])}`;
        case 'add-step':
          return `${say(inspectWords.addStep)}: ${title(deed.step)}`;
        case 'waive-step':
          return `${say(inspectWords.leaveOut)}: ${title(deed.step)}`;
        case 'approve-waiver':
        case 'second':
          return say(
            (deed.action === 'second' ? deed.agrees : deed.granted) ? inspectWords.agree : inspectWords.disagree,
          );
        case 'record-finding':
          return `${say(inspectWords.resultFor)} ${deed.line ?? ''}: ${say(RESULT_WORDS[deed.result])}`;
        case 'check-seal':
          return `${deed.number}: ${say(SEAL_STATE_WORDS[deed.state])}`;
        case 'replace-seal':
          return `${deed.number} → ${deed.next}`;
        case 'take-sample':
          return `${say(CUSTODY_WORDS[deed.kind])} ${deed.sealNumber}`;
        case 'hand-over':
          return say(inspectWords.handOver);
        case 'conclude':
          return `${say(inspectWords.conclude)}: ${say(OUTCOME_WORDS[deed.outcome])}`;
      }
    },
    [say, held],
  );
}
