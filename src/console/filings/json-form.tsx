import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { useSay } from '../pieces/say.ts';
import { locatePointer } from './locate-pointer.ts';

/** What a problem beside the form asks of it. */
export interface JsonHandle {
  /** Selects the value of a JSON pointer in the text. */
  readonly show: (pointer: string) => void;
}

/** The declaration as JSON: typed, pasted, or read from a file. */
export function JsonForm(props: {
  readonly ref: Ref<JsonHandle>;
  readonly text: string;
  readonly change: (text: string) => void;
}): ReactNode {
  const say = useSay();
  const { ref, text, change } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    show: (pointer) => {
      try {
        JSON.parse(text);
      } catch {
        return;
      }
      area.current?.focus();
      area.current?.setSelectionRange(...locatePointer(text, pointer));
    },
  }));
  return (
    <div className="field">
      <label htmlFor="filing-json">{say(words.jsonLabel)}</label>
      <textarea
        id="filing-json"
        ref={area}
        className="input"
        rows={18}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <label className="upload">
        <span className="link">{say(words.upload)}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void event.target.files?.[0]?.text().then(change)}
        />
      </label>
    </div>
  );
}
