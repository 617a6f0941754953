import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { qualityWords as words, REVIEW_CAUSE_WORDS } from '../../messages/console-quality.ts';
import type { BulletinView } from '../../wire/quality.ts';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { FigureTable } from '../pieces/figure-table.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { bulletinQuery } from './queries.ts';

/** The week's bulletin; on paper it stands alone. */
export function Bulletin(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(bulletinQuery);
  return (
    <section className="section bulletin">
      <h2>{say(words.bulletin)}</h2>
      {data !== undefined ? (
        <Week bulletin={data} />
      ) : error === null ? (
        <Skeleton rows={4} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </section>
  );
}

/** Counts and steps of one week, without a name; it can be printed for the wall. */
function Week({ bulletin }: { readonly bulletin: BulletinView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { from, to, looks, differing, waived, byCause, medianMinutes, steps } = bulletin;
  return (
    <>
      <p>{say(words.bulletinSpan, { from: format.day(from), to: format.day(to) })}</p>
      <p className="quiet">{say(words.bulletinNote)}</p>
      {looks + waived === 0 ? (
        <p>{say(words.bulletinNone)}</p>
      ) : (
        <>
          <p>
            {say(words.bulletinSum, { looks, differing, waived })}{' '}
            {medianMinutes === undefined
              ? null
              : say(words.bulletinMinutes, { minutes: format.minutes(medianMinutes) })}
          </p>
          <p className="small quiet">
            {byCause.map(({ cause, count }) => `${say(REVIEW_CAUSE_WORDS[cause])} ${count}`).join(' · ')}
          </p>
          {steps.length === 0 ? <p>{say(words.nothingMissed)}</p> : <Steps steps={steps} />}
          <p className="not-on-paper">
            <button type="button" className="button" onClick={() => window.print()}>
              {say(words.print)}
            </button>
          </p>
        </>
      )}
    </>
  );
}

/** Steps that second looks named, as missed or as done well. */
function Steps({ steps }: Pick<BulletinView, 'steps'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <FigureTable
      label={say(words.bulletin)}
      about={[say(words.step)]}
      figures={[say(words.missed), say(words.doneWell), say(words.looks)]}
      rows={steps.map(({ step, title, missed, doneWell, looks }) => ({
        key: step,
        about: [say(title)],
        figures: [missed, doneWell, looks].map((count) => format.number(count)),
      }))}
    />
  );
}
