import { queryOptions } from '@tanstack/react-query';
import type { DayCheckView, DrawDayView, SteeringView } from '../../wire/draws.ts';
import type { ReassignmentView } from '../../wire/roster.ts';
import { call } from '../wire/call.ts';

interface Items<T> {
  readonly items: readonly T[];
}

/** Days with their commitments, a week ahead and a month back. */
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

/** The steering test over the last days, and the acts behind it. */
export const steeringQuery = (days: number) =>
  queryOptions({
    queryKey: ['steering', days],
    queryFn: () => call<SteeringView>('GET', `/oversight/steering?days=${days}`),
    staleTime: 60_000,
  });

/** Reassignments of the last 30 days, newest first. */
export const reassignmentsQuery = queryOptions({
  queryKey: ['reassignments'],
  queryFn: async () => (await call<Items<ReassignmentView>>('GET', '/reassignments')).items,
});
