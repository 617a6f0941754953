import type { ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { Dialog } from './dialog.tsx';
import { useSay } from './say.ts';

/** A short form in a dialog: its fields, what the server says against them, and the two ways out. */
export function DialogForm(props: {
  readonly title: string;
  readonly verb: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly trouble: BilingualText | undefined;
  readonly send: () => void;
  readonly close: () => void;
  /** Another word for the way out than that nothing is done. */
  readonly closing?: string;
  readonly children: ReactNode;
}): ReactNode {
  const say = useSay();
  const { verb, ready, busy, trouble, send, close } = props;
  return (
    <Dialog open close={close} title={props.title}>
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        {props.children}
        {trouble === undefined ? null : (
          <p role="alert" className="act">
            {say(trouble)}
          </p>
        )}
        <div className="dialog-end">
          <button type="button" className="button" onClick={close}>
            {props.closing ?? say(frameWords.cancel)}
          </button>
          <button type="submit" className="button main" disabled={busy || !ready}>
            {verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
