import type { ReactNode } from 'react';
import { CHECK_RESULTS, type CheckResult, type CrossingAction } from '../../core/domain/crossing.ts';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { crossingWords as words, FINDING_WORDS, NOTE_WORDS } from '../../messages/console-crossing.ts';
import { CHECK_RESULT_WORDS, HAZARD_WORDS } from '../../messages/console-words.ts';
import type { ActionInput, CrossingDetailView } from '../../wire/crossings.ts';
import { useSay } from '../pieces/say.ts';

type Finding = NonNullable<ActionInput['findings']>[number];
type Note = NonNullable<ActionInput['note']>;

/** What an action says besides itself. */
export interface Details {
  readonly result?: CheckResult;
  readonly findings: readonly Finding[];
  readonly note?: Note;
}
/** Nothing filled in yet. */
export const NO_DETAILS: Details = { findings: [] };

const FINDING_CODES = Object.keys(FINDING_WORDS) as readonly Finding['code'][];
const NOTES = Object.keys(NOTE_WORDS) as readonly Note[];
/** Actions that the record wants a reason with. */
const NOTED: ReadonlySet<CrossingAction> = new Set(['hold', 'lift-hold', 'cancel']);

/** What is still to be filled in before the action can be recorded. */
export function missingFrom(action: CrossingAction, details: Details): BilingualText | undefined {
  if (NOTED.has(action) && details.note === undefined) return words.needsNote;
  if (action !== 'end-check') return undefined;
  if (details.result === undefined) return words.needsResult;
  return details.result === 'not-conform' && details.findings.length === 0 ? words.needsFinding : undefined;
}

/** The bare check form, or the reason for a hold. */
export function ActionDetails(props: {
  readonly action: CrossingAction;
  readonly crossing: CrossingDetailView;
  readonly details: Details;
  readonly change: (details: Details) => void;
}): ReactNode {
  const say = useSay();
  const { action, crossing, details, change } = props;
  if (NOTED.has(action))
    return (
      <label className="field">
        <span className="label">{say(words.why)}</span>
        <select
          className="input"
          value={details.note ?? ''}
          onChange={(event) => change({ ...details, note: event.target.value as Note })}
        >
          <option value="" disabled />
          {NOTES.map((note) => (
            <option key={note} value={note}>
              {say(NOTE_WORDS[note]!)}
            </option>
          ))}
        </select>
      </label>
    );
  if (action !== 'end-check') return null;
  const replace = (place: number, finding: Finding) =>
    change({ ...details, findings: details.findings.map((each, at) => (at === place ? finding : each)) });
  return (
    <>
      <fieldset className="results">
        <legend className="label">{say(words.checkResult)}</legend>
        {CHECK_RESULTS.map((result) => (
          <label key={result}>
            <input
              type="radio"
              name="result"
              checked={details.result === result}
              onChange={() => change({ ...details, result })}
            />{' '}
            {say(CHECK_RESULT_WORDS[result])}
          </label>
        ))}
      </fieldset>
      {details.findings.map((finding, place) => (
        // Findings have no name of their own until they are recorded.
        // biome-ignore lint/suspicious/noArrayIndexKey: places in a short form
        <div key={place} className="finding">
          <FindingFields
            finding={finding}
            crossing={crossing}
            change={(changed) => replace(place, changed)}
            remove={() => change({ ...details, findings: details.findings.filter((_, at) => at !== place) })}
          />
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() =>
          change({ ...details, findings: [...details.findings, { hazard: 'revenue', code: 'misdescription' }] })
        }
      >
        {say(words.addFinding)}
      </button>
    </>
  );
}

function FindingFields(props: {
  readonly finding: Finding;
  readonly crossing: CrossingDetailView;
  readonly change: (finding: Finding) => void;
  readonly remove: () => void;
}): ReactNode {
  const say = useSay();
  const { finding, crossing, change } = props;
  const { declarationId, line, ...about } = finding;
  return (
    <>
      <select
        className="input"
        aria-label={say(words.finding)}
        value={finding.code}
        onChange={(event) => change({ ...finding, code: event.target.value as Finding['code'] })}
      >
        {FINDING_CODES.map((code) => (
          <option key={code} value={code}>
            {say(FINDING_WORDS[code]!)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={say(words.hazard)}
        value={finding.hazard}
        onChange={(event) => change({ ...finding, hazard: event.target.value as Finding['hazard'] })}
      >
        {HAZARDS.map((hazard) => (
          <option key={hazard} value={hazard}>
            {say(HAZARD_WORDS[hazard])}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={say(words.onWhat)}
        value={declarationId ?? ''}
        onChange={({ target }) => change(target.value === '' ? about : { ...about, declarationId: target.value })}
      >
        <option value="">{say(words.vehicle)}</option>
        {crossing.declarations.map(({ id, reference }) => (
          <option key={id} value={id}>
            {reference}
          </option>
        ))}
      </select>
      <input
        className="input"
        type="number"
        min={1}
        aria-label={say(words.line)}
        placeholder={say(words.line)}
        disabled={declarationId === undefined}
        value={line ?? ''}
        onChange={({ target }) => {
          const whole = Number.parseInt(target.value, 10);
          const on = declarationId === undefined ? {} : { declarationId };
          change({ ...about, ...on, ...(whole >= 1 ? { line: whole } : {}) });
        }}
      />
      <button type="button" className="link" onClick={props.remove}>
        {say(words.removeFinding)}
      </button>
    </>
  );
}
