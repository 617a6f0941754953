import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LANE_WORDS } from '../../../messages/console-words.ts';
import { replayWords as words } from '../../../messages/console-replay.ts';
import type { ReplayView } from '../../../wire/workbench.ts';
import { LaneMark } from '../../lane-mark.tsx';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { When } from '../../pieces/when.tsx';

/** The first declarations that the rule touches, each with its way to the whole of it. */
export function FirstDeclarations({ first }: Pick<ReplayView, 'first'>): ReactNode {
  const say = useSay();
  if (first.length === 0) return <p className="quiet">{say(words.firstNone)}</p>;
  return (
    <TableBox className="first-box" label={say(words.first)}>
      <table className="table first-declarations">
        <thead>
          <tr>
            <th scope="col">{say(words.reference)}</th>
            <th scope="col">{say(words.accepted)}</th>
            <th scope="col">{say(words.hs)}</th>
            <th scope="col">{say(words.importer)}</th>
            <th scope="col">{say(words.laneWas)}</th>
            <th scope="col">{say(words.laneWould)}</th>
            <th scope="col">{say(words.found)}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ id, reference, acceptedAt, firstHs, importer, lane, laneAfter, found }) => (
            <tr key={id}>
              <td className="fit">
                <Link to="/declarations/$id" params={{ id }}>
                  {reference}
                </Link>
              </td>
              <td className="fit">
                <When at={acceptedAt} as="dayTime" />
              </td>
              <td className="fit">{firstHs}</td>
              <td className="fit">{importer ?? '–'}</td>
              <td>
                <LaneMark lane={lane} word={say(LANE_WORDS[lane])} />
              </td>
              <td className={lane === laneAfter ? 'quiet' : undefined}>
                {lane === laneAfter ? '=' : <LaneMark lane={laneAfter} word={say(LANE_WORDS[laneAfter])} />}
              </td>
              <td className={found === undefined ? 'quiet' : undefined}>
                {say(found === undefined ? words.notChecked : found ? words.foundYes : words.foundNo)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
