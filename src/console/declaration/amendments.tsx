import type { ReactNode } from 'react';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { Differences } from '../pieces/differences.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';

/** What each amendment changed. */
export function Amendments({ past }: { readonly past: DeclarationDetailView['past'] }): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words.amendments)}</h2>
      {past.length === 0 ? <p className="quiet">{say(words.noAmendments)}</p> : null}
      {past.map(({ version, replacedAt, differences }) => (
        <div key={version} className="amendment">
          <h3>
            {say(words.replaced, { version })} <When at={replacedAt} as="dayTime" />
          </h3>
          <Differences differences={differences} was={say(words.was)} now={say(words.became)} />
        </div>
      ))}
    </section>
  );
}
