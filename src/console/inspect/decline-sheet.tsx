import type { ReactNode } from 'react';
import type { SecondRefusal } from '../../core/inspect/codes.ts';
import { SECOND_REFUSAL_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';

/** Why an officer does not sign what a colleague did: one tap, and it stands beside their name. */
export function DeclineSheet<Reason extends SecondRefusal>(props: {
  readonly reasons: readonly Reason[];
  readonly onChoose: (reason: Reason) => void;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  return (
    <Sheet title={say(inspectWords.whyDecline)} onClose={props.onClose}>
      <section>
        <p className="quiet">{say(inspectWords.whyDeclineNote)}</p>
        <Codes codes={props.reasons} words={SECOND_REFUSAL_WORDS} onChoose={props.onChoose} />
      </section>
    </Sheet>
  );
}
