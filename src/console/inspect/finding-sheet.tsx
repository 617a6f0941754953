import { type ReactNode, useState } from 'react';
import { FINDING_RESULTS, type FindingResult, type Measure, MEASURES } from '../../core/inspect/codes.ts';
import type { OrderedItem } from '../../core/inspect/order.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { MEASURE_WORDS, RESULT_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useRemembered } from '../pieces/remembered.ts';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { itemName } from './item-words.ts';
import { useRecord } from './record.tsx';
import type { Task } from './use-inspect.ts';

const MOST_RECENT = 4;

/** A finding in three taps: result, hazard, measure. What was chosen lately stands first; what conforms takes one tap. */
export function FindingSheet(props: {
  readonly task: Task;
  readonly item: OrderedItem;
  readonly onClose: () => void;
}): ReactNode {
  const { task, item } = props;
  const say = useSay();
  const { record, busy, trouble } = useRecord(task);
  const [result, setResult] = useState<FindingResult>();
  const [hazard, setHazard] = useState<Hazard>();
  const [recent, setRecent] = useRemembered('landport.inspect.recent', '');
  const first = recent.split(' ');
  const finish = async (chosen: FindingResult, measure: Measure, its?: Hazard): Promise<void> => {
    const { declarationId, line } = item;
    const ok = await record(
      {
        action: 'record-finding',
        ...(declarationId === undefined ? {} : { declarationId }),
        ...(line === undefined ? {} : { line }),
        result: chosen,
        ...(its === undefined ? {} : { hazard: its }),
        measure,
      },
      { undoable: true },
    );
    if (!ok) return setHazard(undefined);
    const used = [chosen, its ?? '', measure].filter((code) => code !== '');
    setRecent(
      [...used, ...first.filter((code) => !used.some((one) => one === code))].slice(0, 3 * MOST_RECENT).join(' '),
    );
    props.onClose();
  };
  const choose = (chosen: FindingResult): void => {
    setResult(chosen);
    if (chosen === 'conform' || chosen === 'not-carried-out') void finish(chosen, 'none');
  };
  const allowed =
    item.hs === undefined ? HAZARDS : HAZARDS.filter((one) => allowedHazards(item.hs ?? '').includes(one));
  return (
    <Sheet title={itemName(item, say)} onClose={props.onClose}>
      {trouble}
      <section aria-busy={busy}>
        {result === undefined ? (
          <>
            <h3>{say(inspectWords.whichResult)}</h3>
            <Codes codes={recentFirst(FINDING_RESULTS, first)} words={RESULT_WORDS} onChoose={choose} />
          </>
        ) : hazard === undefined && isAdverse(result) ? (
          <>
            <h3>
              {say(RESULT_WORDS[result])}: {say(inspectWords.whichHazard)}
            </h3>
            <Codes
              codes={recentFirst(allowed, [...item.hazards, ...first])}
              words={HAZARD_WORDS}
              onChoose={setHazard}
            />
          </>
        ) : (
          <>
            <h3>
              {say(RESULT_WORDS[result])}: {say(inspectWords.whichMeasure)}
            </h3>
            <Codes
              codes={recentFirst(MEASURES, first)}
              words={MEASURE_WORDS}
              onChoose={(measure) => void finish(result, measure, hazard)}
            />
          </>
        )}
      </section>
    </Sheet>
  );
}

/** The codes that were chosen lately, newest first, then the rest in their order. */
function recentFirst<Code extends string>(codes: readonly Code[], recent: readonly string[]): readonly Code[] {
  const known = [...new Set(recent)].flatMap((code) => codes.filter((one) => one === code)).slice(0, MOST_RECENT);
  return [...known, ...codes.filter((code) => !known.includes(code))];
}
