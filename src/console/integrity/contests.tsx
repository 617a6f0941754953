import type { ReactNode } from 'react';
import { CONTEST_GROUND_WORDS, figureWords as words, INDICATOR_WORDS } from '../../messages/console-figures.ts';
import type { ContestView } from '../../wire/figures.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';

/** What officers say of figures about themselves. */
export function Contests(props: { readonly contests: readonly ContestView[]; readonly named: boolean }): ReactNode {
  const say = useSay();
  const { contests, named } = props;
  if (contests.length === 0) return named ? <p className="quiet">{say(words.noContests)}</p> : null;
  return (
    <TableBox label={say(words.contests)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.when)}</th>
            {named ? <th scope="col">{say(words.who)}</th> : null}
            <th scope="col">{say(words.indicator)}</th>
            <th scope="col">{say(words.ground)}</th>
          </tr>
        </thead>
        <tbody>
          {contests.map(({ id, name, at, indicator, ground }) => (
            <tr key={id}>
              <td className="fit">
                <When at={at} as="dayTime" />
              </td>
              {named ? <td>{name}</td> : null}
              <td>{say(INDICATOR_WORDS[indicator])}</td>
              <td>{say(CONTEST_GROUND_WORDS[ground])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
