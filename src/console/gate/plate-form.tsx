import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { useSay } from '../pieces/say.ts';
import { ProvinceKeys } from './province-keys.tsx';
import { matchingPlates } from './suggest.ts';
import { useTime } from '../device/use-device.ts';
import { useGateState } from './use-gate.ts';

/** Plates offered as buttons: those that passed lately, and those that are expected. */
const MOST_RECENT = 5;
const MOST_EXPECTED = 8;

/** Type a plate as one sees it, take one of those expected, or scan a slip. */
export function PlateForm(props: {
  readonly onPlate: (plate: string) => void;
  readonly onScan: () => void;
}): ReactNode {
  const say = useSay();
  const time = useTime();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { slips, recent } = useGateState();
  const expected = slips.map(({ plate }) => plate);
  const matching = matchingPlates(typed, expected, MOST_EXPECTED);

  useEffect(() => {
    // On a phone the field would throw its keyboard over the page before anybody asked for it.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
    const toField = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', toField);
    return () => removeEventListener('keydown', toField);
  }, []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const plate = normalisePlate(typed);
    if (plate === undefined) setWrong(typed);
    else props.onPlate(plate);
  };
  const press = (character: string): void => {
    setTyped((before) => before + character);
    setWrong(undefined);
    field.current?.focus();
  };
  return (
    <main className="look-up">
      <h1 className="out-of-sight">{say(gateWords.title)}</h1>
      <form className="plate-form" onSubmit={submit} role="search">
        <label htmlFor={id}>
          {say(gateWords.plate)} <span className="quiet">{say(gateWords.plateHint)}</span>
        </label>
        <div className="plate-row">
          <input
            ref={field}
            id={id}
            className="plate-field"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(undefined);
            }}
            inputMode="text"
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={24}
            aria-invalid={wrong !== undefined}
            {...(wrong === undefined ? {} : { 'aria-describedby': `${id}-wrong` })}
          />
          {typed === '' ? null : (
            <button
              type="button"
              className="clear"
              aria-label={say(gateWords.clear)}
              onClick={() => {
                setTyped('');
                field.current?.focus();
              }}
            >
              ×
            </button>
          )}
        </div>
        {wrong === undefined ? null : (
          <p id={`${id}-wrong`} className="notice" role="alert">
            {say(gateWords.notAPlate, { text: wrong })}
          </p>
        )}
        <ProvinceKeys onPress={press} />
        <div className="pair look-buttons">
          <button type="button" onClick={props.onScan}>
            {say(gateWords.scan)}
          </button>
          <button type="submit" className="main-step">
            {say(gateWords.look)}
          </button>
        </div>
      </form>
      <div className="suggestions">
        {typed !== '' || recent.length === 0 ? null : (
          <section>
            <h2>{say(gateWords.recent)}</h2>
            <Plates
              plates={recent.slice(0, MOST_RECENT).map(({ plate, at }) => [plate, time(at)])}
              onPlate={props.onPlate}
            />
          </section>
        )}
        <section>
          <h2>{typed === '' ? say(gateWords.expected, { count: expected.length }) : say(gateWords.matching)}</h2>
          {expected.length === 0 ? <p className="quiet">{say(gateWords.noneExpected)}</p> : null}
          <Plates plates={matching.map((plate) => [plate, ''])} onPlate={props.onPlate} />
        </section>
      </div>
    </main>
  );
}

/** Plates to tap. No lanes here: a slip that was not verified says nothing yet. */
function Plates(props: {
  readonly plates: readonly (readonly [string, string])[];
  readonly onPlate: (plate: string) => void;
}): ReactNode {
  return (
    <ul className="plates">
      {props.plates.map(([plate, note]) => (
        <li key={plate}>
          <button type="button" onClick={() => props.onPlate(plate)}>
            <b>{plate}</b>
            <span className="quiet">{note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
