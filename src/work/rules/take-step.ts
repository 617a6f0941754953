import type { Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { ReplayRun, RuleState, RuleStep, RuleStepKind } from '../../store/port/rules.ts';
import { canonicalHash, decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';
import { readJudge } from '../replay/judge.ts';
import { subjectOf } from '../subject.ts';
import { bodyOf, mayTake, type Standing, standingsOf } from './standing.ts';
import { contextAt, type Officer, type Workbench } from './workbench.ts';

/** What somebody wants of a version; `because` is asked for where it is withdrawn. */
export interface StepRequest {
  readonly rule: RuleId;
  readonly version: number;
  readonly step: RuleStepKind;
  /** live: the first day; the earliest that is possible unless given. */
  readonly from?: LocalDay;
  readonly because?: string;
  /** replay: the one that was run of this version just now; else one is run, however long that takes. */
  readonly replay?: string;
}

/** What became of it. `day-not-fit` says between which days it could go live. */
export type StepResult =
  | { readonly outcome: 'taken'; readonly standing: Standing }
  | { readonly outcome: 'unknown' | 'changed-meanwhile' | 'needs-two' | 'needs-reason' | 'not-its-replay' }
  | { readonly outcome: 'not-now'; readonly state: RuleState }
  | { readonly outcome: 'day-not-fit'; readonly earliest: LocalDay; readonly latest: LocalDay }
  /** It may not stand any more: a limit, a list or a word has changed since it was drafted. */
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] };

const KINDS: Readonly<Record<RuleStepKind, EventKind>> = {
  replay: 'rule-replayed',
  approve: 'rule-approved',
  shadow: 'rule-shadowed',
  live: 'rule-made-live',
  withdraw: 'rule-withdrawn',
};

/** Every version of one rule as it stands now, newest first. */
export async function readStandings(
  { environment }: Pick<Workbench, 'environment'>,
  rule: RuleId,
  now: Instant,
): Promise<readonly Standing[]> {
  const { store, timeZone } = environment;
  const [versions, steps] = await Promise.all([store.rules.byId(rule), store.rules.steps([rule])]);
  return standingsOf(versions, steps, localDay(now, timeZone), (at) => localDay(at, timeZone));
}

/** One version of each rule as it stands now: the newest, or with `inForce` the one in force where there is one. */
export async function standingPerRule(
  { environment }: Pick<Workbench, 'environment'>,
  now: Instant,
  which: 'newest' | 'in-force',
): Promise<readonly Standing[]> {
  const { store, timeZone } = environment;
  const [versions, steps] = await Promise.all([store.rules.all(), store.rules.steps()]);
  const chosen = new Map<RuleId, Standing>();
  // Versions come by rule and number: of each rule the last stays, unless an earlier one is in force.
  for (const one of standingsOf(versions, steps, localDay(now, timeZone), (at) => localDay(at, timeZone))) {
    const { ruleId } = one.version;
    if (which === 'newest' || one.inForce || chosen.get(ruleId)?.inForce !== true) chosen.set(ruleId, one);
  }
  return [...chosen.values()];
}

