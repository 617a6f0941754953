import type { EChartsCoreOption } from 'echarts/core';
import type { IntervalView } from '../../wire/fairness.ts';

/** A group or a rule, with a share from 0 to 1 and its interval. */
export interface IntervalRow {
  readonly name: string;
  readonly interval: IntervalView;
}

/** Each row as a dot with its interval, one under the other, so that the eye sees which overlap. */
export function intervalOption(
  rows: readonly IntervalRow[],
  colour: (name: string) => string,
  write: (value: number) => string,
): EChartsCoreOption {
  const text = { color: colour('--ink-2'), fontSize: 12, fontFamily: colour('--font') };
  const most = Math.max(...rows.map(({ interval }) => interval.high), 1e-9);
  return {
    animation: false,
    textStyle: { fontFamily: colour('--font') },
    grid: { left: 8, right: 24, top: 6, bottom: 26, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: most * 1.05,
      // The end of the axis is where the widest interval ends: no round number.
      axisLabel: { ...text, formatter: write, showMaxLabel: false },
      splitNumber: 4,
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { ...text, width: 190, overflow: 'break' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [
      ...rows.map(({ name, interval }) => ({
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: colour('--ink-2'), width: 2 },
        data: [
          [interval.low, name],
          [interval.high, name],
        ],
      })),
      {
        type: 'scatter',
        symbolSize: 9,
        silent: true,
        itemStyle: { color: colour('--ink') },
        data: rows.map(({ name, interval }) => [interval.estimate, name]),
      },
    ],
  };
}
