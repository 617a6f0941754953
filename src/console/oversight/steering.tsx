import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { oversightWords as words, STEERABLE_WORDS } from '../../messages/console-oversight.ts';
import type { SteeringView } from '../../wire/draws.ts';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { FigureTable } from '../pieces/figure-table.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { installationQuery } from '../wire/queries.ts';
import { ActList } from './act-list.tsx';
import { steeringQuery } from './queries.ts';
import { SteeringChart } from './steering-chart.tsx';

/** Days to choose from. */
const SPANS = [7, 30, 90] as const;
/** Days, when the address names none. */
const USUAL = 30;
/** Pairs and hours listed beside the plot. */
const LISTED = 8;

/** What the steering test says, what that means, and the pairs behind it. */
export function Steering(): ReactNode {
  const say = useSay();
  const spanId = useId();
  const navigate = useNavigate();
  const days = Number(useSearch({ from: '/frame/oversight' }).days ?? USUAL);
  const { data, error, refetch } = useQuery(steeringQuery(days));
  return (
    <section className="section">
      <h2>{say(words.steering)}</h2>
      <p className="span-choice">
        <label htmlFor={spanId}>{say(words.span)}</label>
        <select
          id={spanId}
          className="plain"
          value={days}
          onChange={({ target }) =>
            void navigate({ to: '/oversight', search: Number(target.value) === USUAL ? {} : { days: target.value } })
          }
        >
          {[...new Set([...SPANS, days])].map((span) => (
            <option key={span} value={span}>
              {say(words.days, { days: span })}
            </option>
          ))}
        </select>
      </p>
      {data !== undefined ? (
        <Result steering={data} days={days} />
      ) : error === null ? (
        <>
          <p className="quiet" role="status">
            {say(words.comparing)}
          </p>
          <Skeleton rows={5} />
        </>
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </section>
  );
}

/** What the test says in a sentence; then what that does and does not mean, and only then the figures. */
function Result({ steering, days }: { readonly steering: SteeringView; readonly days: number }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const demo = useQuery(installationQuery).data?.demo === true;
  const { acts, inspections, byDeclarant, byHour, alarm, falseAlarm } = steering;
  const total = acts.reassignment + acts.manual + acts.waiver;
  if (total === 0) return <p className="quiet">{say(words.noActs)}</p>;
  const alarms = [...byDeclarant.cells, ...byHour.cells].filter((cell) => cell.alarm).length;
  const kinds = (['reassignment', 'manual', 'waiver'] as const).map(
    (kind) => `${say(STEERABLE_WORDS[kind])} ${format.number(acts[kind])}`,
  );
  return (
    <>
      <p className={alarm ? 'steering-says act' : 'steering-says'}>
        {alarm
          ? say(words.alarm, { count: alarms, rate: format.percent(falseAlarm, 0) })
          : say(words.quiet, { days, acts: format.number(total), inspections: format.number(inspections) })}
      </p>
      <p className="quiet oversight-note">
        {say(words.meaning)} {say(words.notAutomatic)} {demo ? say(words.demoPlanted) : null}
      </p>
      <p className="small quiet">{kinds.join(' · ')}</p>
      <div className="steering-shown">
        <SteeringChart cells={byDeclarant.cells} />
        <div>
          <Pairs table={byDeclarant} other={say(words.broker)} />
          <Pairs table={byHour} other={say(words.hour)} hours />
        </div>
      </div>
      <ActList list={steering.list.filter(({ kind }) => kind !== 'reassignment')} />
    </>
  );
}

function Pairs(props: {
  readonly table: SteeringView['byDeclarant'];
  readonly other: string;
  readonly hours?: boolean;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { table, other, hours = false } = props;
  const { cells, threshold, tests } = table;
  const shown = cells.slice(0, LISTED);
  const clock = (hour: string): string => `${hour.padStart(2, '0')}:00`;
  return (
    <>
      <FigureTable
        label={`${say(words.least)}: ${other}`}
        about={[say(words.officer), other]}
        figures={[say(words.observed), say(words.expected), say(words.chance)]}
        marked
        rows={shown.map((cell) => ({
          key: `${cell.officer} ${cell.other}`,
          about: [cell.officer, hours ? clock(cell.other) : cell.other],
          figures: [
            format.number(cell.observed),
            format.number(cell.expected, 1),
            format.number(Math.min(1e9, 1 / cell.p)),
          ],
          mark: cell.alarm ? <span className="act">{say(words.alarmMark)}</span> : null,
        }))}
      />
      <p className="small quiet">
        {say(words.threshold, { times: format.number(1 / threshold), tests: format.number(tests) })}
      </p>
    </>
  );
}
