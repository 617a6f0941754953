import type { ReactNode } from 'react';
import type { OrderReason } from '../../core/inspect/codes.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { inspectWords, WHY_HERE_WORDS } from '../../messages/inspect-words.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';

type Reason = InspectionView['order']['items'][number]['because'][number];

/** Reasons that brought the load here; the others say by which checklist and what for. */
const SELECTING: ReadonlySet<OrderReason> = new Set(['rule', 'random', 'listed', 'officer', 'empty']);

/** Why a load came to inspection, each reason once: how it was chosen, for what, and the rule's own words. */
function whyHere({ order }: Pick<InspectionView, 'order'>): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { because } of order.items)
    for (const one of because)
      if (SELECTING.has(one.code)) reasons.set(`${one.code} ${one.hazard} ${one.sentence.en}`, one);
  return [...reasons.values()];
}

/** Thresholds are no part of a rule's reason, so an inspector may read it. */
export function WhyHere({ view }: { readonly view: InspectionView }): ReactNode {
  const say = useSay();
  const reasons = whyHere(view);
  if (reasons.length === 0) return null;
  return (
    <section className="why-here">
      <h2>{say(inspectWords.whyHere)}</h2>
      <ul>
        {reasons.map(({ code, hazard, sentence }) => (
          <li key={`${code} ${hazard} ${sentence.en}`}>
            <span className="why-kind">{say(WHY_HERE_WORDS[code])}</span>
            {hazard === undefined ? null : <b>{say(HAZARD_WORDS[hazard])}</b>}
            {code === 'rule' || code === 'listed' ? <span className="why-sentence">{say(sentence)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
