import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import { useSay } from '../pieces/say.ts';
import { Refusal } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';

/** What stands in place of a page's content for a moment: its outline, never a spinner. */
export function LoadingPage(): ReactNode {
  const say = useSay();
  return (
    <div className="page" aria-busy="true">
      <p className="out-of-sight" role="status">
        {say(frameWords.loading)}
      </p>
      <Skeleton rows={9} />
    </div>
  );
}

/** A page whose content waits for one answer: its outline until that is there, or why it did not come. */
export function WhenLoaded<Data>(props: {
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** Grey bars where rows will stand. */
export function Skeleton({ rows }: { readonly rows: number }): ReactNode {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // The bars never move or change places, so their place is their name.
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <div key={row} style={{ width: `${96 - ((row * 23) % 31)}%` }} />
      ))}
    </div>
  );
}

/** What is said where something could not be loaded, with what to do about it. */
export function Failed(props: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const say = useSay();
  const { error, retry } = props;
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const refusal = error instanceof Refusal ? error : undefined;
  if (refusal?.status === 403) {
    const roles =
      me?.roles.map((role) => say(ROLE_WORDS[role])).join(say(frameWords.listComma)) || say(frameWords.noRoles);
    return (
      <Notice title={say(frameWords.forbiddenTitle)} text={say(frameWords.forbidden, { roles })}>
        <Link to="/" className="button">
          {say(frameWords.toBoard)}
        </Link>
      </Notice>
    );
  }
  if (refusal?.status === 404) return <Missing />;
  const text =
    refusal === undefined
      ? say(error instanceof TypeError ? frameWords.failedNetwork : frameWords.broken)
      : refusal.problem === undefined
        ? say(frameWords.failedServer, { status: refusal.status })
        : say(refusal.problem.sentence);
  return (
    <Notice title={say(frameWords.failedTitle)} text={text} alert>
      {refusal?.problem?.problems === undefined ? null : (
        <ul>
          {refusal.problem.problems.map(({ code, place, sentence }) => (
            <li key={`${code} ${place.pointer} ${place.column ?? ''}`}>{say(sentence)}</li>
          ))}
        </ul>
      )}
      <button type="button" className="button" onClick={retry}>
        {say(frameWords.retry)}
      </button>
    </Notice>
  );
}

/** A state in words: what it is, what follows, what to do. */
export function Notice(props: {
  readonly title: string;
  readonly text: string;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="notice" {...(props.alert === true ? { role: 'alert' } : {})}>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

/** The page of a route that threw; loading it anew also fetches a newer console where the server has one. */
export function FailedPage({ error }: { readonly error: unknown }): ReactNode {
  return (
    <div className="page">
      <Failed error={error} retry={() => location.reload()} />
    </div>
  );
}

function Missing(): ReactNode {
  const say = useSay();
  return (
    <Notice title={say(frameWords.missingTitle)} text={say(frameWords.missing)}>
      <Link to="/" className="button">
        {say(frameWords.toBoard)}
      </Link>
    </Notice>
  );
}

/** The page of an address that names nothing. */
export function MissingPage(): ReactNode {
  return (
    <div className="page">
      <Missing />
    </div>
  );
}

/** Names the browser's tab after what it shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Landport`;
  }, [title]);
}
