import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDarkness } from '../pieces/theme.ts';
import { type IntervalRow, intervalOption } from './interval-option.ts';

/** Each group's row, and the axis below them: the chart grows with the groups. */
const ROW_PX = 34;
const AXIS_PX = 40;

/** Estimates with their intervals; `label` says to a screen reader what the plot shows. */
export function IntervalChart(props: {
  readonly rows: readonly IntervalRow[];
  readonly label: string;
  readonly write: (value: number) => string;
}): ReactNode {
  const { rows, label, write } = props;
  const dark = useDarkness();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = box.current!;
    use([LineChart, ScatterChart, GridComponent, SVGRenderer]);
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
    // The document's theme is set in an effect of the app, which runs after this one: read colours in the next frame.
    const frame = requestAnimationFrame(() =>
      chart.current?.setOption({ ...intervalOption(rows, colour, write), darkMode: dark }, { notMerge: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [rows, write, dark]);
  const height = AXIS_PX + ROW_PX * Math.max(1, rows.length);
  return <div ref={box} style={{ height }} role="img" aria-label={label} />;
}
