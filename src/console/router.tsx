import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { searchOfBoard } from './board/search.ts';
import { searchOfCases } from './cases/search.ts';
import { searchOfDeclarations } from './declarations/search.ts';
import { searchOfFilings } from './filings/search.ts';
import { Frame } from './frame/frame.tsx';
import { FailedPage, LoadingPage, MissingPage } from './frame/whole-page.tsx';
import { searchOfInspections } from './inspections/search.ts';
import { searchOfOversight } from './oversight/search.ts';
import { searchOfRules } from './rules/search.ts';
import { searchOfWorkbench } from './workbench/search.ts';
import { Refusal } from './wire/call.ts';
import { installationQuery, meQuery } from './wire/queries.ts';

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({
  component: Outlet,
  loader: ({ context }) => context.client.ensureQueryData(installationQuery),
});

// Each page is fetched when it is first opened; the frame and the routes are all that a visit begins with.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // Only a path of this console: a link must not lead a signed-in person elsewhere.
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./sign-in/setup-page.tsx'), 'SetupPage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.client.ensureQueryData(meQuery);
      // The board is the port's: who has no part in it begins where their work is.
      if (location.pathname === '/' && me.roles.length === 1 && me.roles[0] === 'declarant')
        throw redirect({ to: '/filings' });
      if (location.pathname === '/' && me.roles.length === 1 && me.roles[0] === 'custodian')
        throw redirect({ to: '/oversight' });
      if (location.pathname === '/' && me.roles.includes('agency')) throw redirect({ to: '/referrals' });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
});

const board = createRoute({
  getParentRoute: () => frame,
  path: '/',
  validateSearch: searchOfBoard,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
});
const declarations = createRoute({
  getParentRoute: () => frame,
  path: '/declarations',
  validateSearch: searchOfDeclarations,
  component: lazyRouteComponent(() => import('./declarations/declarations-page.tsx'), 'DeclarationsPage'),
});
const declaration = createRoute({
  getParentRoute: () => frame,
  path: '/declarations/$id',
  component: lazyRouteComponent(() => import('./declaration/declaration-page.tsx'), 'DeclarationPage'),
});
const crossing = createRoute({
  getParentRoute: () => frame,
  path: '/crossings/$id',
  component: lazyRouteComponent(() => import('./crossing/crossing-page.tsx'), 'CrossingPage'),
});
const certificate = createRoute({
  getParentRoute: () => frame,
  path: '/crossings/$id/certificate',
  component: lazyRouteComponent(() => import('./certificate/certificate-page.tsx'), 'CertificatePage'),
});
const inspections = createRoute({
  getParentRoute: () => frame,
  path: '/inspections',
  validateSearch: searchOfInspections,
  component: lazyRouteComponent(() => import('./inspections/inspections-page.tsx'), 'InspectionsPage'),
});
const inspection = createRoute({
  getParentRoute: () => frame,
  path: '/inspections/$id',
  component: lazyRouteComponent(() => import('./inspections/inspection-page.tsx'), 'InspectionPage'),
});
const rules = createRoute({
  getParentRoute: () => frame,
  path: '/rules',
  validateSearch: searchOfRules,
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage'),
});
const rule = createRoute({
  getParentRoute: () => frame,
  path: '/rules/$id',
  component: lazyRouteComponent(() => import('./rules/rule-page.tsx'), 'RulePage'),
});
const ruleEdit = createRoute({
  getParentRoute: () => frame,
  path: '/rules/$id/edit',
  validateSearch: searchOfWorkbench,
  component: lazyRouteComponent(() => import('./workbench/workbench-page.tsx'), 'EditRulePage'),
});
const ruleNew = createRoute({
  getParentRoute: () => frame,
  path: '/rules/new',
  validateSearch: searchOfWorkbench,
  component: lazyRouteComponent(() => import('./workbench/workbench-page.tsx'), 'NewRulePage'),
});
const ruleSheet = createRoute({
  getParentRoute: () => frame,
  path: '/rules/table',
  component: lazyRouteComponent(() => import('./workbench/table/sheet-page.tsx'), 'SheetPage'),
});
const lists = createRoute({
  getParentRoute: () => frame,
  path: '/lists',
  component: lazyRouteComponent(() => import('./workbench/lists/lists-page.tsx'), 'ListsPage'),
});
const vocabulary = createRoute({
  getParentRoute: () => frame,
  path: '/vocabulary',
  component: lazyRouteComponent(() => import('./workbench/vocabulary/vocabulary-page.tsx'), 'VocabularyPage'),
});
const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});
const filings = createRoute({
  getParentRoute: () => frame,
  path: '/filings',
  validateSearch: searchOfFilings,
  component: lazyRouteComponent(() => import('./filings/filings-page.tsx'), 'FilingsPage'),
});

