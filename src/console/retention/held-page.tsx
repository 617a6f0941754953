import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { declarationWords } from '../../messages/console-declaration.ts';
import { retentionWords as words } from '../../messages/console-retention.ts';
import type { HeldView } from '../../wire/retention.ts';
import { Failed, LoadingPage, Notice, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { heldQuery } from './queries.ts';
import './retention.css';

/** Declarations listed on the page; the file has all of them. */
const LISTED = 50;

/** A declarant asks what is held on its firm. */
export function HeldPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.heldTitle));
  const operator = useQuery(meQuery).data?.operator;
  const { data, error, refetch } = useQuery({ ...heldQuery(operator ?? ''), enabled: operator !== undefined });
  if (data !== undefined) return <Held held={data} />;
  if (operator !== undefined && error === null) return <LoadingPage />;
  return (
    <div className="page">
      {operator === undefined ? (
        <Notice title={say(words.heldTitle)} text={say(words.heldNobody)} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </div>
  );
}

function Held({ held }: { readonly held: HeldView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { declarations, documents, appeals, messages, photos, named, operator } = held;
  return (
    <div className="page held">
      <div className="page-head">
        <h1>{say(words.heldTitle)}</h1>
        <button type="button" className="button page-act" onClick={() => save(held)}>
          {say(words.download)}
        </button>
      </div>
      <p className="quiet">{say(words.heldNote)}</p>
      {operator === undefined ? null : (
        <p>
          {[operator.id, operator.name, say(declarationWords[operator.tier]), operator.country]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p>
        {say(words.heldAs, {
          declarant: format.number(named.declarant),
          importer: format.number(named.importer),
          exporter: format.number(named.exporter),
          carrier: format.number(named.carrier),
        })}{' '}
        {say(words.heldFiles, {
          documents: format.number(documents.length),
          appeals: format.number(appeals.length),
          messages: format.number(messages.length),
          photos: format.number(photos),
        })}
      </p>
      <p className="small quiet">{say(words.heldLists)}</p>
      <TableBox label={say(words.heldTitle)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.reference)}</th>
              <th scope="col">{say(words.accepted)}</th>
            </tr>
          </thead>
          <tbody>
            {declarations.slice(0, LISTED).map(({ id, acceptedAt, declaration }) => (
              <tr key={id}>
                <td>
                  <Link to="/filings">{(declaration as { readonly reference: string }).reference}</Link>
                </td>
                <td>
                  <When at={acceptedAt} as="dayTime" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </div>
  );
}

function save(held: HeldView): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `held-${held.at.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
