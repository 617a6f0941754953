import type { ReactNode } from 'react';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { Differences } from '../pieces/differences.tsx';
import { useSay } from '../pieces/say.ts';
import { type Draft, HEAD_FIELDS, headPointer, ITEM_FIELDS } from './draft.ts';
import type { Sent } from './send.ts';

/** What became of the filing, and what to do next. */
export function Outcome(props: {
  readonly sent: Sent | undefined;
  readonly unreadable: string;
  /** The form whose fields show their own problems; the rest are listed here. */
  readonly elsewhere: Draft | undefined;
  readonly show: (pointer: string) => void;
  readonly amend: (id: string) => void;
}): ReactNode {
  const say = useSay();
  const { sent, unreadable, elsewhere, show } = props;
  if (unreadable !== '')
    return (
      <p role="alert" className="act outcome">
        {say(words.unreadable, { why: unreadable })}
      </p>
    );
  if (sent === undefined) return null;
  switch (sent.kind) {
    case 'stored':
    case 'same':
    case 'amended':
      return (
        <p role="status" className="outcome">
          ✓ {say(words[sent.kind])}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className="act outcome">
          {say(sent.sentence)}
        </p>
      );
    case 'conflict': {
      const { id } = sent;
      return (
        <div role="alert" className="outcome">
          <p className="act">{say(words.conflict)}</p>
          <Differences differences={sent.differences} was={say(words.was)} now={say(words.now)} />
          {id === undefined ? null : (
            <button type="button" className="button" onClick={() => props.amend(id)}>
              {say(words.amend)}
            </button>
          )}
        </div>
      );
    }
    case 'refused': {
      const errors = sent.problems.filter(({ severity }) => severity === 'error');
      const shown = elsewhere === undefined ? new Set<string>() : pointersOf(elsewhere);
      return (
        <div role="alert" className="outcome">
          <p className="act">{say(words.refused, { count: errors.length })}</p>
          <ul>
            {errors
              .filter(({ place }) => !shown.has(place.pointer))
              .map(({ code, place, sentence }) => (
                <li key={`${code} ${place.pointer}`}>
                  <button type="button" className="link" onClick={() => show(place.pointer)}>
                    <code>{place.pointer || '/'}</code>
                  </button>{' '}
                  {say(sentence)}
                </li>
              ))}
          </ul>
        </div>
      );
    }
  }
}

function pointersOf(draft: Draft): ReadonlySet<string> {
  return new Set([
    ...HEAD_FIELDS.filter((field) => field !== 'direction').map(headPointer),
    ...draft.goods.flatMap((_, place) => ITEM_FIELDS.map((field) => `/goods/${place}/${field}`)),
  ]);
}
