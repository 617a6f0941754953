import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LANE_WORDS, STATE_WORDS } from '../../messages/console-words.ts';
import type { DeclarationRowView } from '../../wire/declarations.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';

/** A row of the table on a phone. */
export function DeclarationCard({ row }: { readonly row: DeclarationRowView }): ReactNode {
  const say = useSay();
  return (
    <span className="declaration-card">
      <Link to="/declarations/$id" params={{ id: row.id }}>
        {row.reference}
      </Link>
      <span className="end quiet">
        <When at={row.acceptedAt} as="dayTime" />
      </span>
      <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} />
      <span className="end quiet">
        {row.firstHs}
        {row.crossingState === undefined ? '' : ` · ${say(STATE_WORDS[row.crossingState])}`}
      </span>
    </span>
  );
}