// An address that names nothing is a page like others: whoever mistyped one keeps the way to all the rest.
const missing = createRoute({ getParentRoute: () => frame, path: '$', component: MissingPage });
const oversight = createRoute({
  getParentRoute: () => frame,
  path: '/oversight',
  validateSearch: searchOfOversight,
  component: lazyRouteComponent(() => import('./oversight/oversight-page.tsx'), 'OversightPage'),
});
const documents = createRoute({
  getParentRoute: () => frame,
  path: '/documents',
  validateSearch: searchOfCases,
  component: lazyRouteComponent(() => import('./documents/documents-page.tsx'), 'DocumentsPage'),
});
const audits = createRoute({
  getParentRoute: () => frame,
  path: '/audits',
  validateSearch: searchOfCases,
  component: lazyRouteComponent(() => import('./audits/audits-page.tsx'), 'AuditsPage'),
});
const referrals = createRoute({
  getParentRoute: () => frame,
  path: '/referrals',
  validateSearch: searchOfCases,
  component: lazyRouteComponent(() => import('./referrals/referrals-page.tsx'), 'ReferralsPage'),
});
const appeals = createRoute({
  getParentRoute: () => frame,
  path: '/appeals',
  validateSearch: searchOfCases,
  component: lazyRouteComponent(() => import('./appeals/appeals-page.tsx'), 'AppealsPage'),
});
const roster = createRoute({
  getParentRoute: () => frame,
  path: '/roster',
  component: lazyRouteComponent(() => import('./roster/roster-page.tsx'), 'RosterPage'),
});

const outage = createRoute({
  getParentRoute: () => frame,
  path: '/outage',
  component: lazyRouteComponent(() => import('./outage/outage-page.tsx'), 'OutagePage'),
});

const quality = createRoute({
  getParentRoute: () => frame,
  path: '/quality',
  component: lazyRouteComponent(() => import('./quality/quality-page.tsx'), 'QualityPage'),
});
const fairness = createRoute({
  getParentRoute: () => frame,
  path: '/fairness',
  component: lazyRouteComponent(() => import('./fairness/fairness-page.tsx'), 'FairnessPage'),
});
const figures = createRoute({
  getParentRoute: () => frame,
  path: '/figures',
  component: lazyRouteComponent(() => import('./integrity/figures-page.tsx'), 'FiguresPage'),
});
const retention = createRoute({
  getParentRoute: () => frame,
  path: '/retention',
  component: lazyRouteComponent(() => import('./retention/retention-page.tsx'), 'RetentionPage'),
});
const held = createRoute({
  getParentRoute: () => frame,
  path: '/held',
  component: lazyRouteComponent(() => import('./retention/held-page.tsx'), 'HeldPage'),
});

const tree = root.addChildren([
  signIn,
  setup,
  frame.addChildren([
    ...[board, declarations, declaration, crossing, certificate, rules, rule, people, filings],
    ...[quality, figures, fairness, retention, held],
    ...[outage, oversight, roster, documents, audits, referrals, appeals],
    ...[inspections, inspection],
    ...[ruleEdit, ruleNew, ruleSheet, lists, vocabulary, missing],
  ]),
]);

/** The console's pages. The address bar holds the whole state, as plain text: `?hs=2701`, not a quoted value. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(search))
        if (value !== undefined && value !== '') query.set(name, String(value));
      const text = query.toString();
      return text === '' ? '' : `?${text}`;
    },
    defaultPendingMs: 100,
    defaultPendingMinMs: 0,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: MissingPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
