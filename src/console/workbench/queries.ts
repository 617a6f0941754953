import { queryOptions } from '@tanstack/react-query';
import type { NamedListView, RuleCheckView, RuleDraftInput, RuleVersionView, TermView } from '../../wire/workbench.ts';
import { call, callForStatus } from '../wire/call.ts';

/** How long a page waits before it asks again for what is still being read. */
const READING_AGAIN_MS = 2_000;

interface Items<T> {
  readonly items: readonly T[];
}

/** All versions of one rule, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['rule-versions', id],
    queryFn: async () => (await call<Items<RuleVersionView>>('GET', `/rules/${encodeURIComponent(id)}/versions`)).items,
  });

/** The newest version of every rule. */
export const allVersionsQuery = queryOptions({
  queryKey: ['rule-versions'],
  queryFn: async () => (await call<Items<RuleVersionView>>('GET', '/rules/versions')).items,
});

/** Every list with every entry, whatever its state. */
export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: async () => (await call<Items<NamedListView>>('GET', '/lists')).items,
});

/** The goods words in force, and proposals before them. */
export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: async () => (await call<Items<TermView>>('GET', '/vocabulary')).items,
});

/** What the server has to say of a draft: errors, and advice that needs the other rules and the stored declarations. */
export const checkQuery = (draft: RuleDraftInput) =>
  queryOptions({
    queryKey: ['rule-check', draft],
    queryFn: async ({ signal }) => (await callForStatus<RuleCheckView>('POST', '/rules/check', draft, signal)).body,
    staleTime: 60_000,
    gcTime: 60_000,
    // A server that has just started reads the declarations first: what they say is asked for until it is there.
    refetchInterval: ({ state }) => (state.data?.past === 'reading' ? READING_AGAIN_MS : false),
  });
