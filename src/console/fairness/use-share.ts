import { useCallback } from 'react';
import type { IntervalView } from '../../wire/fairness.ts';
import { useFormat } from '../pieces/format.ts';

/** Writes a share with the interval around it, in percent. */
export function useShare(): (interval: IntervalView) => string {
  const format = useFormat();
  return useCallback(
    ({ estimate, low, high }) => `${format.percent(estimate)} (${format.percent(low, 0)} – ${format.percent(high, 0)})`,
    [format],
  );
}
