import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { declarationWords as words, EVENT_WORDS } from '../../messages/console-declaration.ts';
import { OTHER_STEP_WORDS } from '../../messages/console-crossing.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { ACTION_WORDS } from '../../messages/console-words.ts';
import type { ProofView } from '../../wire/declarations.ts';
import { Failed } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { proofQuery } from '../wire/queries.ts';
import { type Verdict, verifyInclusion } from './verify-inclusion.ts';
import { TableBox } from '../pieces/table-box.tsx';

/** The ledger's entries about the declaration, each verified here rather than believed. */
export function Proof({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { data, error, refetch } = useQuery(proofQuery(id));
  return (
    <section className="section">
      <h2>{say(words.proof)}</h2>
      <p className="quiet proof-intro">{say(words.proofIntro)}</p>
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data?.entries.length === 0 ? <p>{say(words.noEntries)}</p> : null}
      {data === undefined || data.entries.length === 0 ? null : (
        <TableBox label={say(words.proof)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="end">
                  {say(words.entry)}
                </th>
                <th scope="col">{say(words.kind)}</th>
                <th scope="col">{say(words.time)}</th>
                <th scope="col">{say(words.leaf)}</th>
                <th scope="col">{say(words.proof)}</th>
              </tr>
            </thead>
            <tbody>
              {data.entries.map((entry) => (
                <EntryRow key={entry.index} entry={entry} head={data.head} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {data?.head === undefined ? null : (
        <details>
          <summary>
            {say(words.head)}
            {say(frameWords.colon)}
            {say(words.headSize, { size: format.number(data.head.size) })}
            {say(frameWords.comma)}
            <When at={data.head.at} as="dayTime" />
          </summary>
          <pre className="note">{data.head.note}</pre>
        </details>
      )}
    </section>
  );
}

const KINDS: Readonly<Record<string, BilingualText>> = { ...EVENT_WORDS, ...ACTION_WORDS, ...OTHER_STEP_WORDS };

const VERDICTS: Readonly<Record<Verdict, BilingualText>> = {
  verified: words.verified,
  refuted: words.refuted,
  pending: words.pending,
  'cannot-verify': words.cannotVerify,
};

function EntryRow(props: {
  readonly entry: ProofView['entries'][number];
  readonly head: ProofView['head'];
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { entry, head } = props;
  const [verdict, setVerdict] = useState<Verdict>();
  useEffect(() => {
    let current = true;
    void verifyInclusion(entry, head).then((found) => current && setVerdict(found));
    return () => {
      current = false;
    };
  }, [entry, head]);
  const word = KINDS[entry.kind];
  return (
    <tr>
      <td className="end fit">{format.number(entry.index)}</td>
      <td className="fit">{word === undefined ? entry.kind : say(word)}</td>
      <td className="fit">
        <When at={entry.at} as="dayTime" />
      </td>
      <td>
        <code title={entry.leafHash}>{entry.leafHash.slice(0, 16)}…</code>
      </td>
      <td className={verdict === 'refuted' ? 'act' : undefined}>
        {verdict === undefined ? <span className="quiet">{say(words.verifying)}</span> : null}
        {verdict === undefined ? null : `${verdict === 'verified' ? '✓ ' : ''}${say(VERDICTS[verdict])}`}
      </td>
    </tr>
  );
}
