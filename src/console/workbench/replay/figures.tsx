import type { ReactNode } from 'react';
import { strictness } from '../../../core/domain/lane.ts';
import { LANE_WORDS } from '../../../messages/console-words.ts';
import { replayWords as words } from '../../../messages/console-replay.ts';
import type { ReplayView } from '../../../wire/workbench.ts';
import { LaneMark } from '../../lane-mark.tsx';
import { useFormat } from '../../pieces/format.ts';
import { RuleLink } from '../../pieces/rule-link.tsx';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { changeShown, summaryOf } from './days.ts';

/** The numbers that decide: how often, and whether the bay can take it. */
export function Summary({ result }: { readonly result: ReplayView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { hitsPerDay, beforePerDay, minutesNeeded, minutesThere, daysOver } = summaryOf(result.perDay);
  return (
    <dl className="replay-summary">
      <div>
        <dt>{say(words.perDay)}</dt>
        <dd>
          <strong>{format.number(hitsPerDay, 1)}</strong>{' '}
          <span className="quiet">
            {say(words.before)} {format.number(beforePerDay, 1)} ·{' '}
            {changeShown(beforePerDay, hitsPerDay, format.number)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{say(words.minutesNeeded)}</dt>
        <dd>
          <strong className={minutesNeeded > minutesThere ? 'act' : undefined}>{format.number(minutesNeeded)}</strong>{' '}
          <span className="quiet">
            {say(words.minutesThere)} {format.number(minutesThere)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{say(words.daysOver)}</dt>
        <dd>
          <strong className={daysOver > 0 ? 'act' : undefined}>{format.number(daysOver)}</strong>{' '}
          <span className="quiet">/ {format.number(result.perDay.length)}</span>
        </dd>
      </div>
      {result.unevaluated === 0 ? null : (
        <div>
          <dt>{say(words.unevaluated)}</dt>
          <dd>
            <strong>{format.number(result.unevaluated)}</strong>
          </dd>
        </div>
      )}
    </dl>
  );
}

/**
 * How many trucks change lane, from which to which; the strictest first. Where other rules judged the past than stand now, what
 * moves by these alone is told apart. A replay that was attached before trucks were counted has none.
 */
export function Moved(props: {
  readonly result: ReplayView;
  /** The version that it is compared with; nothing where that is the past. */
  readonly against?: number | undefined;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { moved, judgedOtherwise = 0, declarations: all } = props.result;
  const drifted = props.result.basis === 'past' && judgedOtherwise > 0;
  const counted = moved.every(({ trucks }) => trucks !== undefined);
  const ordered = [...moved].sort((a, b) => strictness(b.to) - strictness(a.to) || b.declarations - a.declarations);
  return (
    <section>
      <h3>{say(words.moved)}</h3>
      {ordered.length === 0 ? (
        <p className="quiet">{say(words.movedNone)}</p>
      ) : (
        <TableBox label={say(words.moved)}>
          <table className="table moved">
            <thead>
              <tr>
                <th scope="col">{say(words.movedFrom)}</th>
                <th scope="col">{say(words.movedTo)}</th>
                {counted ? (
                  <th scope="col" className="end">
                    {say(words.trucks)}
                  </th>
                ) : null}
                <th scope="col" className="end">
                  {say(words.declarations)}
                </th>
                {drifted ? (
                  <th scope="col" className="end">
                    {say(words.anyway)}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {ordered.map(({ from, to, declarations, trucks = 0, anyway = 0 }) => (
                <tr key={`${from} ${to}`}>
                  <td>
                    <LaneMark lane={from} word={say(LANE_WORDS[from])} />
                  </td>
                  <td>
                    <LaneMark lane={to} word={say(LANE_WORDS[to])} />
                  </td>
                  {counted ? <td className="end">{format.number(trucks)}</td> : null}
                  <td className="end">{format.number(declarations)}</td>
                  {drifted ? <td className="end">{format.number(anyway)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <p className="quiet small">
        {props.result.basis === undefined
          ? ''
          : props.result.basis === 'past'
            ? say(words.movedPast)
            : say(words.movedVersion, { version: props.against ?? '' })}{' '}
        {counted && ordered.length > 0 ? say(words.trucksNote) : ''}{' '}
        {drifted
          ? say(words.judgedOtherwise, { count: format.number(judgedOtherwise), declarations: format.number(all) })
          : ''}
      </p>
    </section>
  );
}

/** What it would have caught and missed, with what these numbers cannot say. */
export function Findings({ result }: { readonly result: ReplayView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { checked, randomSample } = result;
  const rows = [
    [words.caught, checked.caught],
    [words.missed, checked.missed],
    [words.nothingFound, checked.nothingFound],
    [words.withoutLabel, checked.withoutLabel],
  ] as const;
  return (
    <section>
      <h3>{say(words.findings)}</h3>
      <table className="table findings">
        <tbody>
          {rows.map(([word, count]) => (
            <tr key={word.en}>
              <th scope="row">{say(word)}</th>
              <td className="end">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{say(words.caveat)}</p>
      <p className="small">
        {randomSample === undefined
          ? say(words.randomNone)
          : say(words.random, {
              found: format.number(randomSample.found),
              checked: format.number(randomSample.checked),
              rate: format.percent(randomSample.rate.estimate),
              low: format.percent(randomSample.rate.low),
              high: format.percent(randomSample.rate.high),
            })}
      </p>
    </section>
  );
}

/** Which other rules hit the same loads. */
export function Overlap({ overlap }: Pick<ReplayView, 'overlap'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <section>
      <h3>{say(words.overlap)}</h3>
      {overlap.length === 0 ? (
        <p className="quiet">{say(words.overlapNone)}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.rule)}</th>
              <th scope="col" className="end">
                {say(words.both)}
              </th>
              <th scope="col" className="end">
                {say(words.overlapShare)}
              </th>
            </tr>
          </thead>
          <tbody>
            {overlap.map(({ rule, both, share }) => (
              <tr key={rule}>
                <td>
                  <RuleLink rule={rule} />
                </td>
                <td className="end">{format.number(both)}</td>
                <td className="end">{format.number(share * 100, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
