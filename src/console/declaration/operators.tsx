import type { ReactNode } from 'react';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';

/** The firms of the declaration with their history, as frozen with the newest assessment. */
export function Operators({ operators }: { readonly operators: DeclarationDetailView['operators'] }): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <section className="section">
      <h2>{say(words.operators)}</h2>
      <TableBox label={say(words.operators)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.role)}</th>
              <th scope="col">{say(words.operator)}</th>
              <th scope="col">{say(words.tier)}</th>
              <th scope="col" className="end">
                {say(words.count90)}
              </th>
              <th scope="col" className="end">
                {say(words.hitRate)}
              </th>
            </tr>
          </thead>
          <tbody>
            {operators.map(({ role, id, name, tier, count90, hitRate, firstTime }) => (
              <tr key={role}>
                <td className="quiet">{say(words[role])}</td>
                <td>
                  {id} {name === undefined ? '' : <span className="quiet">{name}</span>}
                  {firstTime === true ? ` · ${say(words.firstTime)}` : ''}
                </td>
                <td>{tier === undefined ? '–' : say(words[tier])}</td>
                <td className="end">
                  {count90 === undefined ? (
                    <span className="quiet">{say(words.noHistory)}</span>
                  ) : (
                    format.number(count90, 1)
                  )}
                </td>
                <td className="end">{hitRate === undefined ? '–' : format.number(hitRate, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
