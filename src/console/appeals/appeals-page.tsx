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
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { DecideAppeal } from './decide-appeal.tsx';
import '../look/cases.css';

const appealsQuery = queryOptions({
  queryKey: ['appeals'],
  queryFn: () => call<{ readonly items: readonly AppealView[] }>('GET', '/appeals'),
});

/** Decisions that traders asked to be looked at again. */
export function AppealsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(appealsQuery);
  const [deciding, setDeciding] = useState<AppealView>();
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  const open = data.items.filter(({ decided }) => decided === undefined);
  const done = data.items.filter(({ decided }) => decided !== undefined);
  return (
    <div className="page cases">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet cases-note">{say(words.note)}</p>
      <section className="section">
        <h2>{say(words.open)}</h2>
        <AppealTable label={say(words.open)} appeals={open} none={say(words.noneOpen)} decide={setDeciding} />
      </section>
      <section className="section">
        <h2>{say(words.decided)}</h2>
        <AppealTable label={say(words.decided)} appeals={done} none={say(words.noneDecided)} decide={setDeciding} />
      </section>
      {deciding === undefined ? null : <DecideAppeal appeal={deciding} close={() => setDeciding(undefined)} />}
    </div>
  );
}

function AppealTable(props: {
  readonly label: string;
  readonly appeals: readonly AppealView[];
  readonly none: string;
  readonly decide: (appeal: AppealView) => void;
}): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const may = roles.includes('shift-lead') || roles.includes('reviewer');
  if (props.appeals.length === 0) return <p className="quiet cases-note">{props.none}</p>;
  return (
    <TableBox label={props.label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.declaration)}</th>
            <th scope="col">{say(words.decision)}</th>
            <th scope="col">{say(words.ground)}</th>
            <th scope="col">{say(words.lodged)}</th>
            <th scope="col">{say(words.due)}</th>
            <th scope="col">{say(words.outcome)}</th>
          </tr>
        </thead>
        <tbody>
          {props.appeals.map((appeal) => (
            <tr key={appeal.id}>
              <td>
                <Link to="/declarations/$id" params={{ id: appeal.declarationId }}>
                  {appeal.reference}
                </Link>
              </td>
              <td>{say(NOTICE_WORDS[appeal.kind])}</td>
              <td>
                {say(APPEAL_GROUND_WORDS[appeal.ground])} <span className="quiet">{appeal.statement}</span>
              </td>
              <td className="fit">
                <When at={appeal.lodgedAt} />
              </td>
              <td className="fit">
                <When at={appeal.dueAt} as="dayTime" />
                {appeal.overdue ? <strong className="act"> {say(words.overdue)}</strong> : null}
              </td>
              <td>
                {appeal.decided !== undefined ? (
                  <>
                    {say(APPEAL_OUTCOME_WORDS[appeal.decided.outcome])}{' '}
                    <span className="quiet">{say(REMEDY_WORDS[appeal.decided.remedy])}</span>
                  </>
                ) : appeal.notYours !== undefined ? (
                  <span className="quiet">{say(words.involved)}</span>
                ) : may ? (
                  <button type="button" className="link" onClick={() => props.decide(appeal)}>
                    {say(words.decide)}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
