import { type ReactNode, useId } from 'react';
import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import { FINDING_RESULTS, type FindingResult } from '../../core/inspect/codes.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import { qualityWords as words } from '../../messages/console-quality.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { RESULT_WORDS } from '../../messages/inspection-codes.ts';
import type { ReviewView } from '../../wire/quality.ts';
import { useSay } from '../pieces/say.ts';

/** What a second look found against the load. */
export interface FoundAgain {
  readonly declarationId?: string;
  readonly line?: number;
  readonly result: FindingResult;
  readonly hazard: Hazard;
}

const AGAINST = FINDING_RESULTS.filter((result) => isAdverse(result));

/** Asks what was found and of what, where something speaks against the load; the vehicle itself where no goods item is named. */
export function FindAgain(props: {
  readonly goods: ReviewView['goods'];
  readonly found: FoundAgain | undefined;
  readonly set: (found: FoundAgain | undefined) => void;
}): ReactNode {
  const say = useSay();
  const [resultId, itemId, hazardId] = [useId(), useId(), useId()];
  const { goods, found, set } = props;
  const place = found === undefined ? -1 : goods.findIndex((one) => isItem(one, found));
  const hazards = place < 0 ? HAZARDS : allowedHazards(goods[place]?.hs);
  const choose = (result: string, at: number): void => {
    const item = goods[at];
    const code = AGAINST.find((one) => one === result);
    if (code === undefined) {
      set(undefined);
      return;
    }
    const allowed = item === undefined ? HAZARDS : allowedHazards(item.hs);
    const hazard = allowed.find((one) => one === found?.hazard) ?? allowed[0] ?? 'revenue';
    const of = item === undefined ? {} : { declarationId: item.declarationId, line: item.line };
    set({ ...of, result: code, hazard });
  };
  return (
    <>
      <div className="field">
        <label htmlFor={resultId}>{say(words.foundWhat)}</label>
        <select
          id={resultId}
          className="input"
          value={found?.result ?? ''}
          onChange={({ target }) => choose(target.value, found === undefined ? 0 : place)}
        >
          <option value="">{say(words.foundNothing)}</option>
          {AGAINST.map((result) => (
            <option key={result} value={result}>
              {say(RESULT_WORDS[result])}
            </option>
          ))}
        </select>
      </div>
      {found === undefined ? null : (
        <>
          <div className="field">
            <label htmlFor={itemId}>{say(words.foundWhere)}</label>
            <select
              id={itemId}
              className="input"
              value={place}
              onChange={({ target }) => choose(found.result, Number(target.value))}
            >
              {goods.map(({ declarationId, line, hs }, at) => (
                <option key={`${declarationId} ${line}`} value={at}>
                  {say(words.foundItem, { line, hs })}
                </option>
              ))}
              <option value={-1}>{say(words.foundVehicle)}</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor={hazardId}>{say(words.foundHazard)}</label>
            <select
              id={hazardId}
              className="input"
              value={found.hazard}
              onChange={({ target }) =>
                set({ ...found, hazard: hazards.find((one) => one === target.value) ?? found.hazard })
              }
            >
              {hazards.map((hazard) => (
                <option key={hazard} value={hazard}>
                  {say(HAZARD_WORDS[hazard])}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </>
  );
}

function isItem(one: ReviewView['goods'][number], found: FoundAgain): boolean {
  return one.declarationId === found.declarationId && one.line === found.line;
}
