import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { auditPageWords as words } from '../../messages/console-cases.ts';
import { CHECK_RESULT_WORDS } from '../../messages/console-words.ts';
import type { AuditView } from '../../wire/accountability.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { ConcludeAudit } from './conclude-audit.tsx';
import '../look/cases.css';

const auditsQuery = queryOptions({
  queryKey: ['audits'],
  queryFn: () => call<{ readonly items: readonly AuditView[] }>('GET', '/audits'),
});

/** What the blue lane promises: each load is looked at after its release. */
export function AuditsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(auditsQuery);
  const me = useQuery(meQuery).data;
  const [concluding, setConcluding] = useState<AuditView>();
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  const mayConclude = ({ officer }: AuditView) =>
    me?.roles.includes('inspector') === true && (officer === undefined || officer.id === me.id);
  const open = data.items.filter(({ concludedAt }) => concludedAt === undefined);
  const concluded = data.items.filter(({ concludedAt }) => concludedAt !== undefined);
  return (
    <div className="page cases">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet cases-note">{say(words.note)}</p>
      <section className="section">
        <h2>{say(words.open)}</h2>
        <AuditTable
          label={say(words.open)}
          audits={open}
          none={say(words.noneOpen)}
          mayConclude={mayConclude}
          conclude={setConcluding}
        />
      </section>
      <section className="section">
        <h2>{say(words.concluded)}</h2>
        <AuditTable label={say(words.concluded)} audits={concluded} none={say(words.noneConcluded)} />
      </section>
      {concluding === undefined ? null : <ConcludeAudit audit={concluding} close={() => setConcluding(undefined)} />}
    </div>
  );
}

function AuditTable(props: {
  readonly label: string;
  readonly audits: readonly AuditView[];
  readonly none: string;
  readonly mayConclude?: (audit: AuditView) => boolean;
  readonly conclude?: (audit: AuditView) => void;
}): ReactNode {
  const say = useSay();
  if (props.audits.length === 0) return <p className="quiet cases-note">{props.none}</p>;
  return (
    <TableBox label={props.label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.declaration)}</th>
            <th scope="col">{say(words.declarant)}</th>
            <th scope="col">{say(words.opened)}</th>
            <th scope="col">{say(words.due)}</th>
            <th scope="col">{say(words.officer)}</th>
            <th scope="col">{say(words.result)}</th>
          </tr>
        </thead>
        <tbody>
          {props.audits.map((audit) => (
            <tr key={audit.id}>
              <td>
                <Link to="/declarations/$id" params={{ id: audit.declarationId }}>
                  {audit.reference}
                </Link>
              </td>
              <td>{audit.declarant}</td>
              <td className="fit">
                <When at={audit.openedAt} />
              </td>
              <td className="fit">
                <When at={audit.dueAt} as="dayTime" />
                {audit.overdue ? <strong className="act"> {say(words.overdue)}</strong> : null}
              </td>
              <td>{audit.officer?.name ?? <span className="quiet">{say(words.nobody)}</span>}</td>
              <td>
                {audit.result === undefined ? (
                  props.mayConclude?.(audit) === true ? (
                    <button type="button" className="link" onClick={() => props.conclude?.(audit)}>
                      {say(words.conclude)}
                    </button>
                  ) : null
                ) : (
                  say(CHECK_RESULT_WORDS[audit.result])
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
