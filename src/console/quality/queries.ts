import { queryOptions } from '@tanstack/react-query';
import type { BulletinView, ReviewView } from '../../wire/quality.ts';
import { call } from '../wire/call.ts';

/** Open reviews, second looks first. */
export const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: async () => (await call<{ readonly items: readonly ReviewView[] }>('GET', '/reviews')).items,
  // A vehicle waits for some of them.
  refetchInterval: 20_000,
});

/** The bulletin of the last seven days. */
export const bulletinQuery = queryOptions({
  queryKey: ['bulletin'],
  queryFn: () => call<BulletinView>('GET', '/bulletin'),
  staleTime: 60_000,
});
