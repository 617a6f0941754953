import type { ReactNode } from 'react';
import type { SecondRefusal } from '../../core/inspect/codes.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { CUSTODY_WORDS, PLACE_WORDS, SECOND_REFUSAL_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { useItemName } from './use-item-name.ts';

/** Samples and seizures: under which seal, taken by whom before whom, and through whose hands they went. */
export function Custody({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const nameOf = useItemName(inspection);
  const { custody } = inspection;
  if (custody.length === 0) return null;
  const unsigned = (name: string, declined?: { readonly reason?: SecondRefusal }): string =>
    declined === undefined
      ? say(words.unsigned, { name })
      : declined.reason === undefined
        ? say(inspectWords.witnessNo, { name })
        : say(inspectWords.witnessNoWhy, { name, reason: say(SECOND_REFUSAL_WORDS[declined.reason]) });
  const place = (text: string): string => {
    const known = Object.entries(PLACE_WORDS).find(([code]) => code === text);
    return known === undefined ? text : say(known[1]);
  };
  return (
    <section className="section">
      <h2>{say(words.custody)}</h2>
      <TableBox label={say(words.custody)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.seal)}</th>
              <th scope="col">{say(words.item)}</th>
              <th scope="col">{say(words.by)}</th>
              <th scope="col">{say(words.witness)}</th>
              <th scope="col">{say(words.holder)}</th>
              <th scope="col">{say(words.handOvers)}</th>
            </tr>
          </thead>
          <tbody>
            {custody.map((one) => (
              <tr key={one.id}>
                <td>
                  {say(CUSTODY_WORDS[one.kind])} <b>{one.sealNumber}</b>
                  {one.quantity === undefined ? '' : ` · ${one.quantity} ${one.unit ?? ''}`}
                </td>
                <td>{nameOf(one)}</td>
                <td>
                  {one.by.name}, {format.dayTime(one.at)}
                </td>
                <td>
                  {one.witnessed ? (
                    one.witness.name
                  ) : (
                    <span className="act">{unsigned(one.witness.name, one.declined)}</span>
                  )}
                </td>
                <td>{place(one.holder)}</td>
                <td>
                  <ul className="step-entries">
                    {one.handOvers.map(({ id, from, to, place: where, at, received, declined }) => (
                      <li key={id}>
                        {say(words.handOver, {
                          from: from.name,
                          to: to?.name ?? (where === undefined ? '' : say(PLACE_WORDS[where])),
                          time: format.dayTime(at),
                        })}
                        {to !== undefined && !received ? (
                          <span className="act"> {unsigned(to.name, declined)}</span>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
