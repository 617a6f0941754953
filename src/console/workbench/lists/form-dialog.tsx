import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import { Dialog } from '../../pieces/dialog.tsx';
import { useSay } from '../../pieces/say.ts';
import { useDecision } from '../use-decision.ts';

/** A short form in a dialog that sends one proposal, with what the server says against it. */
export function FormDialog(props: {
  readonly title: string;
  readonly verb: string;
  readonly path: string;
  readonly method?: 'POST' | 'PUT';
  readonly changes: readonly QueryKey[];
  readonly body: unknown;
  readonly ready: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const say = useSay();
  const { send, busy, trouble } = useDecision(props.path, props.changes, props.close, props.method);
  return (
    <Dialog open close={props.close} title={props.title}>
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready) send(props.body);
        }}
      >
        {props.children}
        {trouble === undefined ? null : (
          <p role="alert" className="act">
            {say(trouble)}
          </p>
        )}
        <div className="dialog-end">
          <button type="button" className="button" onClick={props.close}>
            {say(words.cancel)}
          </button>
          <button type="submit" className="button main" disabled={busy || !props.ready}>
            {props.verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
