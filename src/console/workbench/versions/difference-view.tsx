import { type ReactNode, useState } from 'react';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import type { RuleDraftInput, RuleVersionView } from '../../../wire/workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { basisOf, changesBetween } from './difference.ts';

/** What stands for a version where what is edited now is compared. */
const EDITED = '';

/** Two versions, or a version and what is edited now, side by side where they differ. */
export function DifferenceView(props: {
  readonly versions: readonly RuleVersionView[];
  readonly edited: RuleDraftInput;
  /** What is compared until somebody chooses: the version to be decided on, or without one what is edited now. */
  readonly shown: number | undefined;
}): ReactNode {
  const say = useSay();
  const { versions, edited, shown } = props;
  const [chosenBefore, setBefore] = useState<number>();
  const [chosenAfter, setAfter] = useState<number | typeof EDITED>();
  const after = chosenAfter ?? shown ?? EDITED;
  const before = chosenBefore ?? basisOf(versions, shown);
  const bodyOf = (version: number | typeof EDITED | undefined) =>
    versions.find((one) => one.version === version)?.body ?? edited;
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
          value={after}
          onChange={({ target }) => setAfter(target.value === EDITED ? EDITED : Number(target.value))}
        >
          <option value={EDITED}>{say(words.thisEdit)}</option>
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
