import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { oversightWords as words, STEERABLE_WORDS } from '../../messages/console-oversight.ts';
import type { SteeringView } from '../../wire/draws.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';

/** Acts listed at first. */
const FIRST = 10;

/** Steps that officers added or left out; what was taken over has a table of its own. */
export function ActList({ list }: Pick<SteeringView, 'list'>): ReactNode {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? list : list.slice(0, FIRST);
  return (
    <>
      <h3 className="act-list">{say(words.list)}</h3>
      {list.length === 0 ? <p className="quiet">{say(words.noList)}</p> : <Acts shown={shown} />}
      {shown.length < list.length ? (
        <p>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {say(words.more, { count: list.length - shown.length })}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** Those that are shown, one line each. */
function Acts({ shown }: { readonly shown: SteeringView['list'] }): ReactNode {
  const say = useSay();
  return (
    <TableBox label={say(words.list)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.when)}</th>
            <th scope="col">{say(words.act)}</th>
            <th scope="col">{say(words.officer)}</th>
            <th scope="col">{say(words.broker)}</th>
            <th scope="col">{say(words.passage)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, at, officer, declarant, crossing }) => (
            <tr key={`${at} ${crossing} ${kind}`}>
              <td className="fit">
                <When at={at} as="dayTime" />
              </td>
              <td>{say(STEERABLE_WORDS[kind])}</td>
              <td>{officer}</td>
              <td>{declarant === '' ? '–' : declarant}</td>
              <td className="fit">
                <Link to="/crossings/$id" params={{ id: crossing }}>
                  {crossing.slice(-8)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
