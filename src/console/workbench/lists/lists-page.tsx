import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import { rulesWords } from '../../../messages/console-rules.ts';
import type { NamedListView } from '../../../wire/workbench.ts';
import { Failed, LoadingPage, useTitle } from '../../frame/whole-page.tsx';
import { useSay } from '../../pieces/say.ts';
import { meQuery } from '../../wire/queries.ts';
import { listsQuery } from '../queries.ts';
import { EntryTable } from './entry-table.tsx';
import { KIND_WORDS, NewList } from './new-list.tsx';
import { ProposeEntry } from './propose-entry.tsx';
import '../workbench.css';
import './lists.css';

/** The named lists that rules ask: what stands in each, until when, on whose word and on which finding. */
export function ListsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(listsQuery);
  if (data !== undefined) return <Lists lists={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

function Lists({ lists }: { readonly lists: readonly NamedListView[] }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const mayPropose = roles.includes('analyst');
  const [beginning, setBeginning] = useState(false);
  const [proposing, setProposing] = useState<NamedListView>();
  return (
    <div className="page lists">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <p className="quiet">
          <Link to="/rules">{say(rulesWords.title)}</Link> · <Link to="/vocabulary">{say(words.words)}</Link>
        </p>
        {mayPropose ? (
          <button type="button" className="button page-act" onClick={() => setBeginning(true)}>
            {say(words.newList)}
          </button>
        ) : null}
      </div>
      <p className="quiet lists-note">{say(words.note)}</p>
      {mayPropose ? null : <p className="quiet lists-note">{say(words.onlyAnalyst)}</p>}
      {lists.length === 0 ? <p className="quiet">{say(words.none)}</p> : null}
      {lists.map((list) => {
        const waiting = list.entries.filter(({ state }) => state === 'proposed').length;
        return (
          <section key={list.id} className="section" aria-label={say(list.title)}>
            <h2>
              {say(list.title)} <code>lists.{list.id}</code>
            </h2>
            <p className="quiet small list-facts">
              <span>{say(KIND_WORDS[list.kind])}</span>
              <span>
                {say(words.owner)}: {list.owner}
              </span>
              <span>
                {say(words.legalBasis)}: {list.legalBasis}
              </span>
              {waiting === 0 ? null : <span className="act">{say(words.waiting, { count: waiting })}</span>}
            </p>
            <EntryTable list={list} />
            {mayPropose ? (
              <p>
                <button type="button" className="link" onClick={() => setProposing(list)}>
                  + {say(words.propose)}
                </button>
              </p>
            ) : null}
          </section>
        );
      })}
      {beginning ? <NewList close={() => setBeginning(false)} /> : null}
      {proposing === undefined ? null : <ProposeEntry list={proposing} close={() => setProposing(undefined)} />}
    </div>
  );
}
