import type { ReactNode } from 'react';
import { declarationWords } from '../../messages/console-declaration.ts';
import { useSay } from './say.ts';
import { Value } from './value.tsx';
import { TableBox } from './table-box.tsx';

interface Difference {
  readonly pointer: string;
  readonly was?: unknown;
  readonly now?: unknown;
}

/** Two contents of one declaration, side by side where they differ. */
export function Differences(props: {
  readonly differences: readonly Difference[];
  readonly was: string;
  readonly now: string;
}): ReactNode {
  const say = useSay();
  return (
    <TableBox label={props.now}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(declarationWords.place)}</th>
            <th scope="col">{props.was}</th>
            <th scope="col">{props.now}</th>
          </tr>
        </thead>
        <tbody>
          {props.differences.map(({ pointer, was, now }) => (
            <tr key={pointer}>
              <td>
                <code>{pointer}</code>
              </td>
              <td className="quiet">
                <Value value={was} />
              </td>
              <td>
                <Value value={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
