import { type ReactNode, useEffect, useState } from 'react';
import { STEP_WORDS } from '../../messages/console-crossing.ts';
import { LANE_WORDS } from '../../messages/console-words.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { outageDeviceWords } from '../../messages/outage-words.ts';
import { grantNow } from '../device/grants.ts';
import { useSay } from '../pieces/say.ts';
import { isDirected, offeredSteps, type Standing, waitsForServer, withoutRelease } from './follow-queue.ts';
import type { GateAction, QueuedAction, TakenAction } from './queued-action.ts';
import type { Sight } from './sight.ts';
import { StepForm } from './step-form.tsx';
import { useGate, useGateState } from './use-gate.ts';

/** Steps that need something said first: a result, a reason, or, for a decision, its consequence. */
const WITH_FORM: ReadonlySet<GateAction> = new Set(['select', 'end-check', 'hold', 'lift-hold', 'release']);
/** Of those, the ones that are a decision: sent at once, because their consequence was read before. */
const DECISIONS: ReadonlySet<GateAction> = new Set(['select', 'hold', 'lift-hold', 'release']);

/** How long the buttons rest after a step. */
const SETTLE_MS = 600;

/** The foot of the answer: one big next step, the rarer ones behind it, and the way back from the last one. */
export function Steps(props: {
  readonly sight: Sight;
  readonly standing: Standing;
  readonly queued: readonly QueuedAction[];
  readonly onSlip: () => void;
}): ReactNode {
  const { sight, standing, queued } = props;
  const say = useSay();
  const gate = useGate();
  const state = useGateState();
  const { me, connection } = state;
  const [form, setForm] = useState<GateAction>();
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState(false);
  // Asked at each drawing: a grant may end while the vehicle stands here.
  const covered = grantNow(state, 'gate', Date.now()) !== undefined;
  const waits = connection.online === false && !covered && waitsForServer(standing);
  const { main, others } = offeredSteps(waits ? withoutRelease(standing) : standing, me?.roles ?? []);

  const take = async (action: GateAction, rest: Partial<TakenAction> = {}): Promise<void> => {
    setBusy(true);
    setTrouble(false);
    const { plate, crossingId, lane } = sight;
    const taken: TakenAction = {
      action,
      plate,
      ...(crossingId === undefined ? {} : { crossingId }),
      ...(action === 'direct' ? { seenLane: lane } : {}),
      ...rest,
    };
    try {
      await gate.record(taken, !DECISIONS.has(action));
      // Only once the disk has it: what could not be kept stays open to be tried again.
      setForm(undefined);
      setMore(false);
      // The next step stands where this one was: a thumb that taps twice must not take it.
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    } catch {
      setTrouble(true);
    }
    setBusy(false);
  };
  const press = (action: GateAction): void => (WITH_FORM.has(action) ? setForm(action) : void take(action));
  const word = (action: GateAction): string =>
    action === 'direct' ? say(gateWords.directTo, { lane: say(LANE_WORDS[sight.lane]) }) : say(STEP_WORDS[action]);
  return (
    <footer className="steps">
      {trouble ? (
        <p className="notice" role="alert">
          {say(gateWords.keepFailed)}
        </p>
      ) : null}
      {waits ? <p className="notice">{say(outageDeviceWords.noRelease)}</p> : null}
      <Undo queued={queued} />
      {more ? (
        <div className="other-steps">
          {others.map((action) => (
            <button key={action} type="button" disabled={busy} onClick={() => press(action)}>
              {word(action)}
            </button>
          ))}
        </div>
      ) : null}
      <div className="step-row">
        {isDirected(standing) && standing.state !== 'directed' ? (
          <button type="button" onClick={props.onSlip}>
            {say(gateWords.showSlip)}
          </button>
        ) : null}
        {others.length === 0 ? null : (
          <button type="button" aria-expanded={more} onClick={() => setMore(!more)}>
            {say(more ? gateWords.less : gateWords.more)}
          </button>
        )}
        {main === undefined ? (
          <p className="no-step">{say(noStep(standing, me?.roles ?? []))}</p>
        ) : (
          <button type="button" className="main-step" disabled={busy} onClick={() => press(main)}>
            {word(main)}
          </button>
        )}
      </div>
      {form === undefined ? null : (
        <StepForm
          action={form}
          plate={sight.plate}
          declarations={sight.declarations.length}
          busy={busy}
          onTake={(rest) => void take(form, rest)}
          onClose={() => setForm(undefined)}
        />
      )}
    </footer>
  );
}

/** Why there is no next step: the vehicle waits for somebody, has gone, or this person may only read. */
function noStep({ state }: Standing, roles: readonly string[]): (typeof gateWords)[keyof typeof gateWords] {
  if (state === 'held') return gateWords.heldWait;
  if (state === 'exited' || state === 'cancelled') return gateWords.ended;
  return roles.includes('inspector') ? gateWords.directFirst : gateWords.onlyReads;
}

/** For a few seconds the last step can be taken back; it has not left the device until then. */
function Undo({ queued }: { readonly queued: readonly QueuedAction[] }): ReactNode {
  const say = useSay();
  const gate = useGate();
  const last = queued.at(-1);
  const [now, setNow] = useState(() => Date.now());
  const [late, setLate] = useState(false);
  // What was sent once cannot be taken back, whatever is left of its seconds.
  const left = last === undefined || last.tries > 0 ? 0 : Math.ceil((last.ripeAt - now) / 1000);
  useEffect(() => {
    if (last === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [last]);
  if (late) return <p role="status">{say(gateWords.undoTooLate)}</p>;
  if (last === undefined || left <= 0) return null;
  const undo = async (): Promise<void> => setLate(!(await gate.undo(last.seq)));
  return (
    <div className="undo" role="status">
      <span>{say(STEP_WORDS[last.action])} ✓</span>
      <button type="button" onClick={() => void undo()}>
        {say(gateWords.undo)} <span aria-hidden="true">{left}</span>
      </button>
    </div>
  );
}
