import { type ReactNode, useId, useState } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '−'] as const;
const FIGURE = /^−?\d{0,8}(\.\d{0,3})?$/;

/** Big keys for a weight, a count or a reading; a keyboard works as well. */
export function NumberPad(props: {
  readonly title: string;
  readonly unit: string | undefined;
  readonly onClose: () => void;
  readonly buttons: (value: number | undefined) => ReactNode;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const [text, setText] = useState('');
  const type = (next: string): void => {
    if (FIGURE.test(next)) setText(next);
  };
  const value = Number(text.replace('−', '-'));
  return (
    <Sheet title={props.title} onClose={props.onClose} className="pad">
      <label htmlFor={id} className="out-of-sight">
        {props.title}
      </label>
      <div className="pad-shown">
        <input
          id={id}
          inputMode="none"
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.target.value.replace('-', '−').replace(',', '.'))}
        />
        <span>{props.unit ?? ''}</span>
      </div>
      <div className="pad-keys">
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => type(text + key)}>
            {key}
          </button>
        ))}
        <button type="button" className="wide-key" onClick={() => setText(text.slice(0, -1))}>
          {say(inspectWords.erase)}
        </button>
      </div>
      {props.buttons(/\d/.test(text) && Number.isFinite(value) ? value : undefined)}
    </Sheet>
  );
}
