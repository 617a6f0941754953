import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { useDecision } from '../workbench/use-decision.ts';

/** One act about to be done: what it is called, what follows from it, and what is sent. */
export interface Act {
  readonly verb: string;
  readonly note: string;
  readonly path: string;
  readonly body: object;
}

/** Names the consequence above the button that brings it about. */
export function ActDialog(props: {
  readonly act: Act;
  readonly changes: readonly QueryKey[];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const { act, close } = props;
  const { send, busy, trouble } = useDecision(act.path, props.changes, close);
  return (
    <Dialog open close={close} title={act.verb}>
      <p>{act.note}</p>
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
      <div className="dialog-end">
        <button type="button" className="button" onClick={close}>
          {say(frameWords.cancel)}
        </button>
        <button type="button" className="button main" disabled={busy} onClick={() => send(act.body)}>
          {act.verb}
        </button>
      </div>
    </Dialog>
  );
}
