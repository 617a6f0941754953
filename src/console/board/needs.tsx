import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import { LANE_WORDS, STATE_WORDS } from '../../messages/console-words.ts';
import type { BoardView } from '../../wire/board.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { type Say, useSay } from '../pieces/say.ts';
import { type Need, needsSomeone } from './needs-someone.ts';

/** Sentences at a time; the rest is counted beside the heading. */
const SHOWN = 5;

/** What someone should act on, in sentences, each with the way to it. */
export function Needs({ board }: { readonly board: BoardView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const needs = needsSomeone(board);
  return (
    <section aria-labelledby="board-needs">
      <div className="board-head">
        <h2 id="board-needs">{say(boardWords.needs)}</h2>
        {needs.length > SHOWN ? (
          <p className="quiet small">{say(boardWords.more, { count: needs.length - SHOWN })}</p>
        ) : null}
      </div>
      {needs.length === 0 ? <p className="quiet">{say(boardWords.needsNobody)}</p> : null}
      <ul className="needs">
        {needs.slice(0, SHOWN).map((need) => (
          <li key={'id' in need ? need.id : `${need.kind} ${need.lane}`} data-kind={need.kind}>
            <LaneMark lane={need.lane} word={say(LANE_WORDS[need.lane])} bare />
            <span>{sentence(need, board.standardMinutes, say, (minutes) => format.number(minutes))}</span>
            {'id' in need ? (
              <Link to="/crossings/$id" params={{ id: need.id }}>
                {say(boardWords.open)}
              </Link>
            ) : (
              <Link to="/" search={{ lane: need.lane }}>
                {say(boardWords.showLane)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentence(need: Need, standard: number, say: Say, number: (minutes: number) => string): string {
  const lane = say(LANE_WORDS[need.lane]);
  switch (need.kind) {
    case 'lane-over':
      return say(boardWords.laneOver, {
        lane,
        standard,
        median: number(need.median),
        longest: number(need.longest),
        queue: need.queue,
      });
    case 'lane-near':
      return say(boardWords.laneNear, { lane, standard, longest: number(need.longest) });
    case 'perishable':
      return say(boardWords.perishableWaits, {
        lane,
        plate: need.plate,
        wait: number(need.wait),
        state: say(STATE_WORDS[need.state]),
      });
    case 'held':
      return say(boardWords.heldWaits, { plate: need.plate, wait: number(need.wait) });
  }
}
