import type { ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { AGENCY_WORDS, EQUIPMENT_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { itemName, useAmount } from './item-words.ts';
import { WhyHere } from './why-here.tsx';
import type { Task } from './use-inspect.ts';

/** What is to be done and why: goods, share to unload, equipment, agencies, seals. */
export function OrderPart({ task }: { readonly task: Task }): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const amount = useAmount();
  const { view, me } = task;
  const { order, assigned } = view;
  const list = (texts: readonly BilingualText[]): string =>
    texts.map((text) => say(text)).join(language === 'zh' ? '、' : ', ');
  return (
    <div className="part">
      {assigned?.id === me ? <p className="quiet">{say(inspectWords.whyMe)}</p> : null}
      <WhyHere view={view} />
      <section>
        <h2>{say(inspectWords.examine)}</h2>
        <ul className="items">
          {order.items.map((item) => (
            <li key={`${item.declarationId} ${item.line}`}>
              <p className="item-name">{itemName(item, say)}</p>
              <p className="unload">
                {item.unloadPercent === 0
                  ? say(inspectWords.unloadNone)
                  : say(inspectWords.unload, { percent: item.unloadPercent })}
              </p>
              <p className="quiet">
                {say(inspectWords.declared)}: {amount(item.declared)}
              </p>
              {item.hazards.length === 0 ? null : <p>{list(item.hazards.map((hazard) => HAZARD_WORDS[hazard]))}</p>}
              {(order.items.length === 1 ? [] : item.because).map(({ code, hazard, sentence }) => (
                <p key={`${code} ${hazard} ${sentence.en}`} className="because">
                  {say(sentence)}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <dl className="pairs">
        <dt>{say(inspectWords.equipment)}</dt>
        <dd>{order.equipment.length === 0 ? '–' : list(order.equipment.map((one) => EQUIPMENT_WORDS[one]))}</dd>
        <dt>{say(inspectWords.agencies)}</dt>
        <dd>{order.agencies.length === 0 ? '–' : list(order.agencies.map(({ agency }) => AGENCY_WORDS[agency]))}</dd>
        <dt>{say(inspectWords.seals)}</dt>
        <dd>{order.seals.length === 0 ? '–' : order.seals.join(', ')}</dd>
        <dt>{say(inspectWords.checklists)}</dt>
        <dd>{list(order.packs.map(({ title }) => title))}</dd>
      </dl>
    </div>
  );
}
