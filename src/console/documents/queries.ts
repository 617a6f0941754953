import { queryOptions } from '@tanstack/react-query';
import type { ConditionView, DocumentRequestsView } from '../../wire/documents.ts';
import { call } from '../wire/call.ts';

/** Every request that whoever is signed in may see; of one declaration where it is named. */
export const documentsQuery = (declaration?: string) =>
  queryOptions({
    queryKey: ['documents', ...(declaration === undefined ? [] : [declaration])],
    queryFn: () =>
      call<DocumentRequestsView>(
        'GET',
        declaration === undefined ? '/document-requests' : `/document-requests?declaration=${declaration}`,
      ),
  });

/** What the release of a declaration waits for. */
export const conditionsQuery = (declaration: string) =>
  queryOptions({
    queryKey: ['conditions', declaration],
    queryFn: () => call<{ readonly items: readonly ConditionView[] }>('GET', `/declarations/${declaration}/conditions`),
  });
