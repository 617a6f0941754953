import { type ReactNode, useId } from 'react';

/** A labelled text field with what to write in it, and what is wrong with it. */
export function TextField(props: {
  readonly label: string;
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number' | 'datetime-local';
  readonly placeholder?: string;
  /** The least and the most of a number. */
  readonly within?: readonly [least: number, most: number];
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly wrong?: string;
}): ReactNode {
  const id = useId();
  const { hint, wrong, within } = props;
  const note = wrong ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="input"
        name={props.name}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={props.placeholder}
        min={within?.[0]}
        max={within?.[1]}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
        {...(wrong === undefined ? {} : { 'aria-invalid': true })}
      />
      {note === undefined ? null : (
        <small id={`${id}-note`} className={wrong === undefined ? undefined : 'wrong'}>
          {note}
        </small>
      )}
    </div>
  );
}
