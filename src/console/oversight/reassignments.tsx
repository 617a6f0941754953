import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { REASSIGNMENT_WORDS } from '../../messages/console-roster.ts';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import { frameWords } from '../../messages/console-frame.ts';
import type { ReassignmentView } from '../../wire/roster.ts';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { useDecision } from '../workbench/use-decision.ts';
import { reassignmentsQuery } from './queries.ts';

/** Listed at first: a month has some hundred. */
const FIRST = 12;

/** Who took over from whom, and the proposals that wait for a second person. */
export function Reassignments(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(reassignmentsQuery);
  return (
    <section className="section">
      <h2>{say(words.reassignments)}</h2>
      {data !== undefined ? (
        <List items={data} />
      ) : error === null ? (
        <Skeleton rows={4} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </section>
  );
}

/**
 * Those that wait for a second officer first, all of them; of the decided ones only the newest until asked for more.
 */
function List({ items }: { readonly items: readonly ReassignmentView[] }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const mayDecide = roles.includes('shift-lead') || roles.includes('approver');
  const [all, setAll] = useState(false);
  const [deciding, setDeciding] = useState<Deciding>();
  if (items.length === 0) return <p className="quiet">{say(words.noReassignments)}</p>;
  const waiting = items.filter(({ state }) => state === 'proposed');
  const ordered = [...waiting, ...items.filter(({ state }) => state !== 'proposed')];
  const shown = all ? ordered : ordered.slice(0, Math.max(FIRST, waiting.length));
  return (
    <>
      <TableBox label={say(words.reassignments)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.proposedBy)}</th>
              <th scope="col">{say(words.code)}</th>
              <th scope="col">{say(words.from)}</th>
              <th scope="col">{say(words.to)}</th>
              <th scope="col">{say(words.decidedBy)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.proposedBy}{' '}
                  <span className="quiet">
                    <When at={one.proposedAt} as="dayTime" />
                  </span>
                </td>
                <td>{say(REASSIGNMENT_WORDS[one.code])}</td>
                <td>{one.from ?? '–'}</td>
                <td>{one.to}</td>
                <td>
                  {one.decidedBy === undefined ? null : `${one.decidedBy}, `}
                  <span className={one.state === 'proposed' ? 'act' : 'quiet'}>{say(words[one.state])}</span>
                </td>
                <td className="fit">
                  {mayDecide && one.state === 'proposed' ? (
                    <span className="decide">
                      {one.own ? null : (
                        <button type="button" className="link" onClick={() => setDeciding({ one, kind: 'approval' })}>
                          {say(words.approve)}
                        </button>
                      )}
                      <button type="button" className="link" onClick={() => setDeciding({ one, kind: 'refusal' })}>
                        {say(words.refuse)}
                      </button>
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {shown.length < ordered.length ? (
        <p>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {say(words.more, { count: ordered.length - shown.length })}
          </button>
        </p>
      ) : null}
      {deciding === undefined ? null : <Decide {...deciding} close={() => setDeciding(undefined)} />}
    </>
  );
}

interface Deciding {
  readonly one: ReassignmentView;
  readonly kind: 'approval' | 'refusal';
}

function Decide({ one, kind, close }: Deciding & { readonly close: () => void }): ReactNode {
  const say = useSay();
  const changes = [reassignmentsQuery.queryKey];
  const { send, busy, trouble } = useDecision(`/reassignments/${one.id}/${kind}`, changes, close);
  const verb = say(kind === 'approval' ? words.approve : words.refuse);
  return (
    <Dialog open close={close} title={verb}>
      <p>{say(kind === 'approval' ? words.approveNote : words.refuseNote, { to: one.to })}</p>
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
          {verb}
        </button>
      </div>
    </Dialog>
  );
}
