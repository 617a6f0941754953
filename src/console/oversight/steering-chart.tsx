import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ReactNode, useCallback } from 'react';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import type { SteeringView } from '../../wire/draws.ts';
import { type Colour, useChart } from '../pieces/chart.ts';
import { useSay } from '../pieces/say.ts';
import { steeringOption } from './steering-option.ts';

const PARTS = [LineChart, ScatterChart, GridComponent, TooltipComponent];
/** Pairs that a screen reader is told of; the table below has more. */
const MOST_TOLD = 5;

/** Officers with brokers: what happened against what chance explains. */
export function SteeringChart({ cells }: Pick<SteeringView['byDeclarant'], 'cells'>): ReactNode {
  const say = useSay();
  const option = useCallback(
    (colour: Colour) => steeringOption(cells, colour, { expected: say(words.expected), observed: say(words.observed) }),
    [cells, say],
  );
  const box = useChart(PARTS, option);
  const points = cells
    .slice(0, MOST_TOLD)
    .map(({ officer, other, observed, expected }) => `${officer}, ${other}: ${observed} (${expected.toFixed(1)})`)
    .join('; ');
  return <div ref={box} className="steering-chart" role="img" aria-label={say(words.plotLabel, { points })} />;
}
