import type { OutageServices } from '../../server/outage-services.ts';
import { actOnCrossing } from '../../work/crossings/act.ts';
import {
  declareOutage,
  decideOutage,
  endOutageNow,
  outagesNow,
  recentOutages,
  reviewOutageOver,
} from '../../work/outage/declare-outage.ts';
import { grantsNow } from '../../work/outage/grants.ts';
import { keyLine } from '../../work/outage/key-form.ts';
import { printForms } from '../../work/outage/print-forms.ts';
import { lookAtEntry } from '../../work/outage/record-entry.ts';
import type { SigningKey } from '../../work/slips.ts';
import type { Core } from './core.ts';

/** What one page lists. */
const MOST = 200;
/** Batches of printed forms that are listed, the newest first. */
const MOST_BATCHES = 20;

/** Hands what the port does without its server to the server. */
export function composeOutages({ environment, assessor }: Core, key: SigningKey): OutageServices {
  const { store } = environment;
  return {
    permitted: environment.offlineRelease === true,
    now: (now) => outagesNow(environment, now),
    grants: (now) => grantsNow(environment, key, now),
    recent: (now) => recentOutages(environment, now, MOST),
    declare: (input, by, now) => declareOutage(environment, input, by, now),
    decide: (id, agrees, by, now) => decideOutage(environment, id, agrees, by, now),
    end: (id, by, now) => endOutageNow(environment, id, by, now),
    review: (id, verdict, by, now) => reviewOutageOver(environment, id, verdict, by, now),
    printForms: (wanted, by, now) => printForms(environment, wanted, by, now),
    forms: () => store.outages.forms(MOST_BATCHES),
    key: (target, line, by, now) =>
      keyLine(environment, target, line, by, now, (input, paper) =>
        actOnCrossing(environment, assessor, target, input, { id: by }, now, paper),
      ),
    entries: () => store.outages.entries(MOST),
    openEntries: () => store.outages.openEntries(),
    lookAt: (id, verdict, by, now) => lookAtEntry(environment, id, verdict, by, now),
  };
}
