import { type ReactNode, useState } from 'react';
import { GRANT_STATE_WORDS, peopleWords as words } from '../../messages/console-people.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { GrantView, PersonView } from '../../wire/people.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { DecisionDialog } from './decision-dialog.tsx';

/** Everything that was proposed for a person, and what became of it. */
export function GrantTable(props: {
  readonly person: PersonView;
  readonly nameOf: (id: string) => string;
  readonly mayDecide: boolean;
}): ReactNode {
  const say = useSay();
  const { person, nameOf, mayDecide } = props;
  const [revoking, setRevoking] = useState<GrantView>();
  return (
    <>
      <TableBox className="grants" label={say(words.history)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.role)}</th>
              <th scope="col">{say(words.operator)}</th>
              <th scope="col">{say(words.state)}</th>
              <th scope="col">{say(words.proposedBy)}</th>
              <th scope="col">{say(words.decidedBy)}</th>
              <th scope="col">
                <span className="out-of-sight">{say(words.revoke)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {person.grants.map((grant) => (
              <tr key={grant.id}>
                <td>{say(ROLE_WORDS[grant.role])}</td>
                <td>{grant.operator ?? '–'}</td>
                <td>{say(GRANT_STATE_WORDS[grant.state])}</td>
                <td>
                  {grant.origin === 'proposal' ? nameOf(grant.proposedBy) : say(words[grant.origin])}{' '}
                  <span className="quiet">
                    <When at={grant.proposedAt} as="dayTime" />
                  </span>
                </td>
                <td>
                  {grant.decidedBy === undefined ? '–' : nameOf(grant.decidedBy)}{' '}
                  {grant.decidedAt === undefined ? null : (
                    <span className="quiet">
                      <When at={grant.decidedAt} as="dayTime" />
                    </span>
                  )}
                </td>
                <td className="end">
                  {mayDecide && grant.state === 'in-force' ? (
                    <button type="button" className="link" onClick={() => setRevoking(grant)}>
                      {say(words.revoke)}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {revoking === undefined ? null : (
        <DecisionDialog person={person} grant={revoking} kind="revocation" close={() => setRevoking(undefined)} />
      )}
    </>
  );
}
