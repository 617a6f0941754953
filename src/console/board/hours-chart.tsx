import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import type { BoardView } from '../../wire/board.ts';
import { useSay } from '../pieces/say.ts';
import { useDarkness } from '../pieces/theme.ts';
import { hoursOption } from './hours-option.ts';

/** Vehicles released in each hour of today as bars, on the band of the last same weekdays. */
export function HoursChart({ hours }: { readonly hours: BoardView['hours'] }): ReactNode {
  const say = useSay();
  const dark = useDarkness();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = box.current!;
    // Only what this chart draws with is loaded; naming it again does nothing.
    use([BarChart, CustomChart, GridComponent, TooltipComponent, SVGRenderer]);
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
    const words = {
      today: say(boardWords.today),
      usual: (median: number, low: number, high: number, weeks: number) =>
        say(boardWords.usualRange, { median, low, high, weeks }),
    };
    // The document's theme is set in an effect of the app, which runs after this one: read colours in the next frame.
    const frame = requestAnimationFrame(() =>
      chart.current?.setOption({ ...hoursOption(hours, colour, words), darkMode: dark }),
    );
    return () => cancelAnimationFrame(frame);
  }, [hours, say, dark]);
  const hint = say(boardWords.dayFlowHint, {
    values: hours
      .map(({ hour, vehicles, usual }) => `${hour}: ${vehicles}${usual ? ` (${Math.round(usual.median)})` : ''}`)
      .join(', '),
  });
  return <div ref={box} className="hours-chart" role="img" aria-label={hint} />;
}
