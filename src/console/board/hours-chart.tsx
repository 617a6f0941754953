import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ReactNode, useCallback } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import type { BoardView } from '../../wire/board.ts';
import { type Colour, useChart } from '../pieces/chart.ts';
import { useSay } from '../pieces/say.ts';
import { hoursOption } from './hours-option.ts';

const PARTS = [BarChart, CustomChart, GridComponent, TooltipComponent];

/** Vehicles released in each hour of today as bars, on the band of the last same weekdays. */
export function HoursChart({ hours }: { readonly hours: BoardView['hours'] }): ReactNode {
  const say = useSay();
  const option = useCallback(
    (colour: Colour) =>
      hoursOption(hours, colour, {
        today: say(boardWords.today),
        usual: (median, low, high, weeks) => say(boardWords.usualRange, { median, low, high, weeks }),
      }),
    [hours, say],
  );
  const box = useChart(PARTS, option);
  const hint = say(boardWords.dayFlowHint, {
    values: hours
      .map(({ hour, vehicles, usual }) => `${hour}: ${vehicles}${usual ? ` (${Math.round(usual.median)})` : ''}`)
      .join(', '),
  });
  return <div ref={box} className="hours-chart" role="img" aria-label={hint} />;
}
