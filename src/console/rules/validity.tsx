import type { ReactNode } from 'react';
import { rulesWords as words } from '../../messages/console-rules.ts';
import { useClock } from '../pieces/clock.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';

const DAY_MS = 86_400_000;
/** A rule this close to its end should be renewed or let go by somebody. */
const SOON_DAYS = 30;
/** Pixels. */
const WIDTH = 72;

/** The span in which a rule holds, with today on it. */
export function Validity({ from, until }: { readonly from: string; readonly until: string }): ReactNode {
  const say = useSay();
  const today = useFormat().day(useClock());
  const days = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
  const whole = Math.max(1, days(from, until));
  const passed = Math.max(0, Math.min(whole, days(from, today)));
  const left = days(today, until);
  const word = left < 0 ? say(words.expired) : today < from ? say(words.notYet) : say(words.daysLeft, { days: left });
  const x = (passed / whole) * WIDTH;
  return (
    <span className="validity" title={`${from} – ${until}`}>
      <svg width={WIDTH} height="8" aria-hidden="true">
        <rect className="span" width={WIDTH} height="4" y="2" />
        <rect className="passed" width={x} height="4" y="2" />
        <rect className="today" x={Math.min(x, WIDTH - 2)} width="2" height="8" />
      </svg>
      <span className={left < SOON_DAYS ? 'act' : 'quiet'}>{word}</span>
    </span>
  );
}
