import type { ReactNode } from 'react';
import { ACTION_WORDS } from '../../messages/console-words.ts';
import { gateLineWords } from '../../messages/gate-words.ts';
import { useSay } from '../pieces/say.ts';
import { waiting } from './gate-state.ts';
import type { QueuedAction } from './queued-action.ts';
import { useAddress } from './use-address.ts';
import { useGate, useTime } from './use-gate.ts';

interface QueueProps {
  readonly queue: readonly QueuedAction[];
}

/** What the server refused: it leaves this list only when the officer has read why. */
export function Refused({ queue, onLeave }: QueueProps & { readonly onLeave: () => void }): ReactNode {
  const say = useSay();
  const gate = useGate();
  const [, go] = useAddress();
  const refused = queue.filter((action) => action.refused !== undefined);
  if (refused.length === 0) return null;
  const look = (plate: string): void => {
    onLeave();
    go(plate);
  };
  return (
    <section className="refused">
      <h3 className="act">{say(gateLineWords.refused)}</h3>
      <p>{say(gateLineWords.refusedNote)}</p>
      <ul>
        {refused.map((action) => (
          <li key={action.id}>
            <Step action={action} />
            <p>{action.refused === undefined ? '' : say(action.refused.sentence)}</p>
            <div className="pair">
              <button type="button" onClick={() => look(action.plate)}>
                {say(gateLineWords.lookAgain)}
              </button>
              <button type="button" onClick={() => void gate.putAway(action.seq)}>
                {say(gateLineWords.putAway)}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits on this device to be sent, and for whom. */
export function Waiting({ queue, me }: QueueProps & { readonly me: string | undefined }): ReactNode {
  const say = useSay();
  const toSend = waiting(queue);
  const others = new Map<string, number>();
  for (const { by } of toSend) if (by.id !== me) others.set(by.name, (others.get(by.name) ?? 0) + 1);
  return (
    <section>
      <h3>{say(gateLineWords.queue)}</h3>
      {toSend.length === 0 ? <p>{say(gateLineWords.queueEmpty)}</p> : null}
      {[...others].map(([by, count]) => (
        <p key={by} className="notice">
          {say(gateLineWords.othersQueue, { count, name: by })}
        </p>
      ))}
      <ul>
        {toSend.map((action) => (
          <li key={action.id}>
            <Step action={action} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Step({ action }: { readonly action: QueuedAction }): ReactNode {
  const say = useSay();
  const time = useTime();
  return (
    <span className="queued">
      <b>{action.plate}</b> {say(ACTION_WORDS[action.action])}{' '}
      <span className="quiet">
        {time(action.at)}
        {action.tries === 0 ? '' : ` · ${say(gateLineWords.tries, { count: action.tries })}`}
      </span>
    </span>
  );
}
