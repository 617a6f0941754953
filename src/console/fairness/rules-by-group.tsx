import type { ReactNode } from 'react';
import { fairnessWords as words, GROUP_WORDS } from '../../messages/console-fairness.ts';
import type { FairnessView } from '../../wire/fairness.ts';
import { FigureTable } from '../pieces/figure-table.tsx';
import { useFormat } from '../pieces/format.ts';
import { RuleLink } from '../pieces/rule-link.tsx';
import { useSay } from '../pieces/say.ts';
import { useShare } from './use-share.ts';

/** Comparisons listed beside those that are flagged. */
const LISTED = 12;

/** Rules that select a group more often than others, against what they find there. */
export function RulesByGroup({ rules }: Pick<FairnessView, 'rules'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  const share = useShare();
  const flagged = rules.filter((one) => one.flagged);
  const shown = rules.filter((one, at) => one.flagged || at < LISTED);
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
        <FigureTable
          label={say(words.rules)}
          about={[say(words.rule), say(words.group)]}
          figures={[words.selected, words.selectedOthers, words.found, words.foundOthers, words.excess].map((one) =>
            say(one),
          )}
          marked
          rows={shown.map((one) => ({
            key: `${one.rule} ${one.dimension} ${one.group}`,
            about: [<RuleLink key="rule" rule={one.rule} />, say(GROUP_WORDS[one.group])],
            figures: [
              ...[one.selection, one.selectionOthers, one.hit, one.hitOthers].map(share),
              format.number(one.excess, 2),
            ],
            mark: one.flagged ? <span className="act">{say(words.read)}</span> : null,
          }))}
        />
      )}
    </section>
  );
}
