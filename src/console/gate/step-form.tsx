import { type FormEvent, type ReactNode, useState } from 'react';
import { CHECK_RESULTS, HOLD_NOTES } from '../../core/domain/crossing.ts';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { OBSERVATIONS } from '../../core/inspect/codes.ts';
import {
  CONSEQUENCE_WORDS,
  FINDING_WORDS,
  NOTE_WORDS,
  selectWords,
  STEP_WORDS,
} from '../../messages/console-crossing.ts';
import { CHECK_RESULT_WORDS, HAZARD_WORDS } from '../../messages/console-words.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import { useSay } from '../pieces/say.ts';
import type { GateAction, TakenAction } from './queued-action.ts';
import { Sheet } from '../device/sheet.tsx';

type Finding = NonNullable<TakenAction['findings']>[number];
/** An inspection detains; whoever stands at the gate has other reasons. */
const AT_GATE = HOLD_NOTES.filter((note) => note !== 'detained');
/** Reasons to hold; the other two end a hold or a booking. */
const WHY_HELD = AT_GATE.filter((note) => note !== 'resolved' && note !== 'no-show');

/** What a step needs to be told first, with what follows from it in words, above the one button that does it. */
export function StepForm(props: {
  readonly action: GateAction;
  readonly plate: string;
  readonly declarations: number;
  readonly busy: boolean;
  readonly onTake: (rest: Partial<TakenAction>) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { action, plate, declarations } = props;
  const say = useSay();
  const [missing, setMissing] = useState(false);
  const [adverse, setAdverse] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const rest = readForm(action, new FormData(event.currentTarget));
    setMissing(rest === undefined);
    if (rest !== undefined) props.onTake(rest);
  };
  const title = say(STEP_WORDS[action]);
  return (
    <Sheet title={`${title} · ${plate}`} onClose={props.onClose}>
      <form onSubmit={submit} onChange={() => setMissing(false)}>
        <p className="consequence">
          {say(CONSEQUENCE_WORDS[action], { plate, count: declarations })} {say(gateWords.consequence)}
        </p>
        {action === 'hold' ? (
          <Choices name="note" legend={say(gateWords.chooseNote)} codes={WHY_HELD} words={NOTE_WORDS} />
        ) : null}
        {action === 'select' ? (
          <>
            <p className="quiet">{say(selectWords.seenNote)}</p>
            <Choices name="observation" legend={say(selectWords.seen)} codes={OBSERVATIONS} words={OBSERVATION_WORDS} />
            <Select name="hazard" label={say(selectWords.hazard)} codes={HAZARDS} words={HAZARD_WORDS} />
          </>
        ) : null}
        {action === 'end-check' ? (
          <Choices
            name="result"
            legend={say(gateWords.result)}
            codes={CHECK_RESULTS}
            words={CHECK_RESULT_WORDS}
            onChoose={(result) => setAdverse(result === 'not-conform')}
          />
        ) : null}
        {adverse ? (
          <>
            <Select name="hazard" label={say(gateWords.hazard)} codes={HAZARDS} words={HAZARD_WORDS} />
            <Select
              name="code"
              label={say(gateWords.finding)}
              codes={Object.keys(FINDING_WORDS)}
              words={FINDING_WORDS}
            />
          </>
        ) : null}
        {missing ? (
          <p className="notice" role="alert">
            {say(gateWords.chooseFirst)}
          </p>
        ) : null}
        <div className="pair">
          <button type="button" onClick={props.onClose}>
            {say(gateWords.cancel)}
          </button>
          <button type="submit" className="main-step" disabled={props.busy}>
            {action === 'end-check' ? say(gateWords.recordResult) : title}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** What the form says, in the wire's codes; undefined while something is still to be chosen. */
function readForm(action: GateAction, form: FormData): Partial<TakenAction> | undefined {
  const text = (name: string): string => String(form.get(name) ?? '');
  if (action === 'lift-hold') return { note: 'resolved' };
  if (action === 'hold') {
    const note = AT_GATE.find((known) => known === text('note'));
    return note === undefined ? undefined : { note };
  }
  if (action === 'select') {
    const hazard = HAZARDS.find((known) => known === text('hazard'));
    const observation = OBSERVATIONS.find((known) => known === text('observation'));
    return hazard === undefined || observation === undefined ? undefined : { selection: { hazard, observation } };
  }
  if (action !== 'end-check') return {};
  const result = CHECK_RESULTS.find((known) => known === text('result'));
  if (result !== 'not-conform') return result === undefined ? undefined : { result };
  const hazard = HAZARDS.find((known) => known === text('hazard'));
  const code = Object.keys(FINDING_WORDS).find((known) => known === text('code')) as Finding['code'] | undefined;
  return hazard === undefined || code === undefined ? undefined : { result, findings: [{ hazard, code }] };
}

/** One of a few codes, each a line to tap. */
function Choices<Code extends string>(props: {
  readonly name: string;
  readonly legend: string;
  readonly codes: readonly Code[];
  readonly words: Readonly<Record<string, BilingualText>>;
  readonly onChoose?: (code: Code) => void;
}): ReactNode {
  const say = useSay();
  return (
    <fieldset className="choices">
      <legend>{props.legend}</legend>
      {props.codes.map((code) => (
        <label key={code}>
          <input type="radio" name={props.name} value={code} onChange={() => props.onChoose?.(code)} />
          {say(props.words[code] ?? { en: code, zh: code })}
        </label>
      ))}
    </fieldset>
  );
}

/** One of many codes; nothing is chosen before the officer does. */
function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly codes: readonly string[];
  readonly words: Readonly<Record<string, BilingualText>>;
}): ReactNode {
  const say = useSay();
  return (
    <label className="field">
      {props.label}
      <select name={props.name} defaultValue="">
        <option value="" disabled>
          –
        </option>
        {props.codes.map((code) => (
          <option key={code} value={code}>
            {say(props.words[code] ?? { en: code, zh: code })}
          </option>
        ))}
      </select>
    </label>
  );
}
