import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { DOCUMENT_STATE_WORDS, DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { holdsOne, PORT } from '../../wire/access.ts';
import type { DocumentRequestView } from '../../wire/documents.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { DecideDocument, type DocumentOutcome } from './decide-document.tsx';

/** Requests for documents, with what may be done about each. */
export function RequestTable(props: {
  readonly label: string;
  readonly requests: readonly DocumentRequestView[];
  readonly none: string;
}): ReactNode {
  const say = useSay();
  const mayDecide = holdsOne(PORT, useQuery(meQuery).data?.roles ?? []);
  const [asked, setAsked] = useState<readonly [DocumentRequestView, DocumentOutcome]>();
  if (props.requests.length === 0) return <p className="quiet cases-note">{props.none}</p>;
  return (
    <>
      <TableBox label={props.label}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.declaration)}</th>
              <th scope="col">{say(words.document)}</th>
              <th scope="col">{say(words.asked)}</th>
              <th scope="col">{say(words.due)}</th>
              <th scope="col">{say(words.state)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {props.requests.map((request) => (
              <tr key={request.id}>
                <td>
                  <Link to="/declarations/$id" params={{ id: request.declarationId }}>
                    {request.reference}
                  </Link>{' '}
                  <span className="quiet">{request.declarant}</span>
                </td>
                <td>
                  {say(DOCUMENT_TYPE_WORDS[request.type])}
                  {request.hazard === undefined ? null : (
                    <span className="quiet"> {say(words.byHit, { hazard: say(HAZARD_WORDS[request.hazard]) })}</span>
                  )}
                </td>
                <td className="fit">
                  <When at={request.requestedAt} />
                </td>
                <td className="fit">
                  <When at={request.dueAt} as="dayTime" />
                  {request.overdue ? <strong className="act"> {say(words.overdue)}</strong> : null}
                </td>
                <td>
                  <State request={request} />
                </td>
                <td className="fit">
                  {mayDecide ? <Acts request={request} ask={(outcome) => setAsked([request, outcome])} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {asked === undefined ? null : (
        <DecideDocument request={asked[0]} outcome={asked[1]} close={() => setAsked(undefined)} />
      )}
    </>
  );
}

function State({ request }: { readonly request: DocumentRequestView }): ReactNode {
  const say = useSay();
  const last = request.answers.at(-1);
  const why = request.withdrawn ?? (request.state === 'refused' ? last?.reason : undefined);
  return (
    <>
      {say(DOCUMENT_STATE_WORDS[request.state])}
      {why === undefined ? null : <span className="quiet"> {say(why)}</span>}
      {last === undefined ? null : (
        <div>
          <a href={`/api/v1/document-requests/${request.id}/answers/${last.id}`}>{say(words.open)}</a>{' '}
          <span className="quiet">
            {say(words.size, {
              media: last.media.replace(/^.*\//, '').toUpperCase(),
              kb: Math.ceil(last.bytes / 1000),
            })}
          </span>
        </div>
      )}
    </>
  );
}

function Acts(props: {
  readonly request: DocumentRequestView;
  readonly ask: (outcome: DocumentOutcome) => void;
}): ReactNode {
  const say = useSay();
  const { state } = props.request;
  if (state === 'accepted' || state === 'withdrawn') return null;
  const verbs = { accepted: words.accept, refused: words.refuse, withdrawn: words.withdraw } as const;
  const open: readonly DocumentOutcome[] = state === 'answered' ? ['accepted', 'refused', 'withdrawn'] : ['withdrawn'];
  return (
    <span className="cases-acts">
      {open.map((outcome) => (
        <button key={outcome} type="button" className="link" onClick={() => props.ask(outcome)}>
          {say(verbs[outcome])}
        </button>
      ))}
    </span>
  );
}
