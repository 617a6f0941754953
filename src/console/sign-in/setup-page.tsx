import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { signInWords } from '../../messages/console-sign-in.ts';
import type { Setup } from '../../wire/installation.ts';
import { Choices } from '../frame/choices.tsx';
import { useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { call, Refusal } from '../wire/call.ts';
import { TextField } from '../pieces/text-field.tsx';
import './sign-in.css';

/** One of the two, as far as typed. */
type NewAdministrator = Setup['administrators'][number];
const NOBODY: NewAdministrator = { username: '', name: '', password: '' };

/** The first two administrators of a fresh installation, with the code that the server printed. */
export function SetupPage(): ReactNode {
  const say = useSay();
  useTitle(say(signInWords.setupTitle));
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [people, setPeople] = useState<readonly NewAdministrator[]>([NOBODY, NOBODY]);
  const [state, setState] = useState<'asking' | 'sending' | 'done'>('asking');
  const [trouble, setTrouble] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (people[0]?.username === people[1]?.username) return setTrouble(say(signInWords.different));
    setState('sending');
    setTrouble('');
    try {
      await call('POST', '/setup', { code: code.trim(), administrators: people });
      await client.invalidateQueries({ queryKey: ['installation'] });
      setState('done');
    } catch (error) {
      setState('asking');
      const sentence = error instanceof Refusal ? error.problem?.sentence : undefined;
      setTrouble(sentence === undefined ? say(signInWords.unreachable) : say(sentence));
    }
  };
  const change = (place: number, part: Partial<NewAdministrator>) =>
    setPeople((before) => before.map((person, each) => (each === place ? { ...person, ...part } : person)));

  return (
    <div className="entry">
      <div className="entry-choices">
        <Choices />
      </div>
      <main id="content" className="entry-main setup">
        <div className="entry-port">
          <p className="quiet">Landport</p>
          <h1>{say(signInWords.setupTitle)}</h1>
          <p className="quiet">{say(signInWords.setupNote)}</p>
        </div>
        {state === 'done' ? (
          <p role="status">
            {say(signInWords.created)} <Link to="/sign-in">{say(signInWords.signIn)}</Link>
          </p>
        ) : (
          <form className="entry-form" onSubmit={(event) => void submit(event)}>
            <TextField
              label={say(signInWords.setupCode)}
              name="code"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
            />
            <div className="entry-pair">
              {people.map((person, place) => (
                // Two fixed places: the first and the second administrator.
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
                <fieldset key={place}>
                  <legend>{say(signInWords.administrator, { number: place + 1 })}</legend>
                  <TextField
                    label={say(signInWords.name)}
                    name={`name-${place}`}
                    autoComplete="off"
                    value={person.name}
                    onChange={(name) => change(place, { name })}
                  />
                  <TextField
                    label={say(signInWords.username)}
                    name={`username-${place}`}
                    autoComplete="off"
                    hint={say(signInWords.usernameHint)}
                    value={person.username}
                    onChange={(username) => change(place, { username })}
                  />
                  <TextField
                    label={say(signInWords.password)}
                    name={`password-${place}`}
                    type="password"
                    autoComplete="new-password"
                    hint={say(signInWords.passwordHint)}
                    value={person.password}
                    onChange={(password) => change(place, { password })}
                  />
                </fieldset>
              ))}
            </div>
            {trouble === '' ? null : (
              <p role="alert" className="act">
                {trouble}
              </p>
            )}
            <button type="submit" className="button main" disabled={state === 'sending' || code === ''}>
              {say(signInWords.create)}
            </button>
          </form>
        )}
      </main>
    </div>
  );
}
