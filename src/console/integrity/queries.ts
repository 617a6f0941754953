import { queryOptions } from '@tanstack/react-query';
import type { OwnFiguresView, TeamFiguresView } from '../../wire/figures.ts';
import { call } from '../wire/call.ts';

/** Asked for once a visit: each view is recorded. */
export const teamFiguresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: () => call<TeamFiguresView>('GET', '/figures'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The reader's own figures; nobody else's can be asked for here. */
export const ownFiguresQuery = queryOptions({
  queryKey: ['figures', 'mine'],
  queryFn: () => call<OwnFiguresView>('GET', '/figures/mine'),
  staleTime: 60_000,
});
