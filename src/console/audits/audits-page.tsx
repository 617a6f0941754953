import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { auditPageWords as words } from '../../messages/console-cases.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { CHECK_RESULT_WORDS, HAZARD_WORDS } from '../../messages/console-words.ts';
import { RESULT_WORDS } from '../../messages/inspection-codes.ts';
import type { AuditView } from '../../wire/accountability.ts';
import { CaseDesk } from '../cases/case-desk.tsx';
import { CaseFacts, Due } from '../cases/case-table.tsx';
import { useTitle, WhenLoaded } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { ConcludeAudit } from './conclude-audit.tsx';

const auditsQuery = queryOptions({
  queryKey: ['audits'],
  queryFn: () => call<{ readonly items: readonly AuditView[] }>('GET', '/audits'),
});

/** What the blue lane promises: each load is looked at after its release. */
export function AuditsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const query = useQuery(auditsQuery);
  return (
    <WhenLoaded query={query}>
      {({ items }) => (
        <CaseDesk
          at="/audits"
          title={say(words.title)}
          note={say(words.note)}
          cases={items.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))}
          states={[
            { id: 'open', word: say(words.open), none: say(words.noneOpen), holds: ({ concludedAt }) => !concludedAt },
            {
              id: 'concluded',
              word: say(words.concluded),
              none: say(words.noneConcluded),
              holds: ({ concludedAt }) => !!concludedAt,
            },
          ]}
          columns={[
            { head: say(words.declaration), fit: true, cell: ({ reference }) => reference },
            { head: say(words.declarant), cell: ({ declarant }) => declarant },
            { head: say(words.opened), fit: true, cell: ({ openedAt }) => <When at={openedAt} /> },
            { head: say(words.due), fit: true, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
            { head: say(words.officer), cell: (audit) => <Officer audit={audit} /> },
            {
              head: say(words.result),
              cell: ({ result }) => (result === undefined ? null : say(CHECK_RESULT_WORDS[result])),
            },
          ]}
          textOf={({ reference, declarant, officer }) => `${reference} ${declarant} ${officer?.name ?? ''}`}
          details={(audit) => <Audit audit={audit} />}
        />
      )}
    </WhenLoaded>
  );
}

function Officer({ audit }: { readonly audit: AuditView }): ReactNode {
  const say = useSay();
  return audit.officer?.name ?? <span className="quiet">{say(words.nobody)}</span>;
}

/** One audit, beside the list. An inspector concludes their own, or one that nobody has yet. */
function Audit({ audit }: { readonly audit: AuditView }): ReactNode {
  const say = useSay();
  const me = useQuery(meQuery).data;
  const [concluding, setConcluding] = useState(false);
  const { officer, concludedAt, items = [] } = audit;
  const may = me?.roles.includes('inspector') === true && (officer === undefined || officer.id === me.id);
  return (
    <>
      <h2>
        <Link to="/declarations/$id" params={{ id: audit.declarationId }}>
          {audit.reference}
        </Link>
      </h2>
      <CaseFacts
        facts={[
          [say(words.declarant), audit.declarant],
          [say(words.opened), <When key="at" at={audit.openedAt} as="dayTime" />],
          [say(words.due), concludedAt ? undefined : <Due key="due" at={audit.dueAt} overdue={audit.overdue} />],
          [say(words.officer), <Officer key="officer" audit={audit} />],
          [say(words.concluded), concludedAt && <When at={concludedAt} as="dayTime" />],
          [say(words.result), audit.result && say(CHECK_RESULT_WORDS[audit.result])],
          ...items.map(
            ({ line, result, hazard }) =>
              [
                say(words.itemLine, { line }),
                `${say(RESULT_WORDS[result])}${hazard === undefined ? '' : `${say(frameWords.comma)}${say(HAZARD_WORDS[hazard])}`}`,
              ] as const,
          ),
        ]}
      />
      {may && concludedAt === undefined ? (
        <button type="button" className="button main" onClick={() => setConcluding(true)}>
          {say(words.conclude)}
        </button>
      ) : null}
      {concluding ? <ConcludeAudit audit={audit} close={() => setConcluding(false)} /> : null}
    </>
  );
}
