import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  APPEAL_GROUND_WORDS,
  APPEAL_OUTCOME_WORDS,
  NOTICE_WORDS,
  REMEDY_WORDS,
} from '../../messages/accountability-words.ts';
import { appealPageWords as words } from '../../messages/console-cases.ts';
import type { AppealView } from '../../wire/accountability.ts';
import { CaseDesk } from '../cases/case-desk.tsx';
import { CaseFacts, Due } from '../cases/case-table.tsx';
import { useTitle, WhenLoaded } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { DecideAppeal } from './decide-appeal.tsx';

const appealsQuery = queryOptions({
  queryKey: ['appeals'],
  queryFn: () => call<{ readonly items: readonly AppealView[] }>('GET', '/appeals'),
});

/** Decisions that traders asked to be looked at again. */
export function AppealsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const query = useQuery(appealsQuery);
  return (
    <WhenLoaded query={query}>
      {({ items }) => (
        <CaseDesk
          at="/appeals"
          title={say(words.title)}
          note={say(words.note)}
          cases={items.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))}
          states={[
            { id: 'open', word: say(words.open), none: say(words.noneOpen), holds: ({ decided }) => !decided },
            {
              id: 'decided',
              word: say(words.decided),
              none: say(words.noneDecided),
              holds: ({ decided }) => !!decided,
            },
          ]}
          columns={[
            { head: say(words.declaration), fit: true, cell: ({ reference }) => reference },
            { head: say(words.decision), cell: ({ kind }) => say(NOTICE_WORDS[kind]) },
            { head: say(words.ground), cell: ({ ground }) => say(APPEAL_GROUND_WORDS[ground]) },
            { head: say(words.lodged), fit: true, cell: ({ lodgedAt }) => <When at={lodgedAt} /> },
            { head: say(words.due), fit: true, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
            { head: say(words.outcome), cell: (appeal) => <Outcome appeal={appeal} /> },
          ]}
          textOf={({ reference, kind, ground }) =>
            `${reference} ${say(NOTICE_WORDS[kind])} ${say(APPEAL_GROUND_WORDS[ground])}`
          }
          details={(appeal) => <Appeal appeal={appeal} />}
        />
      )}
    </WhenLoaded>
  );
}

function Outcome({ appeal }: { readonly appeal: AppealView }): ReactNode {
  const say = useSay();
  if (appeal.decided !== undefined) return say(APPEAL_OUTCOME_WORDS[appeal.decided.outcome]);
  return appeal.notYours === undefined ? null : <span className="quiet">{say(words.involved)}</span>;
}

/** One request for review, beside the list. Whoever had a hand in the decision reads it and is offered nothing. */
function Appeal({ appeal }: { readonly appeal: AppealView }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const [deciding, setDeciding] = useState(false);
  const { decided, notYours, dueAt, overdue } = appeal;
  const may = roles.includes('shift-lead') || roles.includes('reviewer');
  return (
    <>
      <h2>
        <Link to="/declarations/$id" params={{ id: appeal.declarationId }}>
          {appeal.reference}
        </Link>
      </h2>
      <CaseFacts
        facts={[
          [say(words.decision), say(NOTICE_WORDS[appeal.kind])],
          [say(words.ground), say(APPEAL_GROUND_WORDS[appeal.ground])],
          [say(words.statement), appeal.statement],
          [say(words.lodged), <When key="at" at={appeal.lodgedAt} as="dayTime" />],
          [say(words.due), decided === undefined ? <Due key="due" at={dueAt} overdue={overdue} /> : undefined],
          [say(words.outcome), <Outcome key="outcome" appeal={appeal} />],
          [say(words.remedy), decided && say(REMEDY_WORDS[decided.remedy])],
          [say(words.reason), decided && say(decided.reason)],
        ]}
      />
      {may && decided === undefined && notYours === undefined ? (
        <button type="button" className="button main" onClick={() => setDeciding(true)}>
          {say(words.decide)}
        </button>
      ) : null}
      {deciding ? <DecideAppeal appeal={appeal} close={() => setDeciding(false)} /> : null}
    </>
  );
}
