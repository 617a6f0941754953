import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import { OutageBanner } from '../outage/outage-banner.tsx';
import { useKeys } from '../pieces/keys.ts';
import { useNarrow } from '../pieces/narrow.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { signOut } from '../wire/call.ts';
import { installationQuery, meQuery } from '../wire/queries.ts';
import { BarPages } from './bar-pages.tsx';
import { Choices } from './choices.tsx';
import { KeysHelp } from './keys-help.tsx';
import { groupsFor } from './navigation.ts';
import { OfflineBanner } from './offline.tsx';
import { PhoneMenu } from './phone-menu.tsx';

const GO_WITHIN_MS = 1_500;

/** What stands around every page of a signed-in person. */
export function Frame(): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(meQuery).data;
  const port = useQuery(installationQuery).data;
  const [helpOpen, setHelpOpen] = useState(false);
  const narrow = useNarrow();
  const roles = me?.roles ?? [];
  const places = groupsFor(roles).flatMap((group) => group.places);
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);

  const goTo = Object.fromEntries(
    places.map((place) => [
      place.key,
      () => {
        if (performance.now() - goPressedAt.current < GO_WITHIN_MS) void navigate({ to: place.to });
      },
    ]),
  );
  useKeys({
    ...goTo,
    g: () => {
      goPressedAt.current = performance.now();
    },
    '?': () => setHelpOpen(true),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
  });

  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in', search: {} });
  };

  const name =
    me === undefined ? null : (
      <span className="who" title={me.roles.map((role) => say(ROLE_WORDS[role])).join(say(frameWords.listComma))}>
        {me.name}
      </span>
    );
  const out = (
    <button type="button" className="plain" onClick={() => void leave()}>
      {say(frameWords.signOut)}
    </button>
  );
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say(frameWords.skip)}
      </a>
      <header className="bar">
        <Link to="/" className="wordmark">
          {port === undefined ? say(frameWords.product) : port.portName[language]}
        </Link>
        {narrow ? (
          <PhoneMenu roles={roles}>
            {name}
            <Choices />
            {out}
          </PhoneMenu>
        ) : (
          <>
            <BarPages roles={roles} />
            <div className="bar-end">
              <Choices />
              <button type="button" className="plain" onClick={() => setHelpOpen(true)}>
                {say(frameWords.keys)} <kbd>?</kbd>
              </button>
              {name}
              {out}
            </div>
          </>
        )}
      </header>
      <OfflineBanner />
      <OutageBanner />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <KeysHelp open={helpOpen} close={() => setHelpOpen(false)} places={places} />
    </div>
  );
}
