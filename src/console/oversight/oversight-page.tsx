import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import { holdsOne, PAGE_ACCESS, READERS } from '../../wire/access.ts';
import { Failed, Skeleton, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import { CustodianPart } from './custodian-part.tsx';
import { DrawDays } from './draw-days.tsx';
import { drawDaysQuery } from './queries.ts';
import { Reassignments } from './reassignments.tsx';
import { Steering } from './steering.tsx';
import './oversight.css';

/** Draws by day, a custodian's own part of them, and whether anybody steers around them. */
export function OversightPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const roles = useQuery(meQuery).data?.roles ?? [];
  const { data, error, refetch } = useQuery(drawDaysQuery);
  if (data === undefined && error !== null)
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  // Each part asks for what it shows and stands as soon as it is there: none waits for another.
  return (
    <div className="page oversight">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      {roles.includes('custodian') && data !== undefined ? <CustodianPart days={data} /> : null}
      {holdsOne(READERS, roles) ? <Steering /> : null}
      <section className="section">
        <h2>{say(words.draws)}</h2>
        <p className="quiet oversight-note">{say(words.drawsNote)}</p>
        {data === undefined ? <Skeleton rows={9} /> : <DrawDays days={data} />}
      </section>
      {holdsOne(PAGE_ACCESS.roster, roles) ? <Reassignments /> : null}
    </div>
  );
}
