import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { HAZARD_WORDS } from '../../../messages/console-words.ts';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import type { NamedListView } from '../../../wire/workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { When } from '../../pieces/when.tsx';
import { meQuery } from '../../wire/queries.ts';
import { useDecision } from '../use-decision.ts';

type Entry = NamedListView['entries'][number];

/** The entries of a list; those that wait come first, because somebody has to decide them. */
export function EntryTable({ list }: { readonly list: NamedListView }): ReactNode {
  const say = useSay();
  if (list.entries.length === 0) return <p className="quiet">{say(words.noEntries)}</p>;
  const cites = list.kind === 'operator' || list.kind === 'vehicle';
  const ordered = [...list.entries].sort(
    (a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed') || a.value.localeCompare(b.value),
  );
  return (
    <TableBox label={say(words.entries)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.value)}</th>
            <th scope="col">{say(words.state)}</th>
            <th scope="col">{say(words.expires)}</th>
            <th scope="col">{say(words.hazard)}</th>
            {cites ? <th scope="col">{say(words.finding)}</th> : null}
            <th scope="col">{say(words.proposedBy)}</th>
            <th scope="col">{say(words.approvedBy)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ordered.map((entry) => (
            <tr
              key={entry.id}
              className={entry.state === 'in-force' || entry.state === 'proposed' ? undefined : 'ended'}
            >
              <td className="fit">
                <code>{entry.value}</code>
              </td>
              <td className="fit">{say(words[entry.state])}</td>
              <td className="fit">{entry.expiresOn}</td>
              <td>{entry.hazard === undefined ? '–' : say(HAZARD_WORDS[entry.hazard])}</td>
              {cites ? (
                <td className="fit">
                  {entry.finding === undefined ? '–' : <code title={entry.finding}>{entry.finding.slice(-8)}</code>}
                </td>
              ) : null}
              <td>
                {entry.proposedBy}, <When at={entry.proposedAt} as="dayTime" />
              </td>
              <td>
                {entry.approvedBy ?? '–'}
                {entry.approvedAt === undefined ? null : (
                  <>
                    , <When at={entry.approvedAt} as="dayTime" />
                  </>
                )}
              </td>
              <td className="fit">
                <Decide list={list.id} entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What a second person may decide here; one's own entry is somebody else's to decide. */
function Decide({ list, entry }: { readonly list: string; readonly entry: Entry }): ReactNode {
  const say = useSay();
  const me = useQuery(meQuery).data;
  const done = () => undefined;
  const path = `/lists/${encodeURIComponent(list)}/entries/${entry.id}`;
  const approval = useDecision(`${path}/approval`, [['lists']], done);
  const refusal = useDecision(`${path}/refusal`, [['lists']], done);
  const withdrawal = useDecision(`${path}/withdrawal`, [['lists']], done);
  if (me === undefined) return null;
  const trouble = approval.trouble ?? refusal.trouble ?? withdrawal.trouble;
  const decides = me.roles.includes('approver');
  const mine = entry.proposedBy === me.id || entry.proposedBy === me.username;
  return (
    <>
      {entry.state === 'proposed' && decides && mine ? <span className="quiet">{say(words.ownEntry)}</span> : null}
      {entry.state === 'proposed' && decides && !mine ? (
        <span className="decide">
          <button type="button" className="button" disabled={approval.busy} onClick={() => approval.send({})}>
            {say(words.approve)}
          </button>
          <button type="button" className="button" disabled={refusal.busy} onClick={() => refusal.send({})}>
            {say(words.refuse)}
          </button>
        </span>
      ) : null}
      {entry.state === 'in-force' && (decides || me.roles.includes('analyst')) ? (
        <button type="button" className="link" disabled={withdrawal.busy} onClick={() => withdrawal.send({})}>
          {say(words.withdraw)}
        </button>
      ) : null}
      {trouble === undefined ? null : (
        <p role="alert" className="act small">
          {say(trouble)}
        </p>
      )}
    </>
  );
}
