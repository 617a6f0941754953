import type { ReactNode } from 'react';
import { RELEASE_STAGES } from '../../core/domain/crossing.ts';
import { STAGE_WORDS } from '../../messages/console-words.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import './stages.css';

const MINUTE_MS = 60_000;

/** The stages of the Time Release Study that a passage has reached, with the minutes between them. */
export function Stages({ stages }: { readonly stages: Readonly<Record<string, string>> }): ReactNode {
  const say = useSay();
  const format = useFormat();
  let before: string | undefined;
  return (
    <ol className="stages">
      {RELEASE_STAGES.map((stage) => {
        const at = stages[stage];
        const took = at === undefined || before === undefined ? undefined : minutesBetween(before, at);
        if (at !== undefined) before = at;
        return (
          <li key={stage} className={at === undefined ? 'ahead' : undefined}>
            <span className="took">{took === undefined ? '' : format.minutes(took)}</span>
            <span className="dot" aria-hidden="true" />
            <span className="stage">{say(STAGE_WORDS[stage])}</span>
            <span className="quiet">{at === undefined ? '–' : <When at={at} as="time" />}</span>
          </li>
        );
      })}
    </ol>
  );
}

function minutesBetween(from: string, to: string): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / MINUTE_MS;
}
