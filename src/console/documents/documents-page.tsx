import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { holdsOne, PORT } from '../../wire/access.ts';
import type { DocumentRequestView } from '../../wire/documents.ts';
import { CaseDesk } from '../cases/case-desk.tsx';
import { CaseFacts, Due } from '../cases/case-table.tsx';
import { useTitle, WhenLoaded } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { documentsQuery } from './queries.ts';
import { Asked, DocumentActs, FileLink, Standing } from './request-facts.tsx';

/** A declarant's file shows up while the officer waits for it. */
const OFTEN_MS = 15_000;

/** Documents that are asked for: what waits for an officer first, then what waits for a declarant. */
export function DocumentsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const query = useQuery({ ...documentsQuery(), refetchInterval: OFTEN_MS });
  return (
    <WhenLoaded query={query}>
      {({ items, clocks }) => (
        <CaseDesk
          at="/documents"
          title={say(words.title)}
          note={say(clocks === undefined || clocks.due === 0 ? words.noClocks : words.clocks, clocks)}
          cases={items.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))}
          states={[
            { id: 'answered', word: say(words.toLookAt), none: say(words.noneToLookAt), holds: standsAt('answered') },
            {
              id: 'asked',
              word: say(words.awaited),
              none: say(words.noneAwaited),
              holds: standsAt('asked', 'refused'),
            },
            {
              id: 'settled',
              word: say(words.settled),
              none: say(words.noneSettled),
              holds: standsAt('accepted', 'withdrawn'),
            },
          ]}
          columns={[
            { head: say(words.declaration), fit: true, cell: ({ reference }) => reference },
            { head: say(words.declarant), fit: true, cell: ({ declarant }) => declarant },
            { head: say(words.document), cell: (request) => <Asked request={request} /> },
            { head: say(words.asked), fit: true, cell: ({ requestedAt }) => <When at={requestedAt} /> },
            { head: say(words.due), fit: true, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
            { head: say(words.state), cell: (request) => <Standing request={request} /> },
          ]}
          textOf={({ reference, declarant, type }) =>
            `${reference} ${declarant ?? ''} ${say(DOCUMENT_TYPE_WORDS[type])}`
          }
          details={(request) => <Request request={request} />}
        />
      )}
    </WhenLoaded>
  );
}

const standsAt =
  (...states: readonly DocumentRequestView['state'][]) =>
  ({ state }: DocumentRequestView): boolean =>
    states.includes(state);

/** One document asked for, with every file that was handed in for it. */
function Request({ request }: { readonly request: DocumentRequestView }): ReactNode {
  const say = useSay();
  const mayDecide = holdsOne(PORT, useQuery(meQuery).data?.roles ?? []);
  return (
    <>
      <h2>
        <Link to="/declarations/$id" params={{ id: request.declarationId }}>
          {request.reference}
        </Link>
      </h2>
      <CaseFacts
        facts={[
          [say(words.document), <Asked key="asked" request={request} />],
          [say(words.declarant), request.declarant],
          [say(words.asked), <When key="at" at={request.requestedAt} as="dayTime" />],
          [say(words.due), <Due key="due" at={request.dueAt} overdue={request.overdue} />],
          [say(words.state), <Standing key="state" request={request} />],
        ]}
      />
      <ul className="case-files">
        {request.answers.map((answer) => (
          <li key={answer.id}>
            <FileLink request={request} answer={answer} /> <When at={answer.at} as="dayTime" />{' '}
            {answer.reason === undefined ? null : <span className="quiet">{say(answer.reason)}</span>}
          </li>
        ))}
      </ul>
      {mayDecide ? <DocumentActs request={request} as="button" /> : null}
    </>
  );
}
