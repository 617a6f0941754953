import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { BoardView } from '../../wire/board.ts';
import type { CertificateView } from '../../wire/certificate.ts';
import type { CrossingDetailView } from '../../wire/crossings.ts';
import type {
  DeclarationDetailView,
  DeclarationRowView,
  DeclarationSearch,
  FilingView,
  ProofView,
} from '../../wire/declarations.ts';
import type { InstallationView, Me } from '../../wire/installation.ts';
import type { PersonView } from '../../wire/people.ts';
import type { FaultyRuleView, RuleDetailView, RuleRowView } from '../../wire/rules.ts';
import type { WhyRuleView } from '../../wire/why.ts';
import { call, Refusal } from './call.ts';

/** One part of a list and the cursor of the next. */
interface Part<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}
interface CountedPart<Row> extends Part<Row> {
  readonly total: number;
  readonly totalIsAtLeast: boolean;
}

// The first part comes quickly; those that scrolling asks for come in few requests.
const FIRST_ROWS = 100;
const MORE_ROWS = 500;

/** The port: its name, zone and currency. The root is not drawn before it is known. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => call<InstallationView>('GET', '/installation'),
  staleTime: 5 * 60_000,
});

/** Whoever is signed in; a Refusal of 401 where nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call<Me>('GET', '/me'),
  staleTime: 60_000,
});

/** The certificate of a released passage; what it says of the release never changes. */
export const certificateQuery = (id: string) =>
  queryOptions({
    queryKey: ['certificate', id],
    queryFn: () => call<CertificateView>('GET', `/crossings/${encodeURIComponent(id)}/certificate`),
    staleTime: 5 * 60_000,
  });

/** The key that the log's heads are signed with, as name+id+key. */
export const ledgerKeyQuery = queryOptions({
  queryKey: ['ledger-key'],
  queryFn: async () => {
    const answer = await fetch('/ledger/key', { credentials: 'same-origin' });
    if (!answer.ok) throw new Refusal(answer.status, 'unexpected');
    return (await answer.text()).trim();
  },
  staleTime: 60 * 60_000,
});

/** The board; after the first answer the live stream keeps it, so it is never asked for again by time alone. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: () => call<BoardView>('GET', '/board'),
  staleTime: 60_000,
});

/** The table of declarations, part by part as it is scrolled. */
export const declarationsQuery = (search: DeclarationSearch) =>
  infiniteQueryOptions({
    queryKey: ['declarations', search],
    queryFn: ({ pageParam }) =>
      call<CountedPart<DeclarationRowView>>(
        'GET',
        `/declarations?${queryString({
          ...search,
          limit: pageParam === undefined ? FIRST_ROWS : MORE_ROWS,
          cursor: pageParam,
        })}`,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    // Comparing all rows with themselves at each new part, or asking for all parts anew, costs more the further one
    // has scrolled. The table is read anew when asked to, or a minute after it was left.
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** One declaration with everything known of it. */
export const declarationQuery = (id: string) =>
  queryOptions({
    queryKey: ['declaration', id],
    queryFn: () => call<DeclarationDetailView>('GET', `/declarations/${encodeURIComponent(id)}`),
  });

/** The ledger's entries about a declaration, with their proofs. */
export const proofQuery = (id: string) =>
  queryOptions({
    queryKey: ['proof', id],
    queryFn: () => call<ProofView>('GET', `/declarations/${encodeURIComponent(id)}/proof`),
  });

/** Why one rule hit a declaration, or did not; asked for one rule at a time. */
export const whyQuery = (id: string, rule: string) =>
  queryOptions({
    queryKey: ['why', id, rule],
    queryFn: () => call<WhyRuleView>('GET', `/declarations/${encodeURIComponent(id)}/why/${encodeURIComponent(rule)}`),
    // A missing rule is an answer, not a hitch.
    retry: false,
  });

/** One passage with its declarations and what may be done with it. */
export const crossingQuery = (id: string) =>
  queryOptions({
    queryKey: ['crossing', id],
    queryFn: () => call<CrossingDetailView>('GET', `/crossings/${encodeURIComponent(id)}`),
  });

/** All rules: a port has hundreds, not thousands, so the parts are gathered here. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => {
    const rules: RuleRowView[] = [];
    const faulty: FaultyRuleView[] = [];
    let cursor: string | undefined;
    do {
      const part: Part<RuleRowView> & { readonly faulty?: readonly FaultyRuleView[] } = await call(
        'GET',
        `/rules?${queryString({ cursor })}`,
      );
      rules.push(...part.items);
      faulty.push(...(part.faulty ?? []));
      cursor = part.next;
    } while (cursor !== undefined);
    return { rules, faulty };
  },
});

/** One rule in the version that matters, with its cases run now. */
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ['rule', id],
    queryFn: () => call<RuleDetailView>('GET', `/rules/${encodeURIComponent(id)}`),
  });

/** Everybody with an account, and every grant. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => call<{ readonly items: readonly PersonView[] }>('GET', '/people'),
});

/** The reader's own filings, newest first, without a lane until the vehicle is inside. */
export const filingsQuery = infiniteQueryOptions({
  queryKey: ['filings'],
  queryFn: ({ pageParam }) => call<Part<FilingView>>('GET', `/filings?${queryString({ cursor: pageParam })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next,
});

function queryString(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.toString();
}
