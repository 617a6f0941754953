import { queryOptions } from '@tanstack/react-query';
import type { BulletinView, ReviewView } from '../../wire/quality.ts';
import { call } from '../wire/call.ts';

export const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: async () => (await call<{ readonly items: readonly ReviewView[] }>('GET', '/reviews')).items,
  // A vehicle waits for some of them.
  refetchInterval: 20_000,
});

export const bulletinQuery = queryOptions({
  queryKey: ['bulletin'],
  queryFn: () => call<BulletinView>('GET', '/bulletin'),
  staleTime: 60_000,
});
