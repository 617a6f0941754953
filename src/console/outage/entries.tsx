import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Role } from '../../core/domain/role.ts';
import type { EntryCause, EntryVerdict } from '../../core/outage/forms.ts';
import { ACTION_WORDS } from '../../messages/console-words.ts';
import {
  ENTRY_CAUSE_WORDS,
  ENTRY_VERDICT_WORDS,
  INSPECTION_DEED_WORDS,
  outageWords as words,
} from '../../messages/outage-words.ts';
import type { OutageEntryView } from '../../wire/outages.ts';
import { Failed } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { type Act, ActDialog } from './act-dialog.tsx';
import { outageEntriesQuery } from './queries.ts';

/** Causes that stand for the ordinary course of an outage; the others stand out. */
const ALLOWED: ReadonlySet<EntryCause> = new Set(['form', 'with-grant']);
/** What is read anew after an act here. */
const CHANGES = [outageEntriesQuery.queryKey];

/** What was done without the server, those that nobody looked at first. */
export function Entries({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  const [act, setAct] = useState<Act>();
  const { data, error, refetch } = useQuery(outageEntriesQuery);
  const looks = roles.includes('shift-lead') || roles.includes('reviewer');
  if (data === undefined) return error === null ? null : <Failed error={error} retry={() => void refetch()} />;
  if (data.items.length === 0) return <p className="quiet">{say(words.entriesNone)}</p>;
  const offer = (id: string, verdict: EntryVerdict): ReactNode => (
    <button
      type="button"
      className="link"
      onClick={() =>
        setAct({
          verb: say(ENTRY_VERDICT_WORDS[verdict]),
          note: say(words.lookNote),
          path: `/outage-entries/${id}/review`,
          body: { verdict },
        })
      }
    >
      {say(ENTRY_VERDICT_WORDS[verdict])}
    </button>
  );
  return (
    <>
      <p className="quiet outage-note">
        {say(words.entriesOpen, { count: data.open })} · {say(words.entriesNote)}
      </p>
      <TableBox label={say(words.entries)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.cause)}</th>
              <th scope="col">{say(words.vehicle)}</th>
              <th scope="col">{say(words.action)}</th>
              <th scope="col">{say(words.serial)}</th>
              <th scope="col">{say(words.happened)}</th>
              <th scope="col">{say(words.doneBy)}</th>
              <th scope="col">{say(words.keyedAt)}</th>
              <th scope="col">{say(words.keyedBy)}</th>
              <th scope="col">{say(words.lookedAt)}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.id} className={one.review === undefined ? undefined : 'ended'}>
                <td className={ALLOWED.has(one.cause) ? undefined : 'act'}>{say(ENTRY_CAUSE_WORDS[one.cause])}</td>
                <td>
                  <Vehicle one={one} />
                </td>
                <td>{say(actionWord(one.action))}</td>
                <td className="fit">{one.form === undefined ? '–' : `${one.form.serial} · ${one.form.line}`}</td>
                <td className="fit">
                  <When at={one.happenedAt} as="dayTime" />
                </td>
                <td>
                  {one.doneBy.name}
                  {one.claimedSecond === undefined ? null : (
                    <div className="quiet">{say(words.claimedSecond, { name: one.claimedSecond.name })}</div>
                  )}
                </td>
                <td className="fit">
                  <When at={one.keyedAt} as="dayTime" />
                </td>
                <td>{one.keyedBy.name}</td>
                <td className="fit">
                  {one.review !== undefined ? (
                    `${one.review.by.name}: ${say(ENTRY_VERDICT_WORDS[one.review.verdict])}`
                  ) : looks && !one.yours ? (
                    <span className="decide">
                      {offer(one.id, 'in-order')}
                      {offer(one.id, 'not-in-order')}
                    </span>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {act === undefined ? null : <ActDialog act={act} changes={CHANGES} close={() => setAct(undefined)} />}
    </>
  );
}

function Vehicle({ one: { plate, crossing, inspection } }: { readonly one: OutageEntryView }): ReactNode {
  const text = plate ?? crossing?.slice(-8) ?? '–';
  if (inspection !== undefined)
    return (
      <Link to="/inspections/$id" params={{ id: inspection }}>
        {text}
      </Link>
    );
  if (crossing === undefined) return text;
  return (
    <Link to="/crossings/$id" params={{ id: crossing }}>
      {text}
    </Link>
  );
}

function actionWord(action: string): { readonly en: string; readonly zh: string } {
  const known: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
    ...INSPECTION_DEED_WORDS,
    ...ACTION_WORDS,
  };
  return known[action] ?? { en: action, zh: action };
}
