import type { EChartsCoreOption } from 'echarts/core';
import type { Bar } from './days.ts';

/** Two charts over one axis: hits before the grey of what it is compared with, and minutes needed against those there. */
export function daysOption(
  bars: readonly Bar[],
  colour: (name: string) => string,
  tooltip: (bar: Bar) => string,
): EChartsCoreOption {
  const text = { color: colour('--ink-2'), fontSize: 12, fontFamily: colour('--font') };
  const axis = { type: 'category', data: bars.map(({ from }) => from), axisTick: { show: false } } as const;
  const line = { lineStyle: { color: colour('--line-2') } };
  const value = {
    type: 'value',
    splitNumber: 2,
    splitLine: { lineStyle: { color: colour('--line') } },
    axisLabel: text,
  } as const;
  const bar = { type: 'bar', emphasis: { disabled: true } } as const;
  return {
    animation: false,
    textStyle: { fontFamily: colour('--font') },
    grid: [
      { left: 44, right: 6, top: 8, height: 96, outerBoundsMode: 'none' },
      { left: 44, right: 6, top: 136, height: 62, outerBoundsMode: 'none' },
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }], type: 'none' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'none' },
      backgroundColor: colour('--raised'),
      borderColor: colour('--line-2'),
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: colour('--ink'), fontSize: 12 },
      extraCssText: 'box-shadow:none',
      formatter: (points: readonly { readonly dataIndex: number }[]) => {
        const found = bars[points[0]?.dataIndex ?? 0];
        return found === undefined ? '' : tooltip(found);
      },
    },
    xAxis: [
      { ...axis, gridIndex: 0, axisLine: line, axisLabel: { show: false } },
      {
        ...axis,
        gridIndex: 1,
        axisLine: line,
        axisLabel: { ...text, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' },
      },
    ],
    yAxis: [
      { ...value, gridIndex: 0 },
      { ...value, gridIndex: 1 },
    ],
    series: [
      {
        type: 'line',
        xAxisIndex: 0,
        yAxisIndex: 0,
        step: 'middle',
        symbol: 'none',
        silent: true,
        data: bars.map(({ before }) => before),
        lineStyle: { color: colour('--faint-mark'), width: 1 },
        areaStyle: { color: colour('--band'), opacity: 1 },
      },
      {
        ...bar,
        xAxisIndex: 0,
        yAxisIndex: 0,
        barWidth: '46%',
        data: bars.map(({ hits }) => hits),
        itemStyle: { color: colour('--mark') },
      },
      {
        ...bar,
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: '46%',
        // Over what the shift has: someone should act, so here is colour.
        data: bars.map(({ minutesNeeded, minutesThere }) => ({
          value: minutesNeeded,
          itemStyle: { color: colour(minutesNeeded > minutesThere ? '--act' : '--mark') },
        })),
      },
      {
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 1,
        step: 'middle',
        symbol: 'none',
        silent: true,
        data: bars.map(({ minutesThere }) => minutesThere),
        lineStyle: { color: colour('--faint-mark'), width: 1.5 },
      },
    ],
  };
}
