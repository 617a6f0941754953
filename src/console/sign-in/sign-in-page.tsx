import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { signInWords } from '../../messages/console-sign-in.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import { Choices } from '../frame/choices.tsx';
import { useTitle } from '../frame/whole-page.tsx';
import { useLanguage, useSay } from '../pieces/say.ts';
import { Refusal, signIn } from '../wire/call.ts';
import { installationQuery } from '../wire/queries.ts';
import { TextField } from '../pieces/text-field.tsx';
import './sign-in.css';

/** Sign-in, with the demo's users one click away where this is a demo. */
export function SignInPage(): ReactNode {
  const say = useSay();
  useTitle(say(signInWords.title));
  const [language] = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { next } = useSearch({ from: '/sign-in' });
  const port = useQuery(installationQuery).data;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<BilingualText>();

  const enter = async (name: string, secret: string) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await signIn(name, secret);
      client.removeQueries({ queryKey: ['me'] });
      if (next === undefined) await navigate({ to: '/' });
      else router.history.push(next);
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(username, password);
  };

  return (
    <div className="entry">
      <div className="entry-choices">
        <Choices />
      </div>
      <main id="content" className={port?.demoUsers === undefined ? 'entry-main' : 'entry-main with-demo'}>
        <div className="entry-port">
          <p className="quiet">Landport · {port?.portCode}</p>
          <h1>{port?.portName[language]}</h1>
        </div>
        <form onSubmit={submit} className="entry-form" aria-labelledby="sign-in">
          <h2 id="sign-in">{say(signInWords.title)}</h2>
          <TextField
            label={say(signInWords.username)}
            name="username"
            autoComplete="username"
            value={username}
            onChange={setUsername}
          />
          <TextField
            label={say(signInWords.password)}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          {trouble === undefined ? null : (
            <p role="alert" className="act">
              {say(trouble)}
            </p>
          )}
          <button type="submit" className="button main" disabled={busy || username === '' || password === ''}>
            {say(signInWords.signIn)}
          </button>
          {port?.needsAdministrators === true ? <Link to="/setup">{say(signInWords.setupGo)}</Link> : null}
        </form>
        {port?.demoUsers === undefined ? null : (
          <section className="entry-demo" aria-labelledby="demo">
            <h2 id="demo">{say(signInWords.demoTitle)}</h2>
            <p className="quiet">{say(signInWords.demoNote)}</p>
            <ul>
              {port.demoUsers.map((user) => (
                <li key={user.username}>
                  <button type="button" disabled={busy} onClick={() => void enter(user.username, user.password)}>
                    <span>{user.name}</span>
                    <span className="quiet">
                      {user.roles.map((role) => say(ROLE_WORDS[role])).join(language === 'zh' ? '、' : ', ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}

function troubleOf(error: unknown): BilingualText {
  if (!(error instanceof Refusal)) return signInWords.unreachable;
  if (error.status === 429) return signInWords.tooMany;
  return error.status >= 500 ? signInWords.unreachable : signInWords.wrong;
}
