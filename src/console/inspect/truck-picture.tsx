import { type ReactNode, useEffect, useRef } from 'react';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { glyphOf, useStateWord } from './step-words.ts';

/** Where each of the seventeen points is on the outline, in its units; nothing is nearer to another than a thumb is wide. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  bumper: [26, 198],
  engine: [26, 152],
  tyres: [80, 198],
  'cab-floor': [80, 150],
  'fuel-tanks': [132, 198],
  'cab-storage': [38, 94],
  'air-tanks': [184, 198],
  'drive-shafts': [236, 198],
  'fifth-wheel': [132, 150],
  undercarriage: [300, 198],
  doors: [330, 88],
  'trailer-floor': [210, 146],
  'side-walls': [226, 88],
  'front-wall': [122, 88],
  roof: [226, 28],
  refrigeration: [122, 28],
  exhaust: [66, 38],
};
/** Of the outline, in the units that the places above are given in. */
const WIDTH = 358;
const HEIGHT = 258;

/** A step's own name, without that of its pack. */
const nameIn = (step: OrderedStep): string => step.id.split('/').at(-1) ?? '';

/** Whether a pack's steps are places of a truck that the outline has. */
export function isOnTruck(steps: readonly OrderedStep[]): boolean {
  return steps.length > 0 && steps.every((step) => PLACES[nameIn(step)] !== undefined && step.pack === 'truck-trailer');
}

/** The vehicle as an outline: each point is a button that picks its step. */
export function TruckPicture(props: {
  readonly now: Inspection;
  readonly steps: readonly OrderedStep[];
  readonly chosen: string | undefined;
  readonly onChoose: (step: string) => void;
}): ReactNode {
  const say = useSay();
  const stateWord = useStateWord();
  const picture = useRef<HTMLFieldSetElement>(null);
  const current = props.steps.some(({ id }) => id === props.chosen);
  useEffect(() => {
    if (current) picture.current?.scrollIntoView({ block: 'center' });
  }, [current]);
  return (
    <fieldset ref={picture} className="truck">
      <legend>{say(inspectWords.truck)}</legend>
      <div className="plan">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path d="M96 6H354V172H96Z" />
          <path d="M6 184V118L22 62H84V184Z" />
          <path d="M16 112L28 74H58V112Z" />
          <path d="M84 172H354V186H6V172" />
          <circle cx="46" cy="234" r="22" />
          <circle cx="112" cy="234" r="22" />
          <circle cx="276" cy="234" r="22" />
          <circle cx="322" cy="234" r="22" />
        </svg>
        {props.steps.map((step, at) => {
          const [x, y] = PLACES[nameIn(step)] ?? [0, 0];
          const { mark, word } = stateWord(props.now, step);
          return (
            <button
              key={step.id}
              type="button"
              className="point"
              data-state={mark}
              aria-pressed={step.id === props.chosen}
              aria-label={`${at + 1} ${say(step.title)}: ${word}`}
              style={{ left: `${(100 * x) / WIDTH}%`, top: `${(100 * y) / HEIGHT}%` }}
              onClick={() => props.onChoose(step.id)}
            >
              {at + 1}
              <span aria-hidden="true">{glyphOf(mark)}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
