import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import type { SteeringView } from '../../wire/draws.ts';
import { useSay } from '../pieces/say.ts';
import { useDarkness } from '../pieces/theme.ts';
import { steeringOption } from './steering-option.ts';

/** Pairs that a screen reader is told of; the table below has more. */
const MOST_TOLD = 5;

/** Officers with brokers: what happened against what chance explains. */
export function SteeringChart({ cells }: Pick<SteeringView['byDeclarant'], 'cells'>): ReactNode {
  const say = useSay();
  const dark = useDarkness();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = box.current!;
    use([LineChart, ScatterChart, GridComponent, TooltipComponent, SVGRenderer]);
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
    const said = { expected: say(words.expected), observed: say(words.observed) };
    // The document's theme is set in an effect of the app, which runs after this one: read colours in the next frame.
    const frame = requestAnimationFrame(() =>
      chart.current?.setOption({ ...steeringOption(cells, colour, said), darkMode: dark }),
    );
    return () => cancelAnimationFrame(frame);
  }, [cells, say, dark]);
  const points = cells
    .slice(0, MOST_TOLD)
    .map(({ officer, other, observed, expected }) => `${officer}, ${other}: ${observed} (${expected.toFixed(1)})`)
    .join('; ');
  return <div ref={box} className="steering-chart" role="img" aria-label={say(words.plotLabel, { points })} />;
}
