import type { ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { deviceWords } from '../../messages/device-words.ts';
import { useSay } from '../pieces/say.ts';
import { type Queued, waiting } from './queued.ts';
import { useTime } from './use-device.ts';

/** How one page shows the rows of its queue. */
export interface QueueView {
  /** On what it was done, and what was done. */
  readonly thing: (seq: number) => string;
  readonly deed: (seq: number) => string;
  /** What to do about a refusal. */
  readonly refusedNote: BilingualText;
  readonly look: (seq: number) => void;
  readonly putAway: (seq: number) => void;
}

interface QueueProps {
  readonly queue: readonly Queued[];
  readonly view: QueueView;
}

/** What the server refused: it leaves this list only when the officer has read why. */
export function Refused({ queue, view, onLeave }: QueueProps & { readonly onLeave: () => void }): ReactNode {
  const say = useSay();
  const refused = queue.filter((action) => action.refused !== undefined);
  if (refused.length === 0) return null;
  const look = (seq: number): void => {
    onLeave();
    view.look(seq);
  };
  return (
    <section className="refused">
      <h3 className="act">{say(deviceWords.refused)}</h3>
      <p>{say(view.refusedNote)}</p>
      <ul>
        {refused.map((action) => (
          <li key={action.id}>
            <Row action={action} view={view} />
            <p>{action.refused === undefined ? '' : say(action.refused.sentence)}</p>
            <div className="pair">
              <button type="button" onClick={() => look(action.seq)}>
                {say(deviceWords.lookAgain)}
              </button>
              <button type="button" onClick={() => view.putAway(action.seq)}>
                {say(deviceWords.putAway)}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits on this device to be sent, and for whom. */
export function Waiting({ queue, view, me }: QueueProps & { readonly me: string | undefined }): ReactNode {
  const say = useSay();
  const toSend = waiting(queue);
  const others = new Map<string, number>();
  for (const { by } of toSend) if (by.id !== me) others.set(by.name, (others.get(by.name) ?? 0) + 1);
  return (
    <section>
      <h3>{say(deviceWords.queue)}</h3>
      {toSend.length === 0 ? <p>{say(deviceWords.queueEmpty)}</p> : null}
      {[...others].map(([by, count]) => (
        <p key={by} className="notice">
          {say(deviceWords.othersQueue, { count, name: by })}
        </p>
      ))}
      <ul>
        {toSend.map((action) => (
          <li key={action.id}>
            <Row action={action} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ action, view }: { readonly action: Queued; readonly view: QueueView }): ReactNode {
  const say = useSay();
  const time = useTime();
  return (
    <span className="queued">
      <b>{view.thing(action.seq)}</b> {view.deed(action.seq)}{' '}
      <span className="quiet">
        {time(action.at)}
        {action.tries === 0 ? '' : ` · ${say(deviceWords.tries, { count: action.tries })}`}
      </span>
    </span>
  );
}
