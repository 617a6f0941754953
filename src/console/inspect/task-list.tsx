import type { ReactNode } from 'react';
import { LANE_WORDS } from '../../messages/console-words.ts';
import { INSPECTION_STATE_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useTime } from '../device/use-device.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useSay } from '../pieces/say.ts';
import { WhyHere } from './why-here.tsx';
import { useInspectState, usePlace, useTask } from './use-inspect.ts';

/** What to do next, and why me; behind it the other open tasks. */
export function TaskList(): ReactNode {
  const say = useSay();
  const { held, me, loaded, connection } = useInspectState();
  const views = held.map(({ view }) => view).sort((a, b) => a.openedAt.localeCompare(b.openedAt));
  const open = views.filter(({ state }) => state !== 'concluded');
  const isMine = (view: InspectionView): boolean =>
    view.assigned?.id === me?.id || view.officers.some(({ id }) => id === me?.id);
  // What was begun comes before what waits, and what nobody has after what is mine.
  const mine = open.filter(isMine).sort((a, b) => Number(b.state === 'started') - Number(a.state === 'started'));
  const free = open.filter((view) => view.assigned === undefined && !isMine(view));
  const [next, ...rest] = [...mine, ...free];
  const others = open.filter((view) => view.assigned !== undefined && !isMine(view));
  const done = views.filter(({ state }) => state === 'concluded');
  if (!loaded && held.length === 0) return <Nothing away={connection.online === false} />;
  return (
    <main className="list">
      {next === undefined ? (
        <section className="empty">
          <h1>{say(inspectWords.none)}</h1>
          <p>{say(inspectWords.noneNote)}</p>
        </section>
      ) : (
        <NextTask view={next} />
      )}
      <Rows title={say(inspectWords.yours)} views={rest} />
      <Rows title={say(inspectWords.others)} views={others} />
      <Rows title={say(inspectWords.lately)} views={done} />
    </main>
  );
}

function Nothing({ away }: { readonly away: boolean }): ReactNode {
  const say = useSay();
  return (
    <main className="list">
      {away ? (
        <section className="empty">
          <h1>{say(inspectWords.notYet)}</h1>
          <p>{say(inspectWords.notYetNote)}</p>
        </section>
      ) : (
        <div className="skeleton" role="status">
          <span className="out-of-sight">{say(inspectWords.loading)}</span>
        </div>
      )}
    </main>
  );
}

/** The vehicle to begin with, large enough to be read at arm's length, and why it is this officer's. */
function NextTask({ view }: { readonly view: InspectionView }): ReactNode {
  const say = useSay();
  const time = useTime();
  const [, go] = usePlace();
  const { now, me } = useTask(view);
  const [first] = view.order.items;
  return (
    <section className="next-task">
      <h1>{say(inspectWords.next)}</h1>
      <div className="next-plate">
        <LaneMark lane="red" word={say(LANE_WORDS.red)} bare size={56} />
        <div>
          <p className="plate">{view.plate}</p>
          {view.trailerPlate === undefined ? null : <p className="quiet">{view.trailerPlate}</p>}
        </div>
      </div>
      <p>
        {say(INSPECTION_STATE_WORDS[now.state])} · {say(inspectWords.since, { time: time(view.openedAt) })} ·{' '}
        {say(inspectWords.items, { count: view.order.items.length })}
      </p>
      {first?.description === undefined ? null : <p className="goods">{first.description}</p>}
      <WhyHere view={view} />
      <p className="quiet">
        {view.assigned?.id === me
          ? say(inspectWords.whyMe)
          : view.assigned === undefined
            ? say(inspectWords.whyOpen)
            : ''}
      </p>
      <button type="button" className="main-step" onClick={() => go({ id: view.id })}>
        {say(inspectWords.open)}
      </button>
    </section>
  );
}

function Rows({ title, views }: { readonly title: string; readonly views: readonly InspectionView[] }): ReactNode {
  if (views.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="task-rows">
        {views.map((view) => (
          <li key={view.id}>
            <Row view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ view }: { readonly view: InspectionView }): ReactNode {
  const say = useSay();
  const [, go] = usePlace();
  const { now, nameOf } = useTask(view);
  return (
    <button type="button" onClick={() => go({ id: view.id })}>
      <b className="plate">{view.plate}</b>
      <span>
        {say(INSPECTION_STATE_WORDS[now.state])}
        {now.assigned === undefined ? '' : ` · ${nameOf(now.assigned)}`}
      </span>
    </button>
  );
}
