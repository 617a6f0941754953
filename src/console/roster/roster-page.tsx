import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { QUALIFICATION_WORDS, rosterWords as words } from '../../messages/console-roster.ts';
import { STATE_WORDS } from '../../messages/console-words.ts';
import type { RosterView, ShiftView } from '../../wire/roster.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { Reassignments } from '../oversight/reassignments.tsx';
import { useClock } from '../pieces/clock.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { writeBays } from './bays.ts';
import { OpenInspections } from './open-inspections.tsx';
import { rosterQuery } from './queries.ts';
import { ShiftForm } from './shift-form.tsx';
import { HandOver, Qualify } from './short-forms.tsx';
import './roster.css';

/** Who works when, what they may do, with what; what one lead left to the next; who took over from whom. */
export function RosterPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(rosterQuery);
  if (data !== undefined) return <Roster roster={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** The form that is open; a shift without one named is a new one. */
type Doing =
  | { readonly kind: 'shift'; readonly shift?: ShiftView }
  | { readonly kind: 'hand-over'; readonly shift: ShiftView }
  | { readonly kind: 'qualify' };

/** A shift lead changes the roster; inspectors may only propose that a vehicle goes to somebody else. */
function Roster({ roster }: { readonly roster: RosterView }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const mayChange = roles.includes('shift-lead');
  const mayPropose = mayChange || roles.includes('inspector');
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <div className="page roster">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {mayChange ? (
          <button type="button" className="button page-act" onClick={() => setDoing({ kind: 'shift' })}>
            {say(words.newShift)}
          </button>
        ) : null}
      </div>
      <p className="quiet roster-note">{say(words.note)}</p>
      <section className="section">
        <h2>{say(words.shifts)}</h2>
        <Shifts shifts={roster.shifts} mayChange={mayChange} act={setDoing} />
      </section>
      <section className="section">
        <h2>{say(words.open)}</h2>
        <OpenInspections open={roster.open} inspectors={roster.inspectors} mayPropose={mayPropose} />
      </section>
      <Handovers handovers={roster.handovers} />
      <section className="section">
        <h2>{say(words.qualifications)}</h2>
        <Qualifications qualifications={roster.qualifications} />
        {mayChange ? (
          <p>
            <button type="button" className="link" onClick={() => setDoing({ kind: 'qualify' })}>
              + {say(words.qualify)}
            </button>
          </p>
        ) : null}
      </section>
      <Reassignments />
      {doing?.kind === 'shift' ? <ShiftForm shift={doing.shift} inspectors={roster.inspectors} close={close} /> : null}
      {doing?.kind === 'qualify' ? <Qualify inspectors={roster.inspectors} close={close} /> : null}
      {doing?.kind === 'hand-over' ? <HandOver shift={doing.shift} close={close} /> : null}
    </div>
  );
}

function Shifts(props: {
  readonly shifts: RosterView['shifts'];
  readonly mayChange: boolean;
  readonly act: (doing: Doing) => void;
}): ReactNode {
  const say = useSay();
  const now = useClock();
  const { shifts, mayChange, act } = props;
  if (shifts.length === 0) return <p className="quiet roster-note">{say(words.noShifts)}</p>;
  const isOver = ({ until }: ShiftView) => Date.parse(until) <= now;
  return (
    <TableBox label={say(words.shifts)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.from)}</th>
            <th scope="col">{say(words.until)}</th>
            <th scope="col">{say(words.onShift)}</th>
            <th scope="col">{say(words.bays)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shifts.map((shift) => (
            <tr key={shift.id} className={isOver(shift) ? 'ended' : undefined}>
              <td className="fit">
                <When at={shift.from} as="dayTime" />
                {!isOver(shift) && Date.parse(shift.from) <= now ? (
                  <span className="on-now"> {say(words.onNow)}</span>
                ) : null}
              </td>
              <td className="fit">
                <When at={shift.until} as="dayTime" />
              </td>
              <td>{shift.officers.map(({ name }) => name).join(say(frameWords.comma))}</td>
              <td className="shift-bays">{writeBays(shift.bays)}</td>
              <td className="fit">
                {mayChange ? (
                  <span className="decide">
                    {isOver(shift) ? null : (
                      <button type="button" className="link" onClick={() => act({ kind: 'shift', shift })}>
                        {say(words.change)}
                      </button>
                    )}
                    <button type="button" className="link" onClick={() => act({ kind: 'hand-over', shift })}>
                      {say(words.hand)}
                    </button>
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Open vehicles listed by a note before the rest is counted. */
const FIRST_OPEN = 12;

/** Notes of one shift to the next, with the vehicles that were open when it was written. */
function Handovers({ handovers }: Pick<RosterView, 'handovers'>): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words.handovers)}</h2>
      {handovers.length === 0 ? <p className="quiet">{say(words.noHandovers)}</p> : null}
      <ol className="handovers">
        {handovers.map(({ id, at, by, note, open }) => (
          <li key={id}>
            <p>{note}</p>
            <p className="small quiet">
              {by}, <When at={at} as="dayTime" />
            </p>
            {open.length === 0 ? null : (
              <details>
                <summary className="small">{say(words.openThen, { count: open.length })}</summary>
                <ul className="small">
                  {open.slice(0, FIRST_OPEN).map(({ crossing, state }) => (
                    <li key={crossing}>
                      <Link to="/crossings/$id" params={{ id: crossing }}>
                        {crossing.slice(-8)}
                      </Link>{' '}
                      {say(STATE_WORDS[state])}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One that has run out stays listed, marked, until it is renewed. */
function Qualifications({ qualifications }: Pick<RosterView, 'qualifications'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  const today = format.day(useClock());
  if (qualifications.length === 0) return <p className="quiet">{say(words.noQualifications)}</p>;
  return (
    <TableBox label={say(words.qualifications)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.officer)}</th>
            <th scope="col">{say(words.what)}</th>
            <th scope="col">{say(words.expires)}</th>
          </tr>
        </thead>
        <tbody>
          {qualifications.map(({ officer, what, expiresOn }) => (
            <tr key={`${officer.id} ${what}`} className={expiresOn < today ? 'ended' : undefined}>
              <td>{officer.name}</td>
              <td>{say(QUALIFICATION_WORDS[what] ?? { en: what, zh: what })}</td>
              <td>
                {expiresOn} {expiresOn < today ? <span className="act">{say(words.expired)}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
