import { BarChart, LineChart } from 'echarts/charts';
import { AxisPointerComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type ReactNode, useCallback, useMemo } from 'react';
import { replayWords as words } from '../../../messages/console-replay.ts';
import type { ReplayView } from '../../../wire/workbench.ts';
import { type Colour, useChart } from '../../pieces/chart.ts';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { barsOf } from './days.ts';
import { daysOption } from './days-option.ts';

/** What the chart draws with; named here once, so that it keeps its identity. */
const PARTS = [BarChart, LineChart, GridComponent, TooltipComponent, AxisPointerComponent];

/** Hits a day before and after, over minutes needed and minutes there. */
export function DaysChart({ result, before }: { readonly result: ReplayView; readonly before: string }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { bars, weekly } = useMemo(() => barsOf(result.perDay), [result.perDay]);
  const option = useCallback(
    (colour: Colour) =>
      daysOption(bars, colour, (bar) => {
        const digits = weekly ? 1 : 0;
        const hits = `${say(words.perDay)} <b>${format.number(bar.hits, digits)}</b> (${say(words.before)} ${format.number(bar.before, digits)})`;
        const minutes = `${say(words.minutesNeeded)} <b>${format.number(bar.minutesNeeded)}</b>, ${say(words.minutesThere)} ${format.number(bar.minutesThere)}`;
        return `${bar.from}<br>${hits}<br>${minutes}`;
      }),
    [bars, weekly, say, format],
  );
  const box = useChart(PARTS, option);
  const most = bars.reduce((top, bar) => (bar.hits > top.hits ? bar : top), { from: '–', hits: 0 });
  const mean = bars.reduce((sum, { hits }) => sum + hits, 0) / Math.max(1, bars.length);
  const label = `${say(words.hitsChart, { before })}: ${say(words.chartHint, {
    mean: format.number(mean, 1),
    most: format.number(most.hits, weekly ? 1 : 0),
    day: most.from,
  })}`;
  return (
    <figure className="days-chart">
      <figcaption className="quiet small">
        {say(words.hitsChart, { before })} {weekly ? say(words.weeks) : ''}
      </figcaption>
      <div className="days-box">
        <div ref={box} className="days" role="img" aria-label={label} />
        <p className="quiet small days-minutes">{say(words.minutesChart)}</p>
      </div>
    </figure>
  );
}
