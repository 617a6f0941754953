import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rulesWords as words } from '../../messages/console-rules.ts';
import type { FaultyRuleView } from '../../wire/rules.ts';
import { useSay } from '../pieces/say.ts';

/** Rules that may not stand any more, above those that do: a rule that stops nobody must not look as if it did. */
export function FaultyRules({ rules }: { readonly rules: readonly FaultyRuleView[] }): ReactNode {
  const say = useSay();
  if (rules.length === 0) return null;
  return (
    <section className="faulty-rules" aria-labelledby="faulty-rules">
      <h2 id="faulty-rules" className="act">
        {rules.length === 1 ? say(words.faultyOne) : say(words.faultySome, { count: rules.length })}
      </h2>
      <p className="quiet small">{say(words.faultyNote)}</p>
      <ul>
        {rules.map(({ id, version, problems }) => (
          <li key={id}>
            <Link to="/rules/$id/edit" params={{ id }}>
              {id}
            </Link>{' '}
            <span className="quiet">
              {say(words.version)} {version}
            </span>{' '}
            {problems
              .filter(({ severity }) => severity === 'error')
              .map(({ sentence }) => say(sentence))
              .join(' ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
