import type { ReactNode } from 'react';
import type { Declaration } from '../../core/domain/declaration.ts';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';

/** The goods items, and what was remarked about them at intake. */
export function Goods(props: {
  readonly declaration: Declaration;
  readonly terms: DeclarationDetailView['terms'];
  readonly warnings: DeclarationDetailView['warnings'];
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { declaration, terms, warnings } = props;
  const figure = (value: number | undefined, digits = 0) => (value === undefined ? '–' : format.number(value, digits));
  const heads: readonly (readonly [string, 'end' | ''])[] = [
    [say(words.line), 'end'],
    [say(words.hs), ''],
    [say(words.description), ''],
    [say(words.terms), ''],
    [say(words.origin), ''],
    [say(words.net), 'end'],
    [say(words.gross), 'end'],
    [say(words.packages), 'end'],
    [say(words.quantity), 'end'],
    [say(words.unit), ''],
    [say(words.value), 'end'],
    [say(words.currency), ''],
    [say(words.duty), 'end'],
    [say(words.un), ''],
  ];
  return (
    <section className="section">
      <h2>{say(words.goods)}</h2>
      <TableBox label={say(words.goods)}>
        <table className="table">
          <thead>
            <tr>
              {heads.map(([name, side]) => (
                <th key={name} scope="col" className={side}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {declaration.goods.map((item, place) => (
              <tr key={item.line}>
                <td className="end">{item.line}</td>
                <td>{item.hs}</td>
                <td className="goods-words">{item.description ?? '–'}</td>
                <td className="quiet">{terms[place]?.join(', ') || '–'}</td>
                <td>{item.origin ?? '–'}</td>
                <td className="end">{figure(item.netKg)}</td>
                <td className="end">{figure(item.grossKg)}</td>
                <td className="end">{figure(item.packages)}</td>
                <td className="end">
                  {figure(item.quantity, item.quantity === Math.trunc(item.quantity ?? 0) ? 0 : 2)}
                </td>
                <td>{item.unit ?? '–'}</td>
                <td className="end">{figure(item.value, 2)}</td>
                <td>{item.currency ?? '–'}</td>
                <td className="end">{figure(item.dutyRate, 1)}</td>
                <td>{item.unNumber ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {warnings.length === 0 ? null : (
        <div className="warnings">
          <h3>{say(words.warnings)}</h3>
          <ul>
            {warnings.map(({ code, place, sentence }) => (
              <li key={`${code} ${place.pointer}`}>
                {say(sentence)} <code className="quiet">{place.pointer}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
