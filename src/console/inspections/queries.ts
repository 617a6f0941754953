import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InspectionView } from '../../wire/inspections.ts';
import { call } from '../wire/call.ts';

interface Page {
  readonly items: readonly InspectionView[];
  readonly next?: string;
}

/** Inspections, newest first, a part at a time. */
export const inspectionsQuery = (openOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inspections', openOnly],
    queryFn: ({ pageParam }) => {
      const after = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return call<Page>('GET', `/inspections?limit=50${openOnly ? '&open=true' : ''}${after}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** One inspection for the desk, which only reads it; the work on it is the device's page. */
export const inspectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['inspection', id],
    queryFn: () => call<InspectionView>('GET', `/inspections/${encodeURIComponent(id)}`),
  });
