import { queryOptions } from '@tanstack/react-query';
import type { HeldView, RetentionView } from '../../wire/retention.ts';
import { call } from '../wire/call.ts';

/** What is kept, for how long, and what went. */
export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: () => call<RetentionView>('GET', '/retention'),
});

/** Asked for once a visit: each time is recorded. */
export const heldQuery = (operator: string) =>
  queryOptions({
    queryKey: ['held', operator],
    queryFn: () => call<HeldView>('GET', `/operators/${encodeURIComponent(operator)}/held`),
    staleTime: Number.POSITIVE_INFINITY,
  });
