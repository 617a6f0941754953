import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { FAIRNESS_DIMENSIONS, type FairnessDimension } from '../../core/oversee/fairness.ts';
import { DIMENSION_WORDS, fairnessWords as words, GROUP_WORDS } from '../../messages/console-fairness.ts';
import type { FairnessView } from '../../wire/fairness.ts';
import { Failed, Skeleton, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import '../quality/quality.css';
import './fairness.css';
import { HowChosen } from './how-chosen.tsx';
import { IntervalChart } from './interval-chart.tsx';
import { fairnessQuery } from './queries.ts';
import { RulesByGroup } from './rules-by-group.tsx';

/** Days to choose from. */
const SPANS = [7, 30, 90] as const;
const MEASURES = ['selection', 'hit', 'wait', 'upheld'] as const;
type Measure = (typeof MEASURES)[number];
type Group = FairnessView['groups'][number];

/** What the port does to groups of firms: a plot of each measure, with a sentence that says what it shows. */
export function FairnessPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const spanId = useId();
  const [days, setDays] = useState<number>(30);
  const { data, error, refetch } = useQuery(fairnessQuery(days));
  return (
    <div className="page fairness">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet quality-note">{say(words.note)}</p>
      <p>
        <label htmlFor={spanId}>{say(words.span)}</label>{' '}
        <select id={spanId} className="plain" value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {say(words.days, { days: span })}
            </option>
          ))}
        </select>
      </p>
      {data !== undefined ? (
        <Result fairness={data} />
      ) : error === null ? (
        <Skeleton rows={9} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </div>
  );
}

function Result({ fairness }: { readonly fairness: FairnessView }): ReactNode {
  const say = useSay();
  if (fairness.groups.length === 0) return <p>{say(words.none)}</p>;
  return (
    <>
      <HowChosen selections={fairness.selections} />
      {FAIRNESS_DIMENSIONS.map((dimension) => (
        <Dimension
          key={dimension}
          dimension={dimension}
          groups={fairness.groups.filter((one) => one.dimension === dimension)}
        />
      ))}
      <RulesByGroup rules={fairness.rules} />
    </>
  );
}

/** One way to part firms into groups: how large each group is, and a plot of each measure. */
function Dimension(props: { readonly dimension: FairnessDimension; readonly groups: readonly Group[] }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { dimension, groups } = props;
  return (
    <section className="section">
      <h2>{say(DIMENSION_WORDS[dimension])}</h2>
      <p className="small quiet">
        {groups
          .map(({ group, operators, declarations }) => {
            const counts = { operators: format.number(operators), declarations: format.number(declarations) };
            return `${say(GROUP_WORDS[group])}: ${say(words.firms, counts)}`;
          })
          .join(' · ')}
      </p>
      <div className="fairness-plots">
        {MEASURES.map((measure) => (
          <Plot key={measure} measure={measure} groups={groups} />
        ))}
      </div>
    </section>
  );
}

/** One measure over the groups, with what it shows as a sentence; without figures the sentence stands alone. */
function Plot({ measure, groups }: { readonly measure: Measure; readonly groups: readonly Group[] }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const write = useMemo(
    () => (value: number) => (measure === 'wait' ? format.number(value) : format.percent(value, 0)),
    [measure, format],
  );
  const rows = useMemo(
    () =>
      groups.flatMap(({ group, [measure]: interval }) =>
        interval === undefined ? [] : [{ name: say(GROUP_WORDS[group]), interval }],
      ),
    [groups, measure, say],
  );
  const exact = (value: number): string => (measure === 'wait' ? format.minutes(value) : format.percent(value));
  const values = rows.map(({ name, interval }) => `${name}: ${exact(interval.estimate)}`).join('; ');
  return (
    <figure className="fairness-plot">
      <figcaption>
        <strong>{say(words[measure])}</strong>
        <br />
        {sentence()}
      </figcaption>
      {rows.length === 0 ? null : (
        <IntervalChart rows={rows} write={write} label={say(words.plot, { measure: say(words[measure]), values })} />
      )}
    </figure>
  );

  /** What the plot shows, in words: the highest and the lowest, and whether chance explains what lies between. */
  function sentence(): string {
    const sorted = [...rows].sort((a, b) => b.interval.estimate - a.interval.estimate);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return say(words.tooFew);
    const said = { group: first.name, value: exact(first.interval.estimate) };
    if (first === last) return say(words.sayOne, said);
    const apart = first.interval.low > last.interval.high;
    const both = { ...said, other: last.name, otherValue: exact(last.interval.estimate) };
    return say(apart ? words.sayApart : words.sayAlike, both);
  }
}
