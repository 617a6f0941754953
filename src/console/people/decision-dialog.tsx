import type { ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { peopleWords as words } from '../../messages/console-people.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { GrantView, PersonView } from '../../wire/people.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { useDecision } from './decide.ts';

/** What can be decided about a grant; the last part of its address. */
export type DecisionKind = 'approval' | 'refusal' | 'revocation';

const VERBS: Readonly<Record<DecisionKind, readonly [verb: BilingualText, consequence: BilingualText]>> = {
  approval: [words.approve, words.approveNote],
  refusal: [words.refuse, words.refuseNote],
  revocation: [words.revoke, words.revokeNote],
};

/** Names what follows from approving, refusing or revoking a grant before it is recorded. */
export function DecisionDialog(props: {
  readonly person: PersonView;
  readonly grant: GrantView;
  readonly kind: DecisionKind;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const { person, grant, kind, close } = props;
  const { send, busy, trouble } = useDecision(`/grants/${grant.id}/${kind}`, close);
  const [verb, consequence] = VERBS[kind];
  return (
    <Dialog open close={close} title={say(verb)}>
      <p>{say(consequence, { name: person.name, role: say(ROLE_WORDS[grant.role]) })}</p>
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
      <div className="dialog-end">
        <button type="button" className="button" onClick={close}>
          {say(frameWords.cancel)}
        </button>
        <button type="button" className="button main" disabled={busy} onClick={() => send({})}>
          {say(verb)}
        </button>
      </div>
    </Dialog>
  );
}
