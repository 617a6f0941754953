import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { type Format, useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import { CompactForm } from './compact-form.tsx';
import { type Draft, declarationOf, emptyDraft, exampleDraft } from './draft.ts';
import { JsonForm, type JsonHandle } from './json-form.tsx';
import { Outcome } from './outcome.tsx';
import { useSending } from './send.ts';

/** A new filing: a compact form, or the JSON that a broker's system would send. */
export function NewFiling({ how }: { readonly how: 'form' | 'json' }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const navigate = useNavigate();
  const declarant = useQuery(meQuery).data?.operator ?? '';
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(declarant));
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState('');
  const json = useRef<JsonHandle>(null);
  const { send, busy, sent, reset } = useSending();
  const problems = sent?.kind === 'refused' ? sent.problems : [];

  const declaration = (): unknown => {
    if (how === 'form') return declarationOf(draft, lodgedNow(format));
    try {
      setUnreadable('');
      return JSON.parse(text);
    } catch (error) {
      setUnreadable(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const file = (amends?: string) => {
    const filing = declaration();
    if (filing !== undefined) send({ declaration: filing, ...(amends === undefined ? {} : { amends }) });
  };
  const fillIn = () => {
    const example = exampleDraft(declarant, `EX-${Date.now().toString(36).toUpperCase()}`);
    setDraft(example);
    setText(JSON.stringify(declarationOf(example, lodgedNow(format)), null, 2));
    reset();
  };

  return (
    <section className="new-filing" aria-labelledby="new-filing">
      <div className="new-head">
        <h2 id="new-filing">{say(words.newFiling)}</h2>
        <div className="marks">
          {(['form', 'json'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={how === each}
              onClick={() => void navigate({ to: '/filings', search: { new: each }, replace: true })}
            >
              {say(words[each])}
            </button>
          ))}
        </div>
        <button type="button" className="link" onClick={fillIn}>
          {say(words.example)}
        </button>
        <Link to="/filings" search={{}} className="new-close">
          {say(frameWords.close)}
        </Link>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          file();
        }}
      >
        {how === 'form' ? (
          <CompactForm draft={draft} change={setDraft} problems={problems} />
        ) : (
          <JsonForm ref={json} text={text} change={setText} />
        )}
        <Outcome
          sent={sent}
          unreadable={unreadable}
          elsewhere={how === 'json' ? undefined : draft}
          show={(pointer) => json.current?.show(pointer)}
          amend={file}
        />
        <button type="submit" className="button main" disabled={busy}>
          {say(words.file)}
        </button>
      </form>
    </section>
  );
}

/** Now, as the port's clock shows it, with its offset. */
function lodgedNow(format: Format): string {
  const now = Date.now();
  return `${format.day(now)}T${format.time(now)}:00${format.offset(now)}`;
}
