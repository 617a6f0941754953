import type { ReactNode } from 'react';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { MEASURE_WORDS, RESULT_WORDS, SEAL_STATE_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { useItemName } from './use-item-name.ts';

/** What was found, item by item, and how the seals were. */
export function Findings({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const nameOf = useItemName(inspection);
  const { findings, seals } = inspection;
  return (
    <section className="section">
      <h2>{say(words.findings)}</h2>
      {findings.length === 0 ? (
        <p className="quiet">{say(words.noFindings)}</p>
      ) : (
        <TableBox label={say(words.findings)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.item)}</th>
                <th scope="col">{say(words.finding)}</th>
                <th scope="col">{say(words.hazard)}</th>
                <th scope="col">{say(words.measure)}</th>
                <th scope="col">{say(words.by)}</th>
                <th scope="col">{say(words.at)}</th>
              </tr>
            </thead>
            <tbody>
              {findings.map((one) => (
                <tr key={one.id}>
                  <td>{nameOf(one)}</td>
                  <td>
                    {say(RESULT_WORDS[one.result])}
                    {one.remark === undefined ? '' : ` · ${one.remark}`}
                    {one.stands ? null : <span className="quiet"> ({say(words.superseded)})</span>}
                  </td>
                  <td>{one.hazard === undefined ? '' : say(HAZARD_WORDS[one.hazard])}</td>
                  <td>{say(MEASURE_WORDS[one.measure])}</td>
                  <td>{one.by.name}</td>
                  <td className="fit">
                    <When at={one.at} as="dayTime" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {seals.length === 0 ? null : (
        <ul className="step-entries" aria-label={say(words.seals)}>
          {seals.map((one) => (
            <li key={one.id}>
              {say(words.seal)} <b>{one.number}</b>: {say(SEAL_STATE_WORDS[one.state])}
              {one.next === undefined ? '' : ` · ${say(words.newSeal)} ${one.next}`} · {one.by.name} ·{' '}
              <When at={one.at} as="dayTime" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
