import type { ReactNode } from 'react';
import { rulesWords as words } from '../../messages/console-rules.ts';
import type { RuleDetailView } from '../../wire/rules.ts';
import { useSay } from '../pieces/say.ts';
import { Value } from '../pieces/value.tsx';
import { TableBox } from '../pieces/table-box.tsx';

/** What the rule must say of invented goods, and whether it does. */
export function Cases({ cases }: { readonly cases: RuleDetailView['cases'] }): ReactNode {
  const say = useSay();
  if (cases.length === 0) return <p className="quiet">{say(words.noCases)}</p>;
  return (
    <TableBox label={say(words.cases)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.given)}</th>
            <th scope="col">{say(words.expected)}</th>
            <th scope="col">{say(words.outcome)}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ given, hit, holds }) => (
            <tr key={JSON.stringify(given)}>
              <td>
                {Object.entries(given).map(([field, value]) => (
                  <span key={field} className="given">
                    <code>{field}</code> = <Value value={value} />
                  </span>
                ))}
              </td>
              <td className="fit">{say(hit ? words.hit : words.noHit)}</td>
              <td className={holds ? 'fit' : 'fit act'}>{holds ? `✓ ${say(words.holds)}` : `✗ ${say(words.fails)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
