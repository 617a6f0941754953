import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { frameWords } from '../../../messages/console-frame.ts';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import { rulesWords } from '../../../messages/console-rules.ts';
import type { TermView } from '../../../wire/workbench.ts';
import { Failed, LoadingPage, useTitle } from '../../frame/whole-page.tsx';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { meQuery } from '../../wire/queries.ts';
import { vocabularyQuery } from '../queries.ts';
import { useDecision } from '../use-decision.ts';
import { ProposeTerm } from './propose-term.tsx';
import '../workbench.css';
import '../lists/lists.css';

/** The goods words that intake recognises and rules may ask for, each by two people. */
export function VocabularyPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.words));
  const { data, error, refetch } = useQuery(vocabularyQuery);
  if (data !== undefined) return <Vocabulary terms={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

function Vocabulary({ terms }: { readonly terms: readonly TermView[] }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const mayPropose = roles.includes('analyst');
  const [sought, setSought] = useState('');
  const [proposing, setProposing] = useState(false);
  const plain = sought.trim().toLowerCase();
  const shown = terms
    .filter(({ id, label, words: spellings }) =>
      `${id} ${label.en} ${label.zh} ${spellings.join(' ')}`.toLowerCase().includes(plain),
    )
    .sort((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed') || a.id.localeCompare(b.id));
  return (
    <div className="page lists">
      <div className="page-head">
        <h1>{say(words.words)}</h1>
        <p className="quiet" role="status">
          {say(words.countTerms, { count: shown.length })}
        </p>
        <p className="quiet">
          <Link to="/rules">{say(rulesWords.title)}</Link> · <Link to="/lists">{say(words.title)}</Link>
        </p>
        {mayPropose ? (
          <button type="button" className="button page-act" onClick={() => setProposing(true)}>
            {say(words.proposeTerm)}
          </button>
        ) : null}
      </div>
      <p className="quiet lists-note">{say(words.wordsNote)}</p>
      {mayPropose ? null : <p className="quiet lists-note">{say(words.onlyAnalyst)}</p>}
      <search className="lists-search">
        <input
          type="search"
          className="input"
          data-search=""
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      </search>
      {shown.length === 0 ? (
        <p className="quiet">{say(words.noTerms)}</p>
      ) : (
        <TableBox label={say(words.words)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.term)}</th>
                <th scope="col">{say(words.meaning)}</th>
                <th scope="col">{say(words.spellings)}</th>
                <th scope="col">{say(words.headings)}</th>
                <th scope="col">{say(words.state)}</th>
                <th scope="col">{say(words.proposedBy)}</th>
                <th scope="col">{say(words.approvedBy)}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((term) => (
                <tr key={term.id} className={term.state === 'refused' ? 'ended' : undefined}>
                  <td className="fit">
                    <code>{term.id}</code>
                  </td>
                  <td className="fit">{say(term.label)}</td>
                  <td>{term.words.join(say(frameWords.listComma))}</td>
                  <td>{term.hsHeadings.join(', ')}</td>
                  <td className="fit">{say(words[term.state])}</td>
                  <td className="fit">{term.proposedBy}</td>
                  <td className="fit">{term.approvedBy ?? '–'}</td>
                  <td className="fit">
                    <Decide term={term} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {proposing ? <ProposeTerm close={() => setProposing(false)} /> : null}
    </div>
  );
}

/** Approves or refuses a word; not for whoever proposed it. */
function Decide({ term }: { readonly term: TermView }): ReactNode {
  const say = useSay();
  const me = useQuery(meQuery).data;
  const path = `/vocabulary/${encodeURIComponent(term.id)}`;
  const approval = useDecision(`${path}/approval`, [['vocabulary']], () => undefined);
  const refusal = useDecision(`${path}/refusal`, [['vocabulary']], () => undefined);
  if (term.state !== 'proposed' || me?.roles.includes('approver') !== true) return null;
  if (term.proposedBy === me.id || term.proposedBy === me.username)
    return <span className="quiet">{say(words.ownEntry)}</span>;
  const trouble = approval.trouble ?? refusal.trouble;
  return (
    <>
      <span className="decide">
        <button type="button" className="button" disabled={approval.busy} onClick={() => approval.send({})}>
          {say(words.approve)}
        </button>
        <button type="button" className="button" disabled={refusal.busy} onClick={() => refusal.send({})}>
          {say(words.refuse)}
        </button>
      </span>
      {trouble === undefined ? null : (
        <p role="alert" className="act small">
          {say(trouble)}
        </p>
      )}
    </>
  );
}
