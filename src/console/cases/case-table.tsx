import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';

/** One column of a table of cases. */
export interface CaseColumn<Case> {
  readonly head: string;
  readonly cell: (one: Case) => ReactNode;
  /** As wide as what stands in it, on one line. */
  readonly fit?: boolean;
}

/** Cases as a table; `open` is the one whose details are shown beside it. */
export function CaseTable<Case extends { readonly id: string }>(props: {
  readonly label: string;
  readonly columns: readonly CaseColumn<Case>[];
  readonly cases: readonly Case[];
  readonly open?: string | undefined;
}): ReactNode {
  const { label, columns, cases, open } = props;
  return (
    <TableBox label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map(({ head }) =>
              // One column at most has no head: that of what may be done.
              head === '' ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.id} className={one.id === open ? 'case-open' : undefined}>
              {columns.map(({ head, cell, fit }) => (
                <td key={head} className={fit === true ? 'fit' : undefined}>
                  {cell(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Until when something is to be done, and that it was not. */
export function Due({ at, overdue }: { readonly at: string; readonly overdue: boolean }): ReactNode {
  const say = useSay();
  return (
    <>
      <When at={at} as="dayTime" />
      {overdue ? <strong className="act"> {say(frameWords.overdue)}</strong> : null}
    </>
  );
}

/** Facts of one case, a line each; what is missing has no line. */
export function CaseFacts({
  facts,
}: {
  readonly facts: readonly (readonly [head: string, fact: ReactNode])[];
}): ReactNode {
  return (
    <dl className="case-facts">
      {facts
        .filter(([, fact]) => fact !== undefined && fact !== null && fact !== '')
        .map(([head, fact]) => (
          <div key={head}>
            <dt className="quiet">{head}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}
