import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DialogForm } from '../../pieces/dialog-form.tsx';
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
  const { title, verb, ready, close } = props;
  const { send, busy, trouble } = useDecision(props.path, props.changes, close, props.method);
  return (
    <DialogForm
      title={title}
      verb={verb}
      ready={ready}
      busy={busy}
      trouble={trouble}
      send={() => send(props.body)}
      close={close}
    >
      {props.children}
    </DialogForm>
  );
}
