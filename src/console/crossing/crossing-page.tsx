import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Role } from '../../core/domain/role.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { CERTIFICATE_WORDS } from '../../messages/certificate.ts';
import { crossingWords as words } from '../../messages/console-crossing.ts';
import {
  CHECK_RESULT_WORDS,
  DIRECTION_WORDS,
  LANE_WORDS,
  STATE_WORDS,
  VEHICLE_KIND_WORDS,
} from '../../messages/console-words.ts';
import { PORT, READERS } from '../../wire/access.ts';
import { releaseWords } from '../../messages/release-words.ts';
import type { CrossingDetailView } from '../../wire/crossings.ts';
import { Events } from '../declaration/events.tsx';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { crossingQuery, meQuery } from '../wire/queries.ts';
import { Actions } from './actions.tsx';
import { Stages } from './stages.tsx';
import './crossing.css';

/** One vehicle's passage: where it stands, what it carries, and what may be done next. */
export function CrossingPage(): ReactNode {
  const { id } = useParams({ from: '/frame/crossings/$id' });
  const { data, error, refetch } = useQuery(crossingQuery(id));
  if (data !== undefined) return <Passage crossing={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** Whoever may not read certificates is not shown the way to one. */
function CertificateLink({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  if (!roles.some((role) => CERTIFICATE_ROLES.has(role))) return null;
  return (
    <Link to="/crossings/$id/certificate" params={{ id }}>
      {say(CERTIFICATE_WORDS.open)}
    </Link>
  );
}

/** Those to whom the link to the certificate of a released vehicle is shown. */
const CERTIFICATE_ROLES: ReadonlySet<Role> = new Set<Role>([...PORT, ...READERS]);

/** Where the vehicle stands, what may be done with it, how long it took, and what is aboard. */
function Passage({ crossing }: { readonly crossing: CrossingDetailView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { vehicle, declarations } = crossing;
  useTitle(vehicle.plate);
  const facts: readonly string[] = [
    say(DIRECTION_WORDS[crossing.direction]),
    vehicle.kind === undefined ? '' : say(VEHICLE_KIND_WORDS[vehicle.kind]),
    vehicle.country ?? '',
    vehicle.trailerPlate === undefined ? '' : `${say(words.trailer)} ${vehicle.trailerPlate}`,
    say(crossing.booked ? words.booked : words.unbooked),
    crossing.slotAt === undefined ? '' : `${say(words.slot)} ${format.dayTime(crossing.slotAt)}`,
  ];
  return (
    <article className="page sheet">
      <div className="page-head">
        <h1>{vehicle.plate}</h1>
        <p className="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <p className="standing">
        <LaneMark lane={crossing.lane} word={say(LANE_WORDS[crossing.lane])} size={22} />
        <strong>{say(STATE_WORDS[crossing.state])}</strong>
        {crossing.checkResult === undefined ? null : (
          <span>
            <span className="quiet">{say(words.result)}:</span> {say(CHECK_RESULT_WORDS[crossing.checkResult])}
          </span>
        )}
        {crossing.inspection === undefined ? null : (
          <Link to="/inspections/$id" params={{ id: crossing.inspection.id }}>
            {say(words.inspection)}
          </Link>
        )}
        {crossing.weighedKg === undefined ? null : (
          <span>
            <span className="quiet">{say(words.weighed)}:</span> {format.number(crossing.weighedKg)} kg
          </span>
        )}
        {crossing.stages.released === undefined ? null : <CertificateLink id={crossing.id} />}
      </p>
      <section className="section">
        <h2>{say(words.actions)}</h2>
        {crossing.waitsFor === undefined ? null : (
          <p className="act">
            {say(releaseWords.waitsFor)}: {crossing.waitsFor.map((one) => say(one)).join(say(frameWords.listComma))}
          </p>
        )}
        <Actions crossing={crossing} />
      </section>
      <section className="section">
        <h2>{say(words.timeline)}</h2>
        <Stages stages={crossing.stages} />
      </section>
      <section className="section">
        <h2>{say(words.declarations)}</h2>
        {declarations.length === 0 ? <p className="quiet">{say(words.noDeclarations)}</p> : null}
        <ul className="aboard">
          {declarations.map(({ id, reference, lane }) => (
            <li key={id}>
              <LaneMark lane={lane} word={say(LANE_WORDS[lane])} />
              <Link to="/declarations/$id" params={{ id }}>
                {reference}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Events events={crossing.events} />
    </article>
  );
}