/** Takes one version one step on. Assessments of this process follow it at once, those of others within a second. */
export async function takeStep(
  workbench: Workbench,
  request: StepRequest,
  officer: Officer,
  now: Instant,
): Promise<StepResult> {
  const standing = (await readStandings(workbench, request.rule, now)).find(
    (one) => one.version.version === request.version,
  );
  if (standing === undefined) return { outcome: 'unknown' };
  if (!mayTake(standing.state, request.step)) return { outcome: 'not-now', state: standing.state };
  const refusal = refuse(workbench, standing, request, officer, now);
  if (refusal !== undefined) return refusal;

  const run = request.step === 'replay' ? await replayOf(workbench, standing, request.replay, officer, now) : undefined;
  if (run === undefined && request.step === 'replay') return { outcome: 'not-its-replay' };
  const fromDay = request.step === 'live' ? (request.from ?? earliestOf(workbench, standing, now)) : undefined;
  const step: RuleStep = {
    id: newId(now),
    ruleId: request.rule,
    version: request.version,
    // Another step that is taken meanwhile has this number, and this one is then not written.
    ordinal: standing.taken + 1,
    step: request.step,
    at: now,
    officer: officer.username,
    ...(fromDay === undefined ? {} : { fromDay }),
    ...(request.because === undefined ? {} : { because: request.because }),
    ...(run === undefined ? {} : { replay: run.id }),
  };
  const subject = subjectOf('rule', request.rule);
  const said = {
    rule: request.rule,
    version: request.version,
    hash: standing.version.hash,
    from: standing.state,
    ...(fromDay === undefined ? {} : { liveFrom: fromDay }),
    ...(request.because === undefined ? {} : { because: request.because }),
    ...(run === undefined ? {} : { replay: run.id }),
  };
  const kind = KINDS[request.step];
  const record = {
    events: [{ id: step.id, at: now, kind, subject, actor: officer.id, body: said }],
    leaves: [
      decisionLeaf(kind, subject, now, {
        hash: said.hash,
        by: officer.id,
        record: step,
        ...(run === undefined ? {} : { replay: canonicalHash(run.result) }),
      }),
    ],
  };
  const { store } = workbench.environment;
  if (!(await store.rules.addStep(step, record, run))) return { outcome: 'changed-meanwhile' };
  await workbench.rules.reload();
  const after = (await readStandings(workbench, request.rule, now)).find(
    (one) => one.version.version === request.version,
  );
  return after === undefined ? { outcome: 'unknown' } : { outcome: 'taken', standing: after };
}

/** What a step asks beyond the state: a second person, a day that fits, a reason, and rules that still may stand. */
function refuse(
  workbench: Workbench,
  standing: Standing,
  { step, from, because }: StepRequest,
  officer: Officer,
  now: Instant,
): StepResult | undefined {
  switch (step) {
    case 'replay': {
      const { judge, diagnostics } = readJudge(bodyOf(standing), contextAt(workbench, now).lists ?? new Map());
      return judge === undefined ? { outcome: 'refused', diagnostics } : undefined;
    }
    case 'approve': {
      const own = [standing.version.createdBy, standing.version.body['owner']];
      const same = (name: unknown) => typeof name === 'string' && name.toLowerCase() === officer.username.toLowerCase();
      if (own.some(same)) return { outcome: 'needs-two' };
      return recheck(workbench, { ...standing.version.body, approvedBy: officer.username }, now);
    }
    case 'live': {
      const [earliest, latest] = [earliestOf(workbench, standing, now), standing.version.validUntil];
      const fits = earliest <= latest && (from === undefined || (from >= earliest && from <= latest));
      return fits ? recheck(workbench, bodyOf(standing), now) : { outcome: 'day-not-fit', earliest, latest };
    }
    case 'withdraw':
      return because === undefined || because.trim() === '' ? { outcome: 'needs-reason' } : undefined;
    default:
      return undefined;
  }
}

function recheck(workbench: Workbench, body: Readonly<Record<string, unknown>>, now: Instant): StepResult | undefined {
  const { rule, diagnostics } = checkRule(body, contextAt(workbench, now));
  return rule === undefined ? { outcome: 'refused', diagnostics } : undefined;
}

/** The first day on which a version can go live: nothing goes live in the past, or before its own span. */
function earliestOf({ environment }: Workbench, { version }: Standing, now: Instant): LocalDay {
  const today = localDay(now, environment.timeZone);
  return today < version.validFrom ? version.validFrom : today;
}

/**
 * A replay over everything on file: the one that was followed by its job, or one that is run now. The first of a process takes
 * a minute for a million declarations (docs/measured.md).
 */
async function replayOf(
  { replays }: Workbench,
  standing: Standing,
  job: string | undefined,
  officer: Officer,
  now: Instant,
): Promise<ReplayRun | undefined> {
  const { ruleId, version } = standing.version;
  const name = { rule: ruleId, version };
  const result = job === undefined ? await replays.answer({ version: name }, now) : replays.ofVersion(job, name, now);
  if (result === undefined) return undefined;
  return { id: newId(now), ruleId, version, at: now, officer: officer.username, result };
}
