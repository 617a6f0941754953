import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PLATE_REASONS } from '../../core/oversee/retention.ts';
import { PLATE_REASON_WORDS, retentionWords as words } from '../../messages/console-retention.ts';
import { STATE_WORDS } from '../../messages/console-words.ts';
import type { PlatePassagesView } from '../../wire/retention.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { CaseLookUp } from './case-look-up.tsx';

const BY_PLATE = {
  label: words.plate,
  read: (typed: string): string => typed,
  asks: (plate: string): boolean => plate.trim().length >= 2,
};

/** Where a vehicle passed, for a case. */
export function PlateLookUp(): ReactNode {
  const say = useSay();
  return (
    <CaseLookUp
      title={words.lookUp}
      note={words.lookUpNote}
      subject={BY_PLATE}
      reasons={PLATE_REASONS}
      reasonWords={PLATE_REASON_WORDS}
      verb={words.search}
      none={words.nothingFound}
      ask={(plate, why) => call<PlatePassagesView>('POST', '/plate-look-ups', { plate, ...why })}
    >
      {({ items }) => (
        <ul>
          {items.map(({ id, state, at }) => (
            <li key={id}>
              <Link to="/crossings/$id" params={{ id }}>
                {say(words.passage)} {id.slice(-8)}
              </Link>{' '}
              {say(STATE_WORDS[state])} {at === undefined ? null : <When at={at} as="dayTime" />}
            </li>
          ))}
        </ul>
      )}
    </CaseLookUp>
  );
}
