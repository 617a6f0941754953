import type { Route } from '../route.ts';
import { APPEAL_ROUTES } from './appeals.ts';
import { AUDIT_ROUTES } from './audits.ts';
import { BOARD_ROUTES } from './board.ts';
import { CROSSING_ROUTES, GATE_ROUTES } from './crossings.ts';
import { CLEARANCE_ROUTES } from './clearances.ts';
import { DECLARATION_ROUTES } from './declarations.ts';
import { DOCUMENT_ROUTES } from './documents.ts';
import { DRAW_ROUTES } from './draws.ts';
import { FAIRNESS_ROUTES } from './fairness.ts';
import { FIGURE_ROUTES } from './figures.ts';
import { FILING_ROUTES } from './filing.ts';
import { FILINGS_ROUTES } from './filings.ts';
import { INSPECTION_ROUTES } from './inspections.ts';
import { INSTALLATION_ROUTES } from './installation.ts';
import { LEDGER_ROUTES } from './ledger.ts';
import { LIST_ROUTES } from './lists.ts';
import { OUTAGE_ROUTES } from './outages.ts';
import { PEOPLE_ROUTES } from './people.ts';
import { REFERRAL_ROUTES } from './referrals.ts';
import { QUALITY_ROUTES } from './quality.ts';
import { RETENTION_ROUTES } from './retention.ts';
import { REPLAY_ROUTES } from './replays.ts';
import { ROSTER_ROUTES } from './roster.ts';
import { RULE_ROUTES } from './rules.ts';
import { serverRoutes } from './server.ts';
import { SIGN_IN_ROUTES } from './sign-in.ts';
import { WORKBENCH_ROUTES } from './workbench.ts';
import { WHY_ROUTES } from './why.ts';

/** Every route of the API, in the order of the documentation. */
export const ROUTES: readonly Route[] = [
  ...FILING_ROUTES,
  ...DECLARATION_ROUTES,
  ...WHY_ROUTES,
  ...FILINGS_ROUTES,
  ...CROSSING_ROUTES,
  ...GATE_ROUTES,
  ...INSPECTION_ROUTES,
  ...DOCUMENT_ROUTES,
  ...CLEARANCE_ROUTES,
  ...AUDIT_ROUTES,
  ...REFERRAL_ROUTES,
  ...APPEAL_ROUTES,
  ...BOARD_ROUTES,
  ...RULE_ROUTES,
  ...WORKBENCH_ROUTES,
  ...REPLAY_ROUTES,
  ...LIST_ROUTES,
  ...DRAW_ROUTES,
  ...ROSTER_ROUTES,
  ...OUTAGE_ROUTES,
  ...LEDGER_ROUTES,
  ...QUALITY_ROUTES,
  ...FIGURE_ROUTES,
  ...FAIRNESS_ROUTES,
  ...RETENTION_ROUTES,
  ...PEOPLE_ROUTES,
  ...SIGN_IN_ROUTES,
  ...INSTALLATION_ROUTES,
  ...serverRoutes(() => ROUTES),
];
