import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { REFERRAL_RESULT_WORDS } from '../../messages/accountability-words.ts';
import { referralPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { AGENCY_WORDS } from '../../messages/inspection-codes.ts';
import type { ReferralRowView } from '../../wire/accountability.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { Case } from './case.tsx';
import { referralsQuery } from './queries.ts';
import { SayClearance } from './say-clearance.tsx';
import '../look/cases.css';

/** Cases handed to partner agencies; to a partner, its own that wait for an answer. */
export function ReferralsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { case: open } = useSearch({ from: '/frame/referrals' });
  const { data, error, refetch } = useQuery(referralsQuery);
  const partner = useQuery(meQuery).data?.roles.includes('agency') === true;
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="page cases">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet cases-note">{say(partner ? words.partnerNote : words.note)}</p>
      {partner ? <SayClearance /> : null}
      {data.items.length === 0 ? (
        <p className="quiet cases-note">{say(partner ? words.nonePartner : words.none)}</p>
      ) : (
        <Rows rows={data.items} />
      )}
      {open === undefined ? null : <Case key={open} id={open} partner={partner} />}
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly ReferralRowView[] }): ReactNode {
  const say = useSay();
  return (
    <TableBox label={say(words.title)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.agency)}</th>
            <th scope="col">{say(words.hazard)}</th>
            <th scope="col">{say(words.opened)}</th>
            <th scope="col">{say(words.deadline)}</th>
            <th scope="col">{say(words.answer)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{say(AGENCY_WORDS[row.agency])}</td>
              <td>{say(HAZARD_WORDS[row.hazard])}</td>
              <td className="fit">
                <When at={row.openedAt} />
              </td>
              <td className="fit">
                <When at={row.deadline} as="dayTime" />
                {row.overdue ? <strong className="act"> {say(words.overdue)}</strong> : null}
              </td>
              <td>
                {row.answered === undefined ? (
                  <span className="quiet">{say(words.waits)}</span>
                ) : (
                  say(REFERRAL_RESULT_WORDS[row.answered])
                )}
              </td>
              <td className="fit">
                {/* Not on a mere hover: whoever opens a case is recorded. */}
                <Link to="/referrals" search={{ case: row.id }} preload={false}>
                  {say(words.look)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
