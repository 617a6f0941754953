import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { DRAW_DIFFERENCE_WORDS } from '../../messages/draw-words.ts';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import type { DrawDayView } from '../../wire/draws.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { dayCheckQuery } from './queries.ts';

/** Days shown before somebody asks for more. */
const FIRST = 14;

/** One line a day: who put into its seed, whether it is out, and whether drawing again gives the same. */
export function DrawDays({ days }: { readonly days: readonly DrawDayView[] }): ReactNode {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? days : days.slice(0, FIRST);
  useChecksInTurn(shown.filter(({ state }) => state === 'published').map(({ day }) => day));
  if (days.length === 0) return <p className="quiet">{say(words.noDraws)}</p>;
  return (
    <>
      <TableBox label={say(words.draws)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.day)}</th>
              <th scope="col">{say(words.state)}</th>
              <th scope="col">{say(words.custodians)}</th>
              <th scope="col">{say(words.verified)}</th>
              <th scope="col">{say(words.commitment)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((day) => (
              <tr key={day.day}>
                <td className="fit">
                  {day.state === 'published' ? <a href={`/api/v1/draws/${day.day}`}>{day.day}</a> : day.day}
                </td>
                <td className="fit">{say(words[day.state])}</td>
                <td>
                  <Custodians day={day} />
                </td>
                <td>{day.state === 'published' ? <Checked day={day.day} /> : '–'}</td>
                <td className="fit">
                  <code title={day.commitment}>{day.commitment.slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {shown.length < days.length ? (
        <p>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {say(words.earlier, { count: days.length - shown.length })}
          </button>
        </p>
      ) : null}
    </>
  );
}

/**
 * Draws days again, one after the other and the newest first: the server computes each, and fourteen at once kept
 * everything else on the page waiting. The steering test goes before them.
 */
function useChecksInTurn(days: readonly string[]): void {
  const client = useQueryClient();
  const first = useIsFetching({ queryKey: ['steering'] }) > 0;
  const listed = days.join(' ');
  useEffect(() => {
    let current = !first;
    const check = async () => {
      for (const day of listed.split(' ')) {
        if (!current || day === '') return;
        // What went wrong stands in its row, with a way to ask again.
        await client.ensureQueryData(dayCheckQuery(day)).catch(() => undefined);
      }
    };
    void check();
    return () => {
      current = false;
    };
  }, [client, first, listed]);
}

function Custodians({ day }: { readonly day: DrawDayView }): ReactNode {
  const say = useSay();
  const settled = day.startsAt !== undefined;
  const given = day.custodians.filter((one) => (settled ? one.inSeed === true : one.handedOverAt !== undefined)).length;
  const parts = day.custodians.map((one) => {
    const word = one.handedOverAt !== undefined ? words.handedOver : settled ? words.leftOut : words.committedOnly;
    return say(word, { name: one.name });
  });
  const remark = !settled ? undefined : given === 0 ? words.serverAlone : given === 1 ? words.oneAlone : undefined;
  return (
    <>
      {parts.join(say(frameWords.comma))}
      {parts.length === 0 && remark === undefined ? '–' : null}{' '}
      {remark === undefined ? null : <span className="act">{say(remark)}</span>}
    </>
  );
}

/** What came of drawing a day again: the same, or each difference to open. */
function Checked({ day }: { readonly day: string }): ReactNode {
  const say = useSay();
  const format = useFormat();
  // Asked for in turn; see above.
  const { data, error, refetch } = useQuery({ ...dayCheckQuery(day), enabled: false });
  if (data === undefined && error === null) return <span className="quiet">{say(words.checking)}</span>;
  if (data === undefined) {
    return (
      <button type="button" className="link" onClick={() => void refetch()}>
        {say(frameWords.retry)}
      </button>
    );
  }
  if (data.count > 0) {
    return (
      <details>
        <summary className="act">{say(words.differs, { count: data.count })}</summary>
        <ul>
          {data.differences.map(({ code, what }) => (
            <li key={`${code} ${what}`}>
              {say(DRAW_DIFFERENCE_WORDS[code])} <code>{what}</code>
            </li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <span>
      {say(words.same, {
        declarations: format.number(data.declarations),
        selected: format.number(data.selected),
        assignments: format.number(data.assignments),
      })}
    </span>
  );
}
