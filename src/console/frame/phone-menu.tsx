import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Role } from '../../core/domain/role.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { useSay } from '../pieces/say.ts';
import { DeviceLinks, PlaceLink } from './bar-pages.tsx';
import { examines, groupsFor, worksAtGate } from './navigation.ts';

/** On a phone one word opens every page, in groups, and below them what else a desk has in its bar. */
export function PhoneMenu(props: { readonly roles: readonly Role[]; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const id = useId();
  const { roles } = props;
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere is what closes it
  useEffect(() => setOpen(false), [pathname]);
  const devices = worksAtGate(roles) || examines(roles);
  return (
    <>
      <button
        type="button"
        className="button menu-opener"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {say(open ? frameWords.close : frameWords.menu)}
      </button>
      <div id={id} className="menu" hidden={!open}>
        <nav aria-label={say(frameWords.navigation)}>
          {groupsFor(roles).map(({ word, places }) => (
            <div key={word.en}>
              <h2>{say(word)}</h2>
              {places.map((place) => (
                <PlaceLink key={place.to} place={place} />
              ))}
            </div>
          ))}
          {devices ? (
            <div>
              <h2>{say(frameWords.devices)}</h2>
              <DeviceLinks roles={roles} />
            </div>
          ) : null}
        </nav>
        <div className="menu-end">{props.children}</div>
      </div>
    </>
  );
}
