import { queryOptions } from '@tanstack/react-query';
import type { FairnessView } from '../../wire/fairness.ts';
import { call } from '../wire/call.ts';

export const fairnessQuery = (days: number) =>
  queryOptions({
    queryKey: ['fairness', days],
    queryFn: () => call<FairnessView>('GET', `/fairness?days=${days}`),
    staleTime: 5 * 60_000,
  });
