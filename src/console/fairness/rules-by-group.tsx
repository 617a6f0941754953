import type { ReactNode } from 'react';
import { fairnessWords as words, GROUP_WORDS } from '../../messages/console-fairness.ts';
import type { FairnessView, IntervalView } from '../../wire/fairness.ts';
import { useFormat } from '../pieces/format.ts';
import { RuleLink } from '../pieces/rule-link.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';

/** Comparisons listed beside those that are flagged. */
const LISTED = 12;

/** Rules that select a group more often than others, against what they find there. */
export function RulesByGroup({ rules }: Pick<FairnessView, 'rules'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  const flagged = rules.filter((one) => one.flagged);
  const shown = rules.filter((one, at) => one.flagged || at < LISTED);
  const share = ({ estimate, low, high }: IntervalView): string =>
    `${format.percent(estimate)} (${format.percent(low, 0)} – ${format.percent(high, 0)})`;
  return (
    <section className="section">
      <h2>{say(words.rules)}</h2>
      <p className="quiet quality-note">{say(words.rulesNote)}</p>
      {rules.length === 0 ? <p>{say(words.rulesNone)}</p> : null}
      {rules.length > 0 && flagged.length === 0 ? <p>{say(words.rulesQuiet)}</p> : null}
      {flagged.map((one) => (
        <p key={`${one.rule} ${one.group}`} className="act">
          {say(words.flagged, {
            rule: one.rule,
            group: say(GROUP_WORDS[one.group]),
            times: format.number(one.excess, 1),
          })}
        </p>
      ))}
      {shown.length === 0 ? null : (
        <TableBox label={say(words.rules)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.rule)}</th>
                <th scope="col">{say(words.group)}</th>
                <th scope="col" className="end">
                  {say(words.selected)}
                </th>
                <th scope="col" className="end">
                  {say(words.selectedOthers)}
                </th>
                <th scope="col" className="end">
                  {say(words.found)}
                </th>
                <th scope="col" className="end">
                  {say(words.foundOthers)}
                </th>
                <th scope="col" className="end">
                  {say(words.excess)}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={`${one.rule} ${one.dimension} ${one.group}`}>
                  <td>
                    <RuleLink rule={one.rule} />
                  </td>
                  <td>{say(GROUP_WORDS[one.group])}</td>
                  <td className="end">{share(one.selection)}</td>
                  <td className="end">{share(one.selectionOthers)}</td>
                  <td className="end">{share(one.hit)}</td>
                  <td className="end">{share(one.hitOthers)}</td>
                  <td className="end">{format.number(one.excess, 2)}</td>
                  <td className="fit">{one.flagged ? <span className="act">{say(words.read)}</span> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}
