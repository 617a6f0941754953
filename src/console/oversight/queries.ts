import { queryOptions } from '@tanstack/react-query';
import type { DayCheckView, DrawDayView, SteeringView } from '../../wire/draws.ts';
import type { ReassignmentView } from '../../wire/roster.ts';
import { call } from '../wire/call.ts';

interface Items<T> {
  readonly items: readonly T[];
}

export const drawDaysQuery = queryOptions({
  queryKey: ['draws'],
  queryFn: async () => (await call<Items<DrawDayView>>('GET', '/draws')).items,
});

/** A day drawn again; a day that is over stays as it is, so it is asked for once. */
export const dayCheckQuery = (day: string) =>
  queryOptions({
    queryKey: ['draw-check', day],
    queryFn: () => call<DayCheckView>('GET', `/draws/${day}/check`),
    staleTime: 10 * 60_000,
  });

export const steeringQuery = (days: number) =>
  queryOptions({
    queryKey: ['steering', days],
    queryFn: () => call<SteeringView>('GET', `/oversight/steering?days=${days}`),
    staleTime: 60_000,
  });

export const reassignmentsQuery = queryOptions({
  queryKey: ['reassignments'],
  queryFn: async () => (await call<Items<ReassignmentView>>('GET', '/reassignments')).items,
});
