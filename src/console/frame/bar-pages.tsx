import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Role } from '../../core/domain/role.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { useSay } from '../pieces/say.ts';
import { barFor, examines, type Place, type PlaceGroup, worksAtGate } from './navigation.ts';

/** The pages of a desk's bar, on one line however many somebody may see. */
export function BarPages({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  return (
    <nav aria-label={say(frameWords.navigation)}>
      {barFor(roles).map((entry) =>
        'places' in entry ? <Group key={entry.word.en} group={entry} /> : <PlaceLink key={entry.to} place={entry} />,
      )}
      <DeviceLinks roles={roles} />
    </nav>
  );
}

/** Gate and inspection: light pages of their own, outside the desk's. */
export function DeviceLinks({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  return (
    <>
      {worksAtGate(roles) ? <a href="/gate">{say(frameWords.gate)}</a> : null}
      {examines(roles) ? <a href="/inspect/">{say(frameWords.inspect)}</a> : null}
    </>
  );
}

/** The way to a page, marked while one is on it or below it. */
export function PlaceLink({
  place,
  withKey = false,
}: {
  readonly place: Place;
  readonly withKey?: boolean;
}): ReactNode {
  const say = useSay();
  return (
    <Link to={place.to} activeOptions={{ exact: place.to === '/' }}>
      {say(place.word)}
      {withKey ? <small aria-hidden="true">g {place.key}</small> : null}
    </Link>
  );
}

/** A word of the bar that opens the pages under it; Escape, a click elsewhere or going somewhere closes it. */
function Group({ group }: { readonly group: PlaceGroup }): ReactNode {
  const say = useSay();
  const id = useId();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere is what closes it
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (box.current?.contains(event.target as Node) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  const here = group.places.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches over the button and links inside
    <div
      ref={box}
      className="bar-group"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && box.current?.contains(relatedTarget) !== true) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={here ? 'active' : ''}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {say(group.word)}
      </button>
      <div id={id} className="bar-places" hidden={!open}>
        {group.places.map((place) => (
          <PlaceLink key={place.to} place={place} withKey />
        ))}
      </div>
    </div>
  );
}
