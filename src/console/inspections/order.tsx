import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { AGENCY_WORDS, EQUIPMENT_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { useItemName } from './use-item-name.ts';

/** What is to be done, and why each part of it. */
export function Order({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const nameOf = useItemName(inspection);
  const { order } = inspection;
  const facts: readonly (readonly [string, string])[] = [
    [say(words.equipment), order.equipment.map((one) => say(EQUIPMENT_WORDS[one])).join(say(frameWords.listComma))],
    [
      say(words.agencies),
      order.agencies
        .map(({ agency, hazard }) => `${say(AGENCY_WORDS[agency])} (${say(HAZARD_WORDS[hazard])})`)
        .join(say(frameWords.listComma)),
    ],
    [say(words.declaredSeals), order.seals.join(say(frameWords.listComma))],
    [say(words.steps), order.packs.map(({ title }) => say(title)).join(' · ')],
  ];
  return (
    <section className="section">
      <h2>{say(words.order)}</h2>
      <TableBox label={say(words.order)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.item)}</th>
              <th scope="col">{say(words.looksFor)}</th>
              <th scope="col">{say(words.unload)}</th>
              <th scope="col">{say(words.why)}</th>
            </tr>
          </thead>
          <tbody>
            {order.items.map((item) => (
              <tr key={`${item.declarationId} ${item.line}`}>
                <td>{nameOf(item)}</td>
                <td>{item.hazards.map((hazard) => say(HAZARD_WORDS[hazard])).join(say(frameWords.listComma))}</td>
                <td className="fit">{item.unloadPercent}%</td>
                <td>{item.because.map(({ sentence }) => say(sentence)).join(say(frameWords.semicolon))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <dl className="order-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
