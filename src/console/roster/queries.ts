import { queryOptions } from '@tanstack/react-query';
import type { RosterView } from '../../wire/roster.ts';
import { call } from '../wire/call.ts';

/** Everything on the roster's page, from yesterday to a week ahead. */
export const rosterQuery = queryOptions({
  queryKey: ['roster'],
  queryFn: () => call<RosterView>('GET', '/roster'),
});
