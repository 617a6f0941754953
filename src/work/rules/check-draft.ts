import { HAZARDS } from '../../core/domain/hazard.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { type Advice, adviseReplay, adviseShape, mayHitNearlyAll } from '../../core/rule/advise.ts';
import type { TypedExpr } from '../../core/rule/ast.ts';
import { canonical } from '../../core/rule/canonical.ts';
import { type CaseResult, runCases } from '../../core/rule/cases.ts';
import { checkCondition, checkRule } from '../../core/rule/check-rule.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { isUnlimited } from '../../core/rule/limits.ts';
import { readForm } from '../../core/rule/read-form.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import type { ReplayOutcome } from '../replay/result.ts';
import { draftBody } from './draft-rule.ts';
import { APPROVAL_PENDING } from './standing.ts';
import { contextAt, type Officer, type Workbench } from './workbench.ts';

/** Whether a draft may stand, and what its author should know. */
export interface DraftCheck {
  /** Present when it may stand. */
  readonly checked?: CheckedRule;
  /** The condition in its one written form, when it can be read. */
  readonly canonical?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly cases: readonly CaseResult[];
  readonly advice: readonly Advice[];
  /**
   * Whether the stored declarations had their say. `reading`: their columns are not all read, or others replay; ask again in a
   * moment. `not-asked`: there is nothing to ask of them yet.
   */
  readonly past: 'read' | 'reading' | 'not-asked';
}

const NOT_ASKED = { past: 'not-asked', advice: [] } as const satisfies Pick<DraftCheck, 'past' | 'advice'>;

/** What an editor waits for the past's word; while columns are still being read it is told so. */
const PATIENCE_MS = 400;

/** Checks half a rule as well as a whole one: what can be said is said. */
export async function checkDraft(
  workbench: Workbench,
  draft: Readonly<Record<string, unknown>>,
  officer: Officer,
  now: Instant,
): Promise<DraftCheck> {
  const context = contextAt(workbench, now);
  const body = { ...draftBody(draft, officer.username), approvedBy: APPROVAL_PENDING };
  const { rule: checked, diagnostics } = checkRule(body, context);
  const form = readForm(body).rule;
  const expr = form.when === undefined ? undefined : checkCondition(form.when, form, context).expr;
  if (expr === undefined) return { diagnostics, cases: [], advice: [], past: 'not-asked' };
  const shape = adviseShape(expr);
  // A rule that can never be true is told so by its form; the past has nothing to add.
  const idle = shape.some(({ code }) => code === 'never-true');
  const { past, advice } = idle ? NOT_ASKED : await adviseFromPast(workbench, body, now);
  return {
    ...(checked === undefined ? {} : { checked }),
    canonical: canonical(expr),
    diagnostics,
    cases: casesOf(expr, form),
    advice: [...shape, ...advice],
    past,
  };
}

/** Cases need a hazard, whose limits they run under. */
function casesOf(expr: TypedExpr, form: ReturnType<typeof readForm>['rule']): readonly CaseResult[] {
  if (form.cases === undefined || form.hazard === undefined) return [];
  return runCases({ rule: form as CheckedRule['rule'], expr });
}

/** What a replay of a draft came to within an editor's patience; nothing when it has not ended by then. */
async function replayedInTime(
  { replays }: Workbench,
  draft: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<ReplayOutcome | undefined> {
  const started = await replays.start({ draft }, now);
  if (started.outcome !== 'started') return undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([started.settled, late]);
  clearTimeout(timer);
  const outcome = replays.job(started.job.id)?.outcome;
  // Nobody waits for it any more, and the next question asks for another; what was read of the past stays read.
  if (outcome === undefined) replays.cancel(started.job.id);
  return outcome;
}

/** What the past says of a draft, or that it says nothing yet. */
async function adviseFromPast(
  workbench: Workbench,
  draft: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<Pick<DraftCheck, 'past' | 'advice'>> {
  const outcome = await replayedInTime(workbench, draft, now);
  if (outcome === undefined) return { past: 'reading', advice: [] };
  const hazard = HAZARDS.find((one) => one === draft['hazard']);
  let eligible = outcome.declarations;
  if (hazard !== undefined && !isUnlimited(hazard) && mayHitNearlyAll(outcome.hits)) {
    // How many it may hit is what the widest rule of its hazard hits.
    const all = await replayedInTime(workbench, { id: '', hazard, when: 'true' }, now);
    if (all === undefined) return { past: 'reading', advice: [] };
    eligible = all.hits;
  }
  return { past: 'read', advice: adviceOf(outcome, eligible, draft, workbench.rules.at(now).rules) };
}

function adviceOf(
  { declarations, hits, overlap }: ReplayOutcome,
  eligible: number,
  draft: Readonly<Record<string, unknown>>,
  live: readonly CheckedRule[],
): readonly Advice[] {
  const byId = new Map<string, CheckedRule>(live.map((one) => [one.rule.id, one]));
  const lane = draft['lane'] === 'red' || draft['lane'] === 'blue' ? draft['lane'] : 'yellow';
  const others = overlap.flatMap(({ rule, both }) => {
    const other = byId.get(rule)?.rule;
    return other === undefined ? [] : [{ rule, both, lane: other.lane, rate: other.mandatory ? 1 : other.rate }];
  });
  return adviseReplay(lane, { declarations, eligible, hits, overlap: others });
}
