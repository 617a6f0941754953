import { type ReactNode, useEffect, useId, useRef } from 'react';

/** The browser's own dialog: it holds the focus, closes on Escape, and gives the focus back. */
export function Dialog(props: {
  readonly open: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const { open, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId}>{props.title}</h2>
      {open ? props.children : null}
    </dialog>
  );
}
