import type { ReactNode } from 'react';
import { fairnessWords as words } from '../../messages/console-fairness.ts';
import { SELECTION_WORDS } from '../../messages/console-words.ts';
import type { FairnessView, IntervalView } from '../../wire/fairness.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';

/** How declarations came to be checked, and what each way of choosing finds: what officers choose beside rules and chance. */
export function HowChosen({ selections }: Pick<FairnessView, 'selections'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  if (selections.length === 0) return null;
  const share = ({ estimate, low, high }: IntervalView): string =>
    `${format.percent(estimate)} (${format.percent(low, 0)} – ${format.percent(high, 0)})`;
  return (
    <section className="section">
      <h2>{say(words.chosen)}</h2>
      <p className="quiet quality-note">{say(words.chosenNote)}</p>
      <TableBox label={say(words.chosen)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.chosenHow)}</th>
              <th scope="col" className="end">
                {say(words.chosenCount)}
              </th>
              <th scope="col" className="end">
                {say(words.chosenShare)}
              </th>
              <th scope="col" className="end">
                {say(words.hit)}
              </th>
            </tr>
          </thead>
          <tbody>
            {selections.map((one) => (
              <tr key={one.kind}>
                <td>{say(SELECTION_WORDS[one.kind])}</td>
                <td className="end">{format.number(one.selected)}</td>
                <td className="end">{share(one.share)}</td>
                <td className="end">{one.hit === undefined ? say(words.tooFew) : share(one.hit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
