import { type ReactNode, useEffect, useRef, useState } from 'react';
import { LANE_WORDS } from '../../messages/console-words.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useLanguage, useSay } from '../pieces/say.ts';
import { DriverSlip, SlipInPlace } from './driver-slip.tsx';
import { followQueue, isDirected } from './follow-queue.ts';
import { waiting } from '../device/queued.ts';
import { SayToDriver } from './say-to-driver.tsx';
import { Steps } from './steps.tsx';
import { useGateState } from './use-gate.ts';
import { withLane, withLearnt } from './sight.ts';
import { type Shown, useSight } from './use-sight.ts';
import { VehicleFacts } from './vehicle-facts.tsx';
import { Why } from './why.tsx';

/** One glance: the lane, what to say, why, and the one big next step. */
export function Answer(props: {
  readonly plate: string;
  readonly scanned: string | undefined;
  readonly onScan: () => void;
  readonly onNext: () => void;
}): ReactNode {
  const { plate, onNext } = props;
  const [shown, again] = useSight(plate, props.scanned);
  const { queue, connection, recent } = useGateState();
  const mine = waiting(queue).filter((action) => action.plate === plate);
  const [slipOpen, setSlipOpen] = useState(false);

  // The server has taken a step, or is back: what it says now counts.
  const count = mine.length;
  const before = useRef({ count, online: connection.online });
  useEffect(() => {
    const was = before.current;
    before.current = { count, online: connection.online };
    const sent = count < was.count;
    const back = connection.online === true && was.online === false;
    if (sent || back) again();
  }, [count, connection.online, again]);

  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) onNext();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [onNext]);

  if (shown === undefined) return <Asking plate={plate} onNext={onNext} />;
  const learnt = withLearnt(shown.sight, recent.find((look) => look.plate === plate)?.answer);
  const standing = followQueue(learnt.crossing, learnt.lane, mine, learnt.source === 'server');
  const sight = withLane(learnt, standing.lane);
  return (
    <main className="answer" {...(isDirected(standing) ? { 'data-said': true } : {})}>
      <PlateHead plate={plate} onNext={onNext} />
      <div className="answer-lane">
        <LaneBlock shown={shown} lane={sight.lane} />
        <SayToDriver text={sight.say} />
        {standing.state === 'directed' ? (
          <SlipInPlace sight={sight} waiting={count > 0} onOpen={() => setSlipOpen(true)} />
        ) : null}
      </div>
      <div className="answer-facts">
        <Why shown={shown} scanned={props.scanned !== undefined} onScan={props.onScan} />
        <VehicleFacts sight={sight} standing={standing} queued={mine} />
      </div>
      <Steps sight={sight} standing={standing} queued={mine} onSlip={() => setSlipOpen(true)} />
      {slipOpen ? <DriverSlip sight={sight} waiting={count > 0} onClose={() => setSlipOpen(false)} /> : null}
    </main>
  );
}

function PlateHead({ plate, onNext }: { readonly plate: string; readonly onNext: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className="plate-head">
      <h1 className="plate">{plate}</h1>
      <button type="button" onClick={onNext}>
        {say(gateWords.next)}
      </button>
    </div>
  );
}

/** The mark, as large as the hand that points the way, and its word. */
function LaneBlock({ shown, lane }: { readonly shown: Shown; readonly lane: Shown['sight']['lane'] }): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { was } = shown;
  const word = LANE_WORDS[lane][language];
  // The lane is what a reader of the page came for: it is read out, and the keyboard goes on from it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="lane-block" data-lane={lane} role="status">
      <LaneMark lane={lane} word={word} bare size={176} />
      <h2 ref={heading} tabIndex={-1} lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {word}
      </h2>
      {was === undefined ? null : (
        <p className="notice">{say(gateWords.serverChanged, { was: LANE_WORDS[was][language] })}</p>
      )}
    </div>
  );
}

/** The shape of the answer before there is one. */
function Asking({ plate, onNext }: { readonly plate: string; readonly onNext: () => void }): ReactNode {
  const say = useSay();
  return (
    <main className="answer asking" aria-busy="true">
      <PlateHead plate={plate} onNext={onNext} />
      <div className="answer-lane">
        <div className="lane-block" role="status">
          <span className="blank blank-mark" />
          <h2>{say(gateWords.asking, { plate })}</h2>
        </div>
      </div>
    </main>
  );
}
