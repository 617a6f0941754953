import type { ReactNode } from 'react';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { AGENCY_WORDS, OUTCOME_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';

type Decision = InspectionView['decisions'][number];

/** Who decided what, and who decided with them; what does not stand any more stays on record. */
export function Decisions({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const { decisions } = inspection;
  return (
    <section className="section">
      <h2>{say(words.decisions)}</h2>
      {decisions.length === 0 ? (
        <p className="quiet">{say(words.noDecisions)}</p>
      ) : (
        <TableBox label={say(words.decisions)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.outcome)}</th>
                <th scope="col">{say(words.by)}</th>
                <th scope="col">{say(words.second)}</th>
                <th scope="col">{say(words.at)}</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((one) => (
                <tr key={one.id}>
                  <td>
                    {say(OUTCOME_WORDS[one.outcome])}
                    {one.guarantee === undefined ? '' : ` · ${say(words.guarantee, { number: one.guarantee })}`}
                    {one.agency === undefined ? '' : ` · ${say(AGENCY_WORDS[one.agency])}`}
                    {one.remark === undefined ? '' : ` · ${one.remark}`}
                    {one.stands ? null : <span className="quiet"> ({say(words.setAside)})</span>}
                  </td>
                  <td>{one.by.name}</td>
                  <td>
                    <Second decision={one} />
                  </td>
                  <td className="fit">
                    <When at={one.at} as="dayTime" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function Second({ decision: { needsSecond, second } }: { readonly decision: Decision }): ReactNode {
  const say = useSay();
  if (second === undefined)
    return <span className={needsSecond ? 'act' : 'quiet'}>{say(needsSecond ? words.awaited : words.notNeeded)}</span>;
  return (
    <>
      {say(second.agrees ? words.agreed : words.disagreed, { name: second.by.name })}
      {second.offline ? <span className="act"> {say(words.byPin)}</span> : null}
    </>
  );
}
