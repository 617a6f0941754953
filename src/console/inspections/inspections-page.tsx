import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { FLAG_WORDS, INSPECTION_STATE_WORDS, OUTCOME_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { inspectionsQuery } from './queries.ts';
import './inspections.css';

/** Inspections: which are open and with whom, how each was decided, what is to be looked at again. */
export function InspectionsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { show } = useSearch({ from: '/frame/inspections' });
  const query = useInfiniteQuery({ ...inspectionsQuery(show !== 'all'), refetchInterval: 15_000 });
  const { data, error, refetch, hasNextPage, fetchNextPage } = query;
  if (data === undefined && error === null) return <LoadingPage />;
  const inspections = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page inspections">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <nav className="page-act" aria-label={say(words.state)}>
          <Link to="/inspections" search={{}} activeOptions={{ includeSearch: true, exact: true }}>
            {say(words.open)}
          </Link>
          <Link to="/inspections" search={{ show: 'all' }} activeOptions={{ includeSearch: true, exact: true }}>
            {say(words.all)}
          </Link>
        </nav>
      </div>
      {data === undefined && error !== null ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data !== undefined && inspections.length === 0 ? (
        <p className="quiet">{say(show === 'all' ? words.noneAtAll : words.none)}</p>
      ) : null}
      {inspections.length === 0 ? null : <Table inspections={inspections} />}
      {hasNextPage ? (
        <p>
          <button type="button" className="button" onClick={() => void fetchNextPage()}>
            {say(words.more)}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Table({ inspections }: { readonly inspections: readonly InspectionView[] }): ReactNode {
  const say = useSay();
  return (
    <TableBox label={say(words.title)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.vehicle)}</th>
            <th scope="col">{say(words.state)}</th>
            <th scope="col">{say(words.officer)}</th>
            <th scope="col">{say(words.looksFor)}</th>
            <th scope="col">{say(words.opened)}</th>
            <th scope="col">{say(words.outcome)}</th>
            <th scope="col">{say(words.flags)}</th>
          </tr>
        </thead>
        <tbody>
          {inspections.map((one) => (
            <tr key={one.id}>
              <td className="fit">
                <Link to="/inspections/$id" params={{ id: one.id }}>
                  {one.plate}
                </Link>
              </td>
              <td>{say(INSPECTION_STATE_WORDS[one.state])}</td>
              <td>{one.assigned?.name ?? <span className="quiet">{say(words.nobody)}</span>}</td>
              <td>
                {[...new Set(one.order.items.flatMap(({ hazards }) => hazards))]
                  .map((hazard) => say(HAZARD_WORDS[hazard]))
                  .join(say(frameWords.listComma))}
              </td>
              <td className="fit">
                <When at={one.openedAt} />
              </td>
              <td>{one.outcome === undefined ? '' : say(OUTCOME_WORDS[one.outcome])}</td>
              <td>{one.flags.map((flag) => say(FLAG_WORDS[flag])).join(say(frameWords.listComma))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
