import { type ReactNode, useEffect, useId, useRef } from 'react';
import { deviceWords } from '../../messages/device-words.ts';
import { useSay } from '../pieces/say.ts';

/** A sheet over the page, at its foot on a phone; the browser keeps the focus inside and closes it with Escape. */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`sheet ${props.className ?? ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header className="sheet-head">
        <h2 id={id}>{props.title}</h2>
        <button type="button" className="quiet-button" onClick={props.onClose}>
          {say(deviceWords.close)}
        </button>
      </header>
      {props.children}
    </dialog>
  );
}
