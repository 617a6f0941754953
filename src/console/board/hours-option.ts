import type { EChartsCoreOption } from 'echarts/core';
import type { BoardView } from '../../wire/board.ts';

interface ChartWords {
  readonly today: string;
  readonly usual: (median: number, low: number, high: number, weeks: number) => string;
}
interface Drawer {
  readonly value: (dimension: number) => number;
  readonly coord: (point: readonly [number, number]) => [number, number];
  readonly size: (point: readonly [number, number]) => [number, number];
}

/** The chart of released vehicles by hour: the usual range and its median behind, today's bars before it. */
export function hoursOption(
  hours: BoardView['hours'],
  colour: (name: string) => string,
  words: ChartWords,
): EChartsCoreOption {
  const text = { color: colour('--ink-2'), fontSize: 12, fontFamily: colour('--font') };
  // ECharts has no bar that begins above zero: the range and its median are drawn by hand behind the bars.
  const drawBand = (_: unknown, api: Drawer) => {
    const [x, top] = api.coord([api.value(0), api.value(3)]);
    const [, bottom] = api.coord([api.value(0), api.value(2)]);
    const [, middle] = api.coord([api.value(0), api.value(1)]);
    const width = api.size([1, 0])[0];
    const left = x - width / 2;
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: left, y: top, width, height: Math.max(1, bottom - top) },
          style: { fill: colour('--band') },
        },
        {
          type: 'line',
          shape: { x1: left, x2: left + width, y1: middle, y2: middle },
          style: { stroke: colour('--faint-mark'), lineWidth: 1.5 },
        },
      ],
    };
  };
  return {
    animation: false,
    textStyle: { fontFamily: colour('--font') },
    grid: { left: 34, right: 6, top: 8, bottom: 22 },
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
      // The look of the console's own notes, which stand on paper and throw no shadow.
      extraCssText: 'box-shadow:none;white-space:normal;max-width:280px',
      formatter: (points: readonly { readonly dataIndex: number }[]) => {
        const hour = hours[points[0]?.dataIndex ?? 0];
        if (hour === undefined) return '';
        const { usual } = hour;
        const note =
          usual === undefined
            ? ''
            : `<br>${words.usual(Math.round(usual.median), Math.round(usual.low), Math.round(usual.high), usual.weeks)}`;
        return `${clock(hour.hour)}–${clock(hour.hour + 1)} · <b>${hour.vehicles}</b>${note}`;
      },
    },
    xAxis: {
      type: 'category',
      data: hours.map(({ hour }) => clock(hour)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line-2') } },
      axisLabel: { ...text, interval: 2 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      minInterval: 1,
      splitLine: { lineStyle: { color: colour('--line') } },
      axisLabel: text,
    },
    series: [
      {
        type: 'custom',
        renderItem: drawBand,
        // The bars' own note speaks of both.
        silent: true,
        data: hours.flatMap(({ hour, usual }) =>
          usual === undefined ? [] : [[hour, usual.median, usual.low, usual.high]],
        ),
        encode: { x: 0, y: [1, 2, 3] },
      },
      {
        type: 'bar',
        name: words.today,
        barWidth: '46%',
        data: hours.map(({ vehicles }) => vehicles),
        itemStyle: { color: colour('--mark') },
        emphasis: { disabled: true },
      },
    ],
  };
}

function clock(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`;
}
