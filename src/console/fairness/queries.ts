import { queryOptions } from '@tanstack/react-query';
import type { FairnessView } from '../../wire/fairness.ts';
import { call } from '../wire/call.ts';

/**
 * The look at groups over so many days. Counted from all declarations of the span, so not asked again for five
 * minutes.
 */
export const fairnessQuery = (days: number) =>
  queryOptions({
    queryKey: ['fairness', days],
    queryFn: () => call<FairnessView>('GET', `/fairness?days=${days}`),
    staleTime: 5 * 60_000,
  });
