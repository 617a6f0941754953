import { type ReactNode, useState } from 'react';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { DOCUMENT_STATE_WORDS, DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import type { DocumentRequestView } from '../../wire/documents.ts';
import { useSay } from '../pieces/say.ts';
import { DecideDocument, type DocumentOutcome } from './decide-document.tsx';

type One = { readonly request: DocumentRequestView };

/** What is asked for, and the hit that asks. */
export function Asked({ request }: One): ReactNode {
  const say = useSay();
  const { type, hazard } = request;
  return (
    <>
      {say(DOCUMENT_TYPE_WORDS[type])}
      {hazard === undefined ? null : (
        <span className="quiet"> {say(words.byHit, { hazard: say(HAZARD_WORDS[hazard]) })}</span>
      )}
    </>
  );
}

/** Where a request stands, and why it was refused or withdrawn. */
export function Standing({ request }: One): ReactNode {
  const say = useSay();
  const { state, withdrawn, answers } = request;
  const why = withdrawn ?? (state === 'refused' ? answers.at(-1)?.reason : undefined);
  return (
    <>
      {say(DOCUMENT_STATE_WORDS[state])}
      {why === undefined ? null : <span className="quiet"> {say(why)}</span>}
    </>
  );
}

/** The way to a file that was handed in: the last, unless another is named. */
export function FileLink({
  request,
  answer = request.answers.at(-1),
}: One & {
  readonly answer?: DocumentRequestView['answers'][number] | undefined;
}): ReactNode {
  const say = useSay();
  if (answer === undefined) return null;
  const { id, media, bytes } = answer;
  const size = { media: media.replace(/^.*\//, '').toUpperCase(), kb: Math.ceil(bytes / 1000) };
  return (
    <>
      <a href={`/api/v1/document-requests/${request.id}/answers/${id}`}>{say(words.open)}</a>{' '}
      <span className="quiet">{say(words.size, size)}</span>
    </>
  );
}

/** What may be done about a request that is not settled. */
export function DocumentActs({ request, as }: One & { readonly as: 'link' | 'button' }): ReactNode {
  const say = useSay();
  const [deciding, setDeciding] = useState<DocumentOutcome>();
  const { state } = request;
  if (state === 'accepted' || state === 'withdrawn') return null;
  const verbs = { accepted: words.accept, refused: words.refuse, withdrawn: words.withdraw } as const;
  const open: readonly DocumentOutcome[] = state === 'answered' ? ['accepted', 'refused', 'withdrawn'] : ['withdrawn'];
  return (
    <span className="cases-acts">
      {open.map((outcome) => (
        <button
          key={outcome}
          type="button"
          className={as === 'button' && outcome === 'accepted' ? 'button main' : as}
          onClick={() => setDeciding(outcome)}
        >
          {say(verbs[outcome])}
        </button>
      ))}
      {deciding === undefined ? null : (
        <DecideDocument request={request} outcome={deciding} close={() => setDeciding(undefined)} />
      )}
    </span>
  );
}
