import { type ReactNode, useState } from 'react';
import { gateLineWords, gateWords } from '../../messages/gate-words.ts';
import { useSay } from '../pieces/say.ts';
import { waiting } from './gate-state.ts';
import { LinePanel } from './line-panel.tsx';
import { SignIn } from './sign-in.tsx';
import { useGateState, useTime } from './use-gate.ts';

/** Always at the top: online or since when not, what waits to be sent, how old the slips are. It opens the whole story. */
export function Strip(): ReactNode {
  const say = useSay();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const { connection, queue, lastSync, session, newVersion } = useGateState();
  const toSend = waiting(queue).length;
  const refused = queue.length - toSend;
  const { online, since } = connection;
  const line =
    online === undefined
      ? say(gateLineWords.connecting)
      : online
        ? say(gateLineWords.online)
        : say(gateLineWords.offlineSince, { time: time(since) });
  return (
    <header className="strip" data-online={online !== false}>
      <a className="strip-desk" href="/">
        {say(gateWords.desk)}
      </a>
      <button type="button" className="strip-line" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="strip-state">{line}</span>
        <span>{toSend === 0 ? say(gateLineWords.allSent) : say(gateLineWords.waiting, { count: toSend })}</span>
        {refused === 0 ? (
          <span className="strip-sync">
            {lastSync === undefined
              ? say(gateLineWords.neverSynced)
              : say(gateLineWords.synced, { time: time(lastSync) })}
          </span>
        ) : (
          <strong className="act">{say(gateLineWords.refusedCount, { count: refused })}</strong>
        )}
        {newVersion ? <span aria-hidden="true">↻</span> : null}
        <span className="strip-more" aria-hidden="true">
          ≡
        </span>
        <span className="out-of-sight">{say(gateLineWords.panel)}</span>
      </button>
      {open ? <LinePanel onClose={() => setOpen(false)} /> : null}
      {session === 'lost' ? <SignIn again /> : null}
    </header>
  );
}
