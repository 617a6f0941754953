import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { peopleWords as words } from '../../messages/console-people.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { GrantView, PersonView } from '../../wire/people.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { DecisionDialog, type DecisionKind } from './decision-dialog.tsx';

/** Proposals that a second person has to decide. */
export function Waiting(props: {
  readonly waiting: readonly (readonly [PersonView, GrantView])[];
  readonly nameOf: (id: string) => string;
}): ReactNode {
  const say = useSay();
  const me = useQuery(meQuery).data;
  const [asked, setAsked] = useState<readonly [PersonView, GrantView, DecisionKind]>();
  if (props.waiting.length === 0) return <p className="quiet">{say(words.waitingNone)}</p>;
  const mayDecide = me?.roles.includes('administrator') === true;
  return (
    <>
      <ul className="waiting">
        {props.waiting.map(([person, grant]) => {
          const own = grant.proposedBy === me?.id;
          return (
            <li key={grant.id}>
              <span>
                <strong>{person.name}</strong> → {say(ROLE_WORDS[grant.role])}
                {grant.operator === undefined ? '' : ` (${grant.operator})`}
              </span>
              <span className="quiet">
                {say(words.proposedBy)} {props.nameOf(grant.proposedBy)}, <When at={grant.proposedAt} />
              </span>
              <span className="waiting-acts">
                {own || grant.userId === me?.id ? (
                  <span className="quiet">{say(own ? words.ownProposal : words.ownGrant)}</span>
                ) : mayDecide ? (
                  <>
                    <button type="button" className="button" onClick={() => setAsked([person, grant, 'refusal'])}>
                      {say(words.refuse)}
                    </button>
                    <button type="button" className="button main" onClick={() => setAsked([person, grant, 'approval'])}>
                      {say(words.approve)}
                    </button>
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      {asked === undefined ? null : (
        <DecisionDialog person={asked[0]} grant={asked[1]} kind={asked[2]} close={() => setAsked(undefined)} />
      )}
    </>
  );
}
