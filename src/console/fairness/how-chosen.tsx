import type { ReactNode } from 'react';
import { fairnessWords as words } from '../../messages/console-fairness.ts';
import { SELECTION_WORDS } from '../../messages/console-words.ts';
import type { FairnessView } from '../../wire/fairness.ts';
import { FigureTable } from '../pieces/figure-table.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { useShare } from './use-share.ts';

/** How declarations came to be checked, and what each way of choosing finds: what officers choose beside rules and chance. */
export function HowChosen({ selections }: Pick<FairnessView, 'selections'>): ReactNode {
  const say = useSay();
  const format = useFormat();
  const share = useShare();
  if (selections.length === 0) return null;
  return (
    <section className="section">
      <h2>{say(words.chosen)}</h2>
      <p className="quiet quality-note">{say(words.chosenNote)}</p>
      <FigureTable
        label={say(words.chosen)}
        about={[say(words.chosenHow)]}
        figures={[say(words.chosenCount), say(words.chosenShare), say(words.hit)]}
        rows={selections.map((one) => ({
          key: one.kind,
          about: [say(SELECTION_WORDS[one.kind])],
          figures: [
            format.number(one.selected),
            share(one.share),
            one.hit === undefined ? say(words.tooFew) : share(one.hit),
          ],
        }))}
      />
    </section>
  );
}
