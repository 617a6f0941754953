import { queryOptions } from '@tanstack/react-query';
import type { RosterView } from '../../wire/roster.ts';
import { call } from '../wire/call.ts';

export const rosterQuery = queryOptions({
  queryKey: ['roster'],
  queryFn: () => call<RosterView>('GET', '/roster'),
});
