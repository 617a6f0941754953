import { type ReactNode, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { deviceWords } from '../../messages/device-words.ts';
import { useSay } from '../pieces/say.ts';
import { ClockNotice } from './clock-notice.tsx';
import { OutageLine } from './grant-note.tsx';
import { waiting } from './queued.ts';
import { SignIn } from './sign-in.tsx';
import { useLine, useTime } from './use-device.ts';

/** Always at the top: online or since when not, what waits to be sent, how old what is held is. It opens the whole story. */
export function Strip(props: {
  /** `{time}` is when it was last fetched. */
  readonly synced: BilingualText;
  readonly neverSynced: BilingualText;
  readonly panel: (onClose: () => void) => ReactNode;
}): ReactNode {
  const say = useSay();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const { connection, queue, lastSync, session, newVersion } = useLine();
  const toSend = waiting(queue).length;
  const refused = queue.length - toSend;
  const { online, since } = connection;
  const line =
    online === undefined
      ? say(deviceWords.connecting)
      : online
        ? say(deviceWords.online)
        : say(deviceWords.offlineSince, { time: time(since) });
  return (
    <>
      <header className="strip" data-online={online !== false}>
        <a className="strip-desk" href="/">
          {say(deviceWords.desk)}
        </a>
        <button type="button" className="strip-line" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <span className="strip-state">{line}</span>
          <span>{toSend === 0 ? say(deviceWords.allSent) : say(deviceWords.waiting, { count: toSend })}</span>
          {refused === 0 ? (
            <span className="strip-sync">
              {lastSync === undefined ? say(props.neverSynced) : say(props.synced, { time: time(lastSync) })}
            </span>
          ) : (
            <strong className="act">{say(deviceWords.refusedCount, { count: refused })}</strong>
          )}
          {newVersion ? <span aria-hidden="true">↻</span> : null}
          <span className="strip-more" aria-hidden="true">
            ≡
          </span>
          <span className="out-of-sight">{say(deviceWords.panel)}</span>
        </button>
        {open ? props.panel(() => setOpen(false)) : null}
        {session === 'lost' ? <SignIn again /> : null}
      </header>
      <OutageLine />
      <ClockNotice className="clock-line" />
    </>
  );
}
