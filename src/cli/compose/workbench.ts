import type { WorkbenchServices } from '../../server/services.ts';
import { createList, decideEntry, proposeEntry } from '../../work/lists/keep-lists.ts';
import { decideTerm, proposeTerm, shownTerms } from '../../work/lists/keep-vocabulary.ts';
import { keepReplays } from '../../work/replay/replays.ts';
import type { ReplayEngine } from '../../work/replay/result.ts';
import { checkDraft } from '../../work/rules/check-draft.ts';
import { draftRule } from '../../work/rules/draft-rule.ts';
import { readStandings, standingPerRule, takeStep } from '../../work/rules/take-step.ts';
import type { Workbench } from '../../work/rules/workbench.ts';
import type { Core } from './core.ts';

/** Hands the use cases of analysts and approvers to the server. */
export function composeWorkbench(core: Core, engine: ReplayEngine): WorkbenchServices {
  const { environment, assessor, vocabulary } = core;
  const { rules } = assessor;
  const replays = keepReplays(environment, rules, engine);
  const workbench: Workbench = { environment, rules, replays };
  return {
    replays,
    check: (draft, officer, now) => checkDraft(workbench, draft, officer, now),
    draft: (draft, officer, now) => draftRule(workbench, draft, officer, now),
    step: (request, officer, now) => takeStep(workbench, request, officer, now),
    current: (now) => standingPerRule(workbench, now, 'in-force'),
    newest: (now) => standingPerRule(workbench, now, 'newest'),
    versions: (rule, now) => readStandings(workbench, rule, now),
    createList: (list, officer, now) => createList(workbench, list, officer, now),
    proposeEntry: (list, entry, officer, now) => proposeEntry(workbench, list, entry, officer, now),
    decideEntry: (list, entry, decision, officer, now) => decideEntry(workbench, list, entry, decision, officer, now),
    terms: async () => shownTerms(vocabulary.current(), await environment.store.vocabulary.all()),
    proposeTerm: (term, officer, now) => proposeTerm(environment, term, officer, now),
    decideTerm: (id, decision, officer, now) => decideTerm(environment, vocabulary, id, decision, officer, now),
  };
}
