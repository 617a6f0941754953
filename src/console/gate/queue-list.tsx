import type { ReactNode } from 'react';
import { ACTION_WORDS } from '../../messages/console-words.ts';
import { gateLineWords } from '../../messages/gate-words.ts';
import { useSay } from '../pieces/say.ts';
import { waiting } from './gate-state.ts';
import type { QueuedAction } from './queued-action.ts';
import { useAddress } from './use-address.ts';
import { useGate, useTime } from './use-gate.ts';

/** What waits on this device, and what the server refused: nothing leaves this list unseen. */
export function QueueList(props: {
  readonly queue: readonly QueuedAction[];
  readonly me: string | undefined;
  readonly onLeave: () => void;
}): ReactNode {
  const say = useSay();
  const time = useTime();
  const gate = useGate();
  const [, go] = useAddress();
  const toSend = waiting(props.queue);
  const refused = props.queue.filter((action) => action.refused !== undefined);
  const others = new Map<string, number>();
  for (const { by } of toSend) if (by.id !== props.me) others.set(by.name, (others.get(by.name) ?? 0) + 1);
  const look = (plate: string): void => {
    props.onLeave();
    go(plate);
  };
  const name = (action: QueuedAction): ReactNode => (
    <span className="queued">
      <b>{action.plate}</b> {say(ACTION_WORDS[action.action])}{' '}
      <span className="quiet">
        {time(action.at)}
        {action.tries === 0 ? '' : ` · ${say(gateLineWords.tries, { count: action.tries })}`}
      </span>
    </span>
  );
  return (
    <>
      {refused.length === 0 ? null : (
        <section className="refused">
          <h3 className="act">{say(gateLineWords.refused)}</h3>
          <p>{say(gateLineWords.refusedNote)}</p>
          <ul>
            {refused.map((action) => (
              <li key={action.id}>
                {name(action)}
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
      )}
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
            <li key={action.id}>{name(action)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
