import { type ReactNode, useState } from 'react';
import { readCell, readWritten, type Row } from '../../../core/rule/faces/table.ts';
import type { FieldName } from '../../../core/rule/fields.ts';

/** One cell: what it says, or why it cannot be read. A change is told when the cell is left, or with Enter. */
export function TableCell(props: {
  readonly terms: Row;
  /** Absent in the column of text. */
  readonly field: FieldName | undefined;
  readonly label: string;
  readonly fault: string | undefined;
  readonly at: string;
  readonly write: (text: string) => void;
}): ReactNode {
  const { terms, field, fault, write } = props;
  const says = field === undefined ? readWritten(terms) || '-' : readCell(terms, field);
  const [typed, setTyped] = useState<string>();
  const leave = () => {
    if (typed !== undefined && typed !== says) write(typed);
    setTyped(undefined);
  };
  const shown = typed ?? says;
  return (
    <div role="gridcell" tabIndex={-1} className={shown === '-' ? 'decision-cell any' : 'decision-cell'} title={fault}>
      <input
        aria-label={fault === undefined ? props.label : `${props.label}: ${fault}`}
        data-place={props.at}
        tabIndex={-1}
        value={shown}
        spellCheck={false}
        autoComplete="off"
        {...(fault === undefined ? {} : { 'aria-invalid': true })}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(undefined);
          if (event.key === 'Enter') leave();
        }}
      />
      {fault === undefined ? null : (
        <span className="cell-fault" aria-hidden="true">
          {fault}
        </span>
      )}
    </div>
  );
}
