import { useCallback } from 'react';
import type { StepMark } from '../../core/inspect/codes.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { entriesOf, stepState } from '../../core/inspect/read-inspection.ts';
import { STEP_MARK_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';

type Shown = StepMark | 'open' | 'waiver-asked' | 'waived';

/** How a step stands, by its shape first: an entry that is not in order outweighs those that are. */
function markOf(now: Inspection, step: OrderedStep): Shown {
  const state = stepState(now, step.id);
  if (state !== 'signed') return state;
  return entriesOf(now, step.id).some(({ mark }) => mark === 'not-in-order') ? 'not-in-order' : 'in-order';
}

/** The mark of a step as one sign; an open step has none. */
export function glyphOf(mark: Shown): string {
  return mark === 'in-order' ? '✓' : mark === 'not-in-order' ? '✕' : mark === 'waived' ? '–' : '';
}

/** How a step stands, as a sign and in words: colour alone would not say it. */
export function useStateWord(): (
  now: Inspection,
  step: OrderedStep,
) => { readonly mark: Shown; readonly word: string } {
  const say = useSay();
  return useCallback(
    (now, step) => {
      const mark = markOf(now, step);
      switch (mark) {
        case 'open':
          return { mark, word: say(inspectWords.stateOpen) };
        case 'waiver-asked':
          return { mark, word: say(inspectWords.stateWaiver) };
        case 'waived':
          return { mark, word: say(inspectWords.stateWaived) };
        default:
          return { mark, word: say(STEP_MARK_WORDS[mark]) };
      }
    },
    [say],
  );
}
