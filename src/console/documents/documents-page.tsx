import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import type { DocumentRequestsView } from '../../wire/documents.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { documentsQuery } from './queries.ts';
import { RequestTable } from './request-table.tsx';
import '../look/cases.css';

const MOST_SETTLED = 50;

/** Documents that are asked for: what waits for an officer first, then what waits for a declarant. */
export function DocumentsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery({ ...documentsQuery(), refetchInterval: 15_000 });
  if (data !== undefined) return <Documents data={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

function Documents({ data }: { readonly data: DocumentRequestsView }): ReactNode {
  const say = useSay();
  const { items, clocks } = data;
  const byDue = [...items].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const answered = byDue.filter(({ state }) => state === 'answered');
  const awaited = byDue.filter(({ state }) => state === 'asked' || state === 'refused');
  const settled = items.filter(({ state }) => state === 'accepted' || state === 'withdrawn').slice(0, MOST_SETTLED);
  return (
    <div className="page cases">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      {clocks === undefined ? null : <p className="quiet cases-note">{say(words.clocks, clocks)}</p>}
      <section className="section">
        <h2>{say(words.toLookAt)}</h2>
        <RequestTable label={say(words.toLookAt)} requests={answered} none={say(words.noneToLookAt)} />
      </section>
      <section className="section">
        <h2>{say(words.awaited)}</h2>
        <RequestTable label={say(words.awaited)} requests={awaited} none={say(words.noneAwaited)} />
      </section>
      <section className="section">
        <h2>{say(words.settled)}</h2>
        <RequestTable label={say(words.settled)} requests={settled} none={say(words.noneSettled)} />
      </section>
    </div>
  );
}
