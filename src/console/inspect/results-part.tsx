import { type ReactNode, useState } from 'react';
import type { OrderedItem } from '../../core/inspect/order.ts';
import { sameItem } from '../../core/inspect/order.ts';
import { standingFindings } from '../../core/inspect/read-inspection.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { MEASURE_WORDS, RESULT_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import { CustodyList } from './custody-list.tsx';
import { FindingSheet } from './finding-sheet.tsx';
import { itemName } from './item-words.ts';
import { SealList } from './seal-list.tsx';
import type { Task } from './use-inspect.ts';

/** The vehicle itself, where something is found that belongs to no goods item. */
const VEHICLE: OrderedItem = { declared: {}, hazards: [], unloadPercent: 0, because: [] };

/** A result for every goods item, the seals, and what was taken away. */
export function ResultsPart({ task, active }: { readonly task: Task; readonly active: boolean }): ReactNode {
  const say = useSay();
  const time = useTime();
  const [asked, setAsked] = useState<OrderedItem>();
  const standing = standingFindings(task.now);
  const ordered = task.now.order.items;
  const items = ordered.some(({ line }) => line === undefined) ? ordered : [...ordered, VEHICLE];
  const may = active && task.now.state === 'started';
  return (
    <div className="part">
      <section>
        <h2>{say(inspectWords.results)}</h2>
        <ul className="step-rows">
          {items.map((item) => {
            const found = standing.find((one) => sameItem(one, item));
            return (
              <li key={`${item.declarationId} ${item.line}`}>
                <button
                  type="button"
                  className="step-row-button"
                  data-state={found === undefined ? 'open' : found.hazard === undefined ? 'in-order' : 'not-in-order'}
                  disabled={!may}
                  onClick={() => setAsked(item)}
                >
                  <span className="glyph" aria-hidden="true">
                    {found === undefined ? '○' : found.hazard === undefined ? '✓' : '✕'}
                  </span>
                  <span className="step-title">
                    {itemName(item, say)}
                    {found === undefined ? null : (
                      <span className="entry quiet">
                        {say(RESULT_WORDS[found.result])}
                        {found.hazard === undefined ? '' : ` · ${say(HAZARD_WORDS[found.hazard])}`}
                        {found.measure === 'none' ? '' : ` · ${say(MEASURE_WORDS[found.measure])}`} ·{' '}
                        {task.nameOf(found.by)} {time(found.at)}
                        {task.waiting.has(found.id) ? ` · ${say(inspectWords.waitsHere)}` : ''}
                      </span>
                    )}
                  </span>
                  <span className="step-state">
                    {found !== undefined
                      ? ''
                      : say(item.line === undefined ? inspectWords.optional : inspectWords.noResult)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <SealList task={task} active={may} />
      <CustodyList task={task} may={may} />
      {asked === undefined ? null : <FindingSheet task={task} item={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
