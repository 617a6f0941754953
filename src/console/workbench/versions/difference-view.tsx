import { type ReactNode, useState } from 'react';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import type { RuleDraftInput, RuleVersionView } from '../../../wire/workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { changesBetween } from './difference.ts';

/** Two versions, or a version and what is edited now, side by side where they differ. */
export function DifferenceView(props: {
  readonly versions: readonly RuleVersionView[];
  readonly edited: RuleDraftInput;
}): ReactNode {
  const say = useSay();
  const { versions, edited } = props;
  // Whoever approves asks what would change: the version in force comes first, where there is one.
  const [before, setBefore] = useState((versions.find(({ state }) => state === 'live') ?? versions[0])?.version);
  const [after, setAfter] = useState<number>();
  const bodyOf = (version: number | undefined) => versions.find((one) => one.version === version)?.body ?? edited;
  const changes = changesBetween(bodyOf(before), bodyOf(after), say);
  const choices = versions.map(({ version }) => (
    <option key={version} value={version}>
      {say(words.was, { version })}
    </option>
  ));
  return (
    <section className="section">
      <h2>{say(words.difference)}</h2>
      <p className="difference-choice">
        <select
          className="input"
          aria-label={say(words.compare)}
          value={before ?? ''}
          onChange={({ target }) => setBefore(Number(target.value))}
        >
          {choices}
        </select>{' '}
        →{' '}
        <select
          className="input"
          aria-label={say(words.compareWith)}
          value={after ?? ''}
          onChange={({ target }) => setAfter(target.value === '' ? undefined : Number(target.value))}
        >
          <option value="">{say(words.thisEdit)}</option>
          {choices}
        </select>
      </p>
      {changes.length === 0 ? (
        <p className="quiet">{say(words.same)}</p>
      ) : (
        <dl className="difference">
          {changes.map(({ part, pieces }) => (
            <div key={part.en}>
              <dt>{say(part)}</dt>
              <dd>
                {pieces.map(({ kind, text }, place) => {
                  const key = `${place} ${kind}`;
                  if (kind === 'gone') return <del key={key}>{text}</del>;
                  return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
                })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
