import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { signInWords } from '../../messages/console-sign-in.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import { deviceWords } from '../../messages/device-words.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { ServerRefusal } from './ask.ts';
import { waiting } from './queued.ts';
import { useDevice, useLine } from './use-device.ts';

/** Signing in on a device; `again` when a session ended in the middle of work, which stays visible and kept below. */
export function SignIn({ again = false }: { readonly again?: boolean }): ReactNode {
  const say = useSay();
  const { line, title, roles } = useDevice();
  const [language, setLanguage] = useLanguage();
  const { installation, queue, connection } = useLine();
  const [trouble, setTrouble] = useState<BilingualText>();
  const [busy, setBusy] = useState(false);

  const enter = async (username: string, password: string): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    await line.signIn(username, password).catch((error: unknown) => setTrouble(troubleOf(error)));
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('username')), String(form.get('password')));
  };
  const demo = installation?.demoUsers?.filter((user) => user.roles.some((role) => roles.includes(role)));
  const form = (
    <form className="sign-in-form" onSubmit={submit}>
      {again ? (
        <p className="notice" role="alert">
          {say(deviceWords.sessionLost, { count: waiting(queue).length })}
        </p>
      ) : null}
      <Field label={say(signInWords.username)} name="username" autoComplete="username" />
      <Field label={say(signInWords.password)} name="password" autoComplete="current-password" secret />
      {trouble === undefined ? null : (
        <p className="notice" role="alert">
          {say(trouble)}
        </p>
      )}
      <button type="submit" className="main-step" disabled={busy}>
        {say(signInWords.signIn)}
      </button>
      {demo === undefined || demo.length === 0 ? null : (
        <div className="demo-users">
          <p>{say(signInWords.demoNote)}</p>
          {demo.map((user) => (
            <button
              key={user.username}
              type="button"
              disabled={busy}
              onClick={() => void enter(user.username, user.password)}
            >
              {user.name} <span className="quiet">{user.roles.map((role) => say(ROLE_WORDS[role])).join(', ')}</span>
            </button>
          ))}
        </div>
      )}
    </form>
  );
  if (again) return <div className="sign-in-again">{form}</div>;
  return (
    <main className="sign-in">
      <header>
        <h1>
          {say(title)}
          {installation === undefined ? null : <span className="quiet"> {say(installation.portName)}</span>}
        </h1>
        <button type="button" className="quiet-button" onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}>
          {say(frameWords.language)}
        </button>
      </header>
      {connection.online === false ? <p className="notice">{say(deviceWords.signInNeedsNetwork)}</p> : null}
      {form}
      <a className="to-desk" href="/">
        {say(deviceWords.desk)}
      </a>
    </main>
  );
}

function Field(props: {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: string;
  readonly secret?: boolean;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        name={props.name}
        type={props.secret === true ? 'password' : 'text'}
        autoComplete={props.autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </div>
  );
}

function troubleOf(error: unknown): BilingualText {
  if (!(error instanceof ServerRefusal)) return signInWords.unreachable;
  return error.status === 429 ? signInWords.tooMany : signInWords.wrong;
}
