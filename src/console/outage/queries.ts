import { queryOptions } from '@tanstack/react-query';
import type { PackListView } from '../../wire/inspections.ts';
import type { OutageEntriesView, OutageListView, OutageNoticeView } from '../../wire/outages.ts';
import { call } from '../wire/call.ts';

const MINUTE_MS = 60_000;

export const outagesQuery = queryOptions({
  queryKey: ['outages'],
  queryFn: () => call<OutageListView>('GET', '/outages'),
});

export const outageEntriesQuery = queryOptions({
  queryKey: ['outage-entries'],
  queryFn: () => call<OutageEntriesView>('GET', '/outage-entries'),
});

/** What is announced; asked for every minute, since the live line may be what is away. */
export const outageNoticeQuery = queryOptions({
  queryKey: ['outage'],
  queryFn: () => call<OutageNoticeView>('GET', '/outage'),
  refetchInterval: MINUTE_MS,
});

/** The checklists in force, for their forms. */
export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: () => call<PackListView>('GET', '/packs'),
});
