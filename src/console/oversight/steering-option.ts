import type { EChartsCoreOption } from 'echarts/core';
import type { SteeringView } from '../../wire/draws.ts';

interface SteeringWords {
  readonly expected: string;
  readonly observed: string;
}
type Cell = SteeringView['byDeclarant']['cells'][number];

/** Each pair as a point: acts that chance explains across, acts that happened up; on the line they are the same. */
export function steeringOption(
  cells: readonly Cell[],
  colour: (name: string) => string,
  words: SteeringWords,
): EChartsCoreOption {
  const text = { color: colour('--ink-2'), fontSize: 12, fontFamily: colour('--font') };
  const most = Math.max(4, ...cells.map(({ observed, expected }) => Math.max(observed, expected)));
  const edge = Math.ceil(most * 1.05);
  const axis = {
    type: 'value',
    min: 0,
    nameLocation: 'middle',
    nameTextStyle: text,
    splitLine: { lineStyle: { color: colour('--line') } },
    axisLine: { lineStyle: { color: colour('--line-2') } },
    axisLabel: text,
  };
  const widest = Math.ceil(Math.max(2, ...cells.map(({ expected }) => expected)) * 1.1);
  const points = (which: readonly Cell[]) =>
    which.map((cell) => ({
      value: [cell.expected, cell.observed],
      name: `${cell.officer} · ${cell.other}`,
      // Its name goes to the side where there is room for it.
      label: { position: cell.expected < widest / 2 ? 'right' : 'left' },
    }));
  const alarms = cells.filter(({ alarm }) => alarm);
  return {
    animation: false,
    textStyle: { fontFamily: colour('--font') },
    grid: { left: 52, right: 18, top: 12, bottom: 46 },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour('--raised'),
      borderColor: colour('--line-2'),
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: colour('--ink'), fontSize: 12 },
      extraCssText: 'box-shadow:none',
      formatter: ({ name, value }: { readonly name: string; readonly value: readonly [number, number] }) =>
        `${name}<br>${words.observed} <b>${value[1]}</b>, ${words.expected} ${value[0].toFixed(1)}`,
    },
    xAxis: { ...axis, name: words.expected, nameGap: 28, max: widest },
    yAxis: { ...axis, name: words.observed, nameGap: 34, max: edge, minInterval: 1 },
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        data: [
          [0, 0],
          [Math.min(widest, edge), Math.min(widest, edge)],
        ],
        lineStyle: { color: colour('--faint-mark'), type: 'dashed', width: 1 },
      },
      {
        type: 'scatter',
        symbolSize: 6,
        data: points(cells.filter(({ alarm }) => !alarm)),
        itemStyle: { color: colour('--mark'), opacity: 0.55 },
      },
      {
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 15,
        data: points(alarms),
        itemStyle: { color: colour('--act') },
        // The point is told by its shape and its name, not by its colour alone.
        label: { show: true, formatter: '{b}', ...text, color: colour('--ink') },
      },
    ],
  };
}
