import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { retentionWords } from '../../messages/console-retention.ts';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { Failed, Notice, Skeleton, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { filingsQuery } from '../wire/queries.ts';
import { Follow } from './follow.tsx';
import { NewFiling } from './new-filing.tsx';
import './filings.css';

/** A declarant's page: file, and follow what was filed. */
export function FilingsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { new: how } = useSearch({ from: '/frame/filings' });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...filingsQuery,
    // A declarant waits for the stage to change; the page asks, so that nobody has to.
    refetchInterval: 15_000,
  });
  const filings = data?.pages.flatMap(({ items }) => items);
  return (
    <div className="page filings">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {how === undefined ? (
          <Link to="/filings" search={{ new: 'form' }} className="button main page-act">
            {say(words.newFiling)}
          </Link>
        ) : null}
      </div>
      {how === undefined ? null : <NewFiling how={how} />}
      <section className={how === undefined ? undefined : 'section'} aria-labelledby="follow">
        <h2 id="follow">{say(words.follow)}</h2>
        {filings === undefined ? (
          error === null ? (
            <Skeleton rows={6} />
          ) : (
            <Failed error={error} retry={() => void refetch()} />
          )
        ) : filings.length === 0 ? (
          <Notice title={say(words.title)} text={say(words.none)} />
        ) : (
          <Follow filings={filings} />
        )}
        {hasNextPage ? (
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(words.more)}
          </button>
        ) : null}
        <p>
          <Link to="/held">{say(retentionWords.heldLink)}</Link>
        </p>
      </section>
    </div>
  );
}
