import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { REFERRAL_RESULT_WORDS } from '../../messages/accountability-words.ts';
import { referralPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { AGENCY_WORDS } from '../../messages/inspection-codes.ts';
import { CaseDesk } from '../cases/case-desk.tsx';
import { Due } from '../cases/case-table.tsx';
import { useTitle, WhenLoaded } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { Case } from './case.tsx';
import { referralsQuery } from './queries.ts';
import { SayClearance } from './say-clearance.tsx';

/** Cases handed to partner agencies; to a partner, its own that wait for an answer. */
export function ReferralsPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const query = useQuery(referralsQuery);
  const partner = useQuery(meQuery).data?.roles.includes('agency') === true;
  const waiting = {
    id: 'open',
    word: say(words.open),
    none: say(partner ? words.nonePartner : words.none),
    holds: ({ answered }: { readonly answered?: unknown }) => answered === undefined,
  };
  const done = {
    id: 'answered',
    word: say(words.answered),
    none: say(words.noneAnswered),
    holds: ({ answered }: { readonly answered?: unknown }) => answered !== undefined,
  };
  return (
    <WhenLoaded query={query}>
      {({ items }) => (
        <CaseDesk
          at="/referrals"
          title={say(words.title)}
          note={say(partner ? words.partnerNote : words.note)}
          cases={items.toSorted((a, b) => a.deadline.localeCompare(b.deadline))}
          // What a partner answered is closed to it.
          states={partner ? [waiting] : [waiting, done]}
          columns={[
            { head: say(words.agency), cell: ({ agency }) => say(AGENCY_WORDS[agency]) },
            { head: say(words.hazard), cell: ({ hazard }) => say(HAZARD_WORDS[hazard]) },
            { head: say(words.opened), fit: true, cell: ({ openedAt }) => <When at={openedAt} /> },
            {
              head: say(words.deadline),
              fit: true,
              cell: ({ deadline, overdue }) => <Due at={deadline} overdue={overdue} />,
            },
            {
              head: say(words.answer),
              cell: ({ answered }) =>
                answered === undefined ? (
                  <span className="quiet">{say(words.waits)}</span>
                ) : (
                  say(REFERRAL_RESULT_WORDS[answered])
                ),
            },
          ]}
          textOf={({ agency, hazard }) => `${say(AGENCY_WORDS[agency])} ${say(HAZARD_WORDS[hazard])}`}
          look={say(words.look)}
          details={({ id }) => <Case id={id} partner={partner} />}
        >
          {partner ? <SayClearance /> : null}
        </CaseDesk>
      )}
    </WhenLoaded>
  );
}
