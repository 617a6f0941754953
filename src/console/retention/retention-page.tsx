import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DEVICE_DAYS } from '../../core/oversee/retention.ts';
import {
  RETENTION_DOES_WORDS,
  RETENTION_FROM_WORDS,
  RETENTION_WORDS,
  retentionWords as words,
} from '../../messages/console-retention.ts';
import { holdsOne, READERS } from '../../wire/access.ts';
import type { RetentionView } from '../../wire/retention.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import '../quality/quality.css';
import { meQuery } from '../wire/queries.ts';
import { MessageLookUp } from './message-look-up.tsx';
import { PlateLookUp } from './plate-look-up.tsx';
import { retentionQuery } from './queries.ts';
import './retention.css';

/** What is kept for a time only, why, and what was taken out. */
export function RetentionPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const roles = useQuery(meQuery).data?.roles ?? [];
  const { data, error, refetch } = useQuery(retentionQuery);
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet">{say(words.note)}</p>
      <Classes classes={data.classes} />
      <p className="small quiet">{say(words.devices, { days: DEVICE_DAYS })}</p>
      {roles.includes('inspector') || roles.includes('shift-lead') ? <PlateLookUp /> : null}
      {holdsOne(READERS, roles) ? <MessageLookUp /> : null}
      <section className="section">
        <h2>{say(words.batches)}</h2>
        {data.batches.length === 0 ? (
          <p className="quiet">{say(words.noBatches)}</p>
        ) : (
          <Batches batches={data.batches} />
        )}
      </section>
    </div>
  );
}

function Classes({ classes }: Pick<RetentionView, 'classes'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <TableBox label={say(words.title)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.record)}</th>
            <th scope="col">{say(words.stays)}</th>
            <th scope="col">{say(words.afterwards)}</th>
            <th scope="col" className="end">
              {say(words.kept)}
            </th>
            <th scope="col">{say(words.oldest)}</th>
            <th scope="col" className="end">
              {say(words.erased)}
            </th>
            <th scope="col">{say(words.last)}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ record, days, from, does, kept, oldest, erased, lastErasedAt }) => (
            <tr key={record}>
              <td>
                {say(RETENTION_WORDS[record].name)}
                <div className="small quiet">{say(RETENTION_WORDS[record].why)}</div>
              </td>
              <td>
                {days === 0
                  ? '–'
                  : say(days === 1 ? words.oneDay : words.days, {
                      days: format.number(days),
                      from: say(RETENTION_FROM_WORDS[from]),
                    })}
              </td>
              <td>{say(RETENTION_DOES_WORDS[does])}</td>
              <td className="end">{format.number(kept)}</td>
              <td>{oldest === undefined ? '–' : <When at={oldest} />}</td>
              <td className="end">{format.number(erased)}</td>
              <td>{lastErasedAt === undefined ? '–' : <When at={lastErasedAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What was erased, batch by batch: how much and from before when, never what. */
function Batches({ batches }: Pick<RetentionView, 'batches'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <TableBox label={say(words.batches)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.at)}</th>
            <th scope="col">{say(words.record)}</th>
            <th scope="col" className="end">
              {say(words.count)}
            </th>
            <th scope="col">{say(words.before)}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map(({ id, at, record, count, before }) => (
            <tr key={id}>
              <td className="fit">
                <When at={at} as="dayTime" />
              </td>
              <td>{say(RETENTION_WORDS[record].name)}</td>
              <td className="end">{format.number(count)}</td>
              <td>{format.day(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
