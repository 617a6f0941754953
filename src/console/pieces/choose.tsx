import { type ReactNode, useId } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { useSay } from './say.ts';

/** One of some codes, chosen by its word. */
export function Choose<Code extends string>(props: {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly words: Readonly<Record<Code, BilingualText>>;
  readonly value: Code | '';
  readonly choose: (code: Code) => void;
  /** What an empty choice means, where there is one to go back to. */
  readonly none?: BilingualText;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const { label, codes, words, value, choose, none } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => choose(target.value as Code)}>
        {value === '' || none !== undefined ? <option value="">{none === undefined ? '–' : say(none)}</option> : null}
        {codes.map((code) => (
          <option key={code} value={code}>
            {say(words[code])}
          </option>
        ))}
      </select>
    </div>
  );
}
