import { type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { gateLineWords, gateWords } from '../../messages/gate-words.ts';
import { LANGUAGES } from '../../messages/language.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { type Theme, useTheme } from '../pieces/theme.ts';
import { waiting } from './gate-state.ts';
import { Refused, Waiting } from './queue-list.tsx';
import { Sheet } from './sheet.tsx';
import { useAddress } from './use-address.ts';
import { useGate, useGateState, useTime } from './use-gate.ts';
import { loadNewVersion } from './watch-version.ts';

const THEMES: readonly (readonly [Theme, keyof typeof frameWords])[] = [
  ['auto', 'themeAuto'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
];
const LANGUAGE_NAMES = { en: 'English', zh: '中文' } as const;
/** Slips are good for half a day, but an officer should hear of a clock long before that matters. */
const CLOCK_MAY_DIFFER_MS = 120_000;

/** What still works, what waits, what was refused; and the few things to set on this device. */
export function LinePanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const time = useTime();
  const gate = useGate();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const { connection, queue, lastSync, slips, nextTry, clockAhead, newVersion, notAllowed, me } = useGateState();
  const away = connection.online === false;
  return (
    <Sheet title={say(gateLineWords.panel)} onClose={onClose}>
      {newVersion ? (
        <p className="notice">
          {say(gateLineWords.newVersion)}{' '}
          <button type="button" onClick={() => void loadNewVersion()}>
            {say(gateLineWords.reload)}
          </button>
        </p>
      ) : null}
      <Refused queue={queue} onLeave={onClose} />
      <section>
        <h3>{away ? say(gateLineWords.offlineSince, { time: time(connection.since) }) : say(gateLineWords.online)}</h3>
        <p>{away ? say(gateLineWords.worksOffline, { count: slips.length }) : say(gateLineWords.worksOnline)}</p>
        {Math.abs(clockAhead) < CLOCK_MAY_DIFFER_MS ? null : (
          <p className="notice">
            {say(gateLineWords.clockOff, { minutes: Math.round(Math.abs(clockAhead) / 60_000) })}
          </p>
        )}
        {notAllowed ? <p className="notice">{say(gateLineWords.notAllowed)}</p> : null}
        <dl className="pairs">
          <dt>{say(gateLineWords.slipsHeld)}</dt>
          <dd>{slips.length}</dd>
          <dt>{say(gateLineWords.lastSync)}</dt>
          <dd>{lastSync === undefined ? say(gateLineWords.never) : time(lastSync)}</dd>
        </dl>
        <button type="button" className="wide" onClick={gate.syncNow}>
          {say(gateLineWords.sendNow)}
        </button>
        {away && nextTry !== undefined ? (
          <p className="quiet">{say(gateLineWords.nextTry, { time: time(nextTry) })}</p>
        ) : null}
      </section>
      <Waiting queue={queue} me={me?.id} />
      <section>
        <Options
          legend={say(gateLineWords.language)}
          options={LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]])}
          chosen={language}
          onChoose={setLanguage}
        />
        <Options
          legend={say(gateLineWords.theme)}
          options={THEMES.map(([one, word]) => [one, say(frameWords[word])])}
          chosen={theme}
          onChoose={setTheme}
        />
      </section>
      <a className="to-desk" href="/">
        {say(gateWords.desk)}
      </a>
      <SignOut count={waiting(queue).length} name={me?.name ?? ''} />
    </Sheet>
  );
}

function Options<T extends string>(props: {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}): ReactNode {
  return (
    <fieldset className="options">
      <legend>{props.legend}</legend>
      {props.options.map(([value, word]) => (
        <button key={value} type="button" aria-pressed={value === props.chosen} onClick={() => props.onChoose(value)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}

/** Signing out with work still waiting says what becomes of it first. */
function SignOut({ count, name }: { readonly count: number; readonly name: string }): ReactNode {
  const say = useSay();
  const gate = useGate();
  const [asking, setAsking] = useState(false);
  const [, go] = useAddress();
  // Whoever comes next begins with a vehicle of their own.
  const leave = (): void => void gate.signOut().then(() => go(undefined));
  return (
    <section>
      <p>{say(gateLineWords.signedInAs, { name })}</p>
      {asking ? (
        <>
          <p className="notice" role="alert">
            {say(gateLineWords.signOutWaiting, { count })}
          </p>
          <div className="pair">
            <button type="button" onClick={() => setAsking(false)}>
              {say(gateLineWords.stay)}
            </button>
            <button type="button" onClick={leave}>
              {say(gateLineWords.signOutAnyway)}
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="wide" onClick={count === 0 ? leave : () => setAsking(true)}>
          {say(gateLineWords.signOut)}
        </button>
      )}
    </section>
  );
}
