import { BarChart, LineChart } from 'echarts/charts';
import { AxisPointerComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { replayWords as words } from '../../../messages/console-replay.ts';
import type { ReplayView } from '../../../wire/workbench.ts';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { useDarkness } from '../../pieces/theme.ts';
import { barsOf } from './days.ts';
import { daysOption } from './days-option.ts';

/** Hits a day before and after, over minutes needed and minutes there. */
export function DaysChart({ result, before }: { readonly result: ReplayView; readonly before: string }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const dark = useDarkness();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const { bars, weekly } = useMemo(() => barsOf(result.perDay), [result.perDay]);
  useEffect(() => {
    const element = box.current!;
    // Only what this chart draws with is loaded; naming it again does nothing.
    use([BarChart, LineChart, GridComponent, TooltipComponent, AxisPointerComponent, SVGRenderer]);
    const drawn = init(element, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const option = (): Parameters<ECharts['setOption']>[0] => ({
      ...daysOption(bars, colour, (bar) => {
        const digits = weekly ? 1 : 0;
        const hits = `${say(words.perDay)} <b>${format.number(bar.hits, digits)}</b> (${say(words.before)} ${format.number(bar.before, digits)})`;
        const minutes = `${say(words.minutesNeeded)} <b>${format.number(bar.minutesNeeded)}</b>, ${say(words.minutesThere)} ${format.number(bar.minutesThere)}`;
        return `${bar.from}<br>${hits}<br>${minutes}`;
      }),
      darkMode: dark,
    });
    // The document's theme is set in an effect of the app, which runs after this one: read colours in the next frame.
    const frame = requestAnimationFrame(() => chart.current?.setOption(option()));
    return () => cancelAnimationFrame(frame);
  }, [bars, weekly, say, format, dark]);
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
