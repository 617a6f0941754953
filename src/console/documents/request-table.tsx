import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { holdsOne, PORT } from '../../wire/access.ts';
import type { DocumentRequestView } from '../../wire/documents.ts';
import { CaseTable, Due } from '../cases/case-table.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { Asked, DocumentActs, FileLink, Standing } from './request-facts.tsx';

/** The documents asked of one declaration, with what may be done about each. */
export function RequestTable({ requests }: { readonly requests: readonly DocumentRequestView[] }): ReactNode {
  const say = useSay();
  const mayDecide = holdsOne(PORT, useQuery(meQuery).data?.roles ?? []);
  if (requests.length === 0) return <p className="quiet cases-note">{say(words.none)}</p>;
  return (
    <CaseTable
      label={say(words.title)}
      cases={requests}
      columns={[
        { head: say(words.document), cell: (request) => <Asked request={request} /> },
        { head: say(words.asked), fit: true, cell: ({ requestedAt }) => <When at={requestedAt} /> },
        { head: say(words.due), fit: true, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
        { head: say(words.state), cell: (request) => <Standing request={request} /> },
        { head: say(words.file), cell: (request) => <FileLink request={request} /> },
        { head: '', fit: true, cell: (request) => (mayDecide ? <DocumentActs request={request} as="link" /> : null) },
      ]}
    />
  );
}
