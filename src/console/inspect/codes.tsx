import type { ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { useSay } from '../pieces/say.ts';

/** Coded answers as big buttons, two in a row; one tap chooses. */
export function Codes<Code extends string>(props: {
  readonly codes: readonly Code[];
  readonly words: Readonly<Record<Code, BilingualText>>;
  readonly onChoose: (code: Code) => void;
  readonly chosen?: Code | undefined;
  readonly label?: string;
}): ReactNode {
  const say = useSay();
  return (
    <div className="codes" role="group" aria-label={props.label}>
      {props.codes.map((code) => (
        <button
          key={code}
          type="button"
          {...(props.chosen === undefined ? {} : { 'aria-pressed': code === props.chosen })}
          onClick={() => props.onChoose(code)}
        >
          {say(props.words[code])}
        </button>
      ))}
    </div>
  );
}
