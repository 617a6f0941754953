import { type ReactNode, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { deviceWords } from '../../messages/device-words.ts';
import { LANGUAGES } from '../../messages/language.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { type Theme, useTheme } from '../pieces/theme.ts';
import { ClockNotice } from './clock-notice.tsx';
import { type QueueView, Refused, Waiting } from './queue-list.tsx';
import { waiting } from './queued.ts';
import { Sheet } from './sheet.tsx';
import { useDevice, useLine, useTime } from './use-device.ts';
import { loadNewVersion } from './watch-version.ts';

const THEMES: readonly (readonly [Theme, keyof typeof frameWords])[] = [
  ['auto', 'themeAuto'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
];
const LANGUAGE_NAMES = { en: 'English', zh: '中文' } as const;

/** What one page says in the panel that every device has. */
export interface PanelWords extends QueueView {
  /** `{count}` is `held`. */
  readonly worksOnline: BilingualText;
  readonly worksOffline: BilingualText;
  /** What the device holds for work without network, and when it was last fetched. */
  readonly heldLabel: BilingualText;
  readonly held: number;
  readonly lastSyncLabel: BilingualText;
  /** What else this page has to say or to set. */
  readonly also?: ReactNode;
  /** After signing out: whoever comes next begins with something of their own. */
  readonly onSignedOut: () => void;
}

/** What still works, what waits, what was refused; and the few things to set on this device. */
export function LinePanel({ words, onClose }: { readonly words: PanelWords; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const time = useTime();
  const { line, page } = useDevice();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const { connection, queue, lastSync, nextTry, newVersion, notAllowed, me } = useLine();
  const away = connection.online === false;
  return (
    <Sheet title={say(deviceWords.panel)} onClose={onClose}>
      {newVersion ? (
        <p className="notice">
          {say(deviceWords.newVersion)}{' '}
          <button type="button" onClick={() => void loadNewVersion(page)}>
            {say(deviceWords.reload)}
          </button>
        </p>
      ) : null}
      <Refused queue={queue} view={words} onLeave={onClose} />
      <section>
        <h3>{away ? say(deviceWords.offlineSince, { time: time(connection.since) }) : say(deviceWords.online)}</h3>
        <p>{say(away ? words.worksOffline : words.worksOnline, { count: words.held })}</p>
        <ClockNotice className="notice" />
        {notAllowed ? <p className="notice">{say(deviceWords.notAllowed)}</p> : null}
        <dl className="pairs">
          <dt>{say(words.heldLabel)}</dt>
          <dd>{words.held}</dd>
          <dt>{say(words.lastSyncLabel)}</dt>
          <dd>{lastSync === undefined ? say(deviceWords.never) : time(lastSync)}</dd>
        </dl>
        <button type="button" className="wide" onClick={line.syncNow}>
          {say(deviceWords.sendNow)}
        </button>
        {away && nextTry !== undefined ? (
          <p className="quiet">{say(deviceWords.nextTry, { time: time(nextTry) })}</p>
        ) : null}
      </section>
      <Waiting queue={queue} view={words} me={me?.id} />
      {words.also}
      <section>
        <Options
          legend={say(deviceWords.language)}
          options={LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]])}
          chosen={language}
          onChoose={setLanguage}
        />
        <Options
          legend={say(deviceWords.theme)}
          options={THEMES.map(([one, word]) => [one, say(frameWords[word])])}
          chosen={theme}
          onChoose={setTheme}
        />
      </section>
      <a className="to-desk" href="/">
        {say(deviceWords.desk)}
      </a>
      <SignOut count={waiting(queue).length} name={me?.name ?? ''} onSignedOut={words.onSignedOut} />
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
function SignOut(props: {
  readonly count: number;
  readonly name: string;
  readonly onSignedOut: () => void;
}): ReactNode {
  const { count, name } = props;
  const say = useSay();
  const { line } = useDevice();
  const [asking, setAsking] = useState(false);
  const leave = (): void => void line.signOut().then(props.onSignedOut);
  return (
    <section>
      <p>{say(deviceWords.signedInAs, { name })}</p>
      {asking ? (
        <>
          <p className="notice" role="alert">
            {say(deviceWords.signOutWaiting, { count })}
          </p>
          <div className="pair">
            <button type="button" onClick={() => setAsking(false)}>
              {say(deviceWords.stay)}
            </button>
            <button type="button" onClick={leave}>
              {say(deviceWords.signOutAnyway)}
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="wide" onClick={count === 0 ? leave : () => setAsking(true)}>
          {say(deviceWords.signOut)}
        </button>
      )}
    </section>
  );
}
