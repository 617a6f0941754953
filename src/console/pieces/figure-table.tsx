import type { ReactNode } from 'react';
import { TableBox } from './table-box.tsx';

/** One row: what it is about, then its figures, then what may be done or marked, where the table has a place for that. */
export interface FigureRow {
  readonly key: string;
  readonly about: readonly ReactNode[];
  readonly figures: readonly string[];
  readonly mark?: ReactNode;
}

/** A table of figures: heads as its columns have them, words to the left and figures to the right. */
export function FigureTable(props: {
  readonly label: string;
  readonly about: readonly string[];
  readonly figures: readonly string[];
  readonly rows: readonly FigureRow[];
  /** Whether its rows end in a cell of their own, without a head. */
  readonly marked?: boolean;
}): ReactNode {
  const { label, about, figures, rows, marked = false } = props;
  return (
    <TableBox label={label}>
      <table className="table">
        <thead>
          <tr>
            {about.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {figures.map((head) => (
              <th key={head} scope="col" className="end">
                {head}
              </th>
            ))}
            {marked ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.about.map((cell, at) => (
                <td key={about[at]}>{cell}</td>
              ))}
              {row.figures.map((cell, at) => (
                <td key={figures[at]} className="end">
                  {cell}
                </td>
              ))}
              {marked ? <td className="fit">{row.mark}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
