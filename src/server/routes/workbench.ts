import { Type } from 'typebox';
import type { LocalDay, RuleId } from '../../core/domain/ids.ts';
import { parseLocalDay } from '../../core/domain/time.ts';
import type { ReplayRun } from '../../store/port/rules.ts';
import { STEP_ACCESS } from '../../wire/access.ts';
import {
  RuleCheckAnswer,
  RuleDraft,
  RuleStep,
  RuleVersionShape,
  RuleVersions,
  type RuleVersionView,
} from '../../wire/workbench.ts';
import type { ReplayOutcome } from '../../work/replay/result.ts';
import type { Standing } from '../../work/rules/standing.ts';
import type { StepResult } from '../../work/rules/take-step.ts';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { presentReplay } from '../present/replay.ts';
import { presentCheck, presentVersion, ruleProblems } from '../present/workbench.ts';
import { headsOf } from '../replay-heads.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

const RuleName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$' });
const EXAMPLE = {
  id: 'coal-undervalued',
  hazard: 'revenue',
  lane: 'yellow',
  when: 'goods.hs.startsWith("2701") && goods.valueRatio < 0.6',
  reason: {
    en: 'Declared value far below the usual price for this coal',
    zh: '申报价格明显低于同类煤炭的通常价格',
  },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
};

/** What analysts and approvers do with rules. */
export const WORKBENCH_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/v1/rules/check',
    tag: 'workbench',
    summary: {
      en: 'Say whether a draft may stand, and what its author should know',
      zh: '检查草稿是否合规并给出提示',
    },
    body: RuleDraft,
    example: EXAMPLE,
    perMinute: 600,
    answers: { 200: { shape: RuleCheckAnswer, means: 'Remarks, the canonical condition and the cases run now' } },
    errors: ['body-not-valid'],
    async handle(call) {
      const { app, body, now } = call;
      return ok(presentCheck(await app.services.workbench.check(body, signedIn(call), now)));
    },
  }),
  route({
    name: 'POST /api/v1/rules/versions',
    tag: 'workbench',
    summary: { en: 'Save a draft as a new version of its rule', zh: '将草稿保存为规则的新版本' },
    body: RuleDraft,
    example: EXAMPLE,
    answers: {
      200: { shape: RuleVersionShape, means: 'This very draft was saved before' },
      201: { shape: RuleVersionShape, means: 'The new version' },
    },
    errors: ['body-not-valid', 'rule-not-sound', 'changed-meanwhile'],
    async handle(call) {
      const { app, body, now, zone } = call;
      const result = await app.services.workbench.draft(body, signedIn(call), now);
      if (result.outcome === 'refused')
        throw new ApiError('rule-not-sound', { problems: ruleProblems(result.diagnostics) });
      if (result.outcome === 'changed-meanwhile') throw new ApiError('changed-meanwhile');
      return { status: result.outcome === 'same' ? 200 : 201, body: presentVersion(result.standing, zone, {}) };
    },
  }),
  route({
    name: 'GET /api/v1/rules/versions',
    tag: 'workbench',
    summary: { en: 'The newest version of each rule and where it stands', zh: '每条规则的最新版本及其状态' },
    answers: { 200: { shape: RuleVersions, means: 'All of them, in one part' } },
    async handle({ app, now, zone }) {
      const { workbench, store } = app.services;
      const [standings, hits] = await Promise.all([workbench.newest(now), store.rules.shadowCounts()]);
      return ok({ items: standings.map((one) => presentVersion(one, zone, shadowOf(one, hits))) });
    },
  }),
  route({
    name: 'GET /api/v1/rules/:id/versions',
    tag: 'workbench',
    summary: { en: 'Every version of one rule, newest first', zh: '一条规则的全部版本，最新在前' },
    params: Type.Object({ id: RuleName }),
    answers: { 200: { shape: RuleVersions, means: 'Each with the replay that was attached to it' } },
    errors: ['rule-unknown'],
    async handle({ app, params, now, zone }) {
      const { workbench, store } = app.services;
      const [standings, hits] = await Promise.all([
        workbench.versions(params.id as RuleId, now),
        store.rules.shadowCounts(),
      ]);
      if (standings.length === 0) throw new ApiError('rule-unknown');
      const items = standings.map(async (one) =>
        presentVersion(one, zone, { ...(await attachedReplay(app, one)), ...shadowOf(one, hits) }),
      );
      return ok({ items: await Promise.all(items) });
    },
  }),
  route({
    name: 'POST /api/v1/rules/:id/versions/:version/steps',
    tag: 'workbench',
    summary: { en: 'Take a version one step on its way to live, or withdraw it', zh: '推进规则版本或撤回' },
    params: Type.Object({ id: RuleName, version: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) }),
    body: RuleStep,
    example: { step: 'live', from: '2026-04-01' },
    answers: { 200: { shape: RuleVersionShape, means: 'The version as it stands now' } },
    errors: [
      'body-not-valid',
      'action-not-yours',
      'rule-version-unknown',
      'rule-step-not-now',
      'rule-needs-two',
      'rule-not-sound',
      'rule-day-not-fit',
      'withdrawal-needs-reason',
      'replay-not-of-version',
      'changed-meanwhile',
    ],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const officer = signedIn(call);
      // By the step and not by the route: analysts and approvers send to the same address.
      const allowed = STEP_ACCESS[body.step];
      if (!allowed.some((role) => officer.roles.has(role)))
        throw new ApiError('action-not-yours', { details: { roles: allowed.join(', ') } });
      const from = body.from === undefined ? undefined : dayOf(body.from);
      const result = await app.services.workbench.step(
        {
          rule: params.id as RuleId,
          version: Number(params.version),
          step: body.step,
          ...(from === undefined ? {} : { from }),
          ...(body.because === undefined ? {} : { because: body.because }),
          ...(body.replay === undefined ? {} : { replay: body.replay }),
        },
        officer,
        now,
      );
      if (result.outcome !== 'taken') throw refusalOf(result);
      const { standing } = result;
      return ok(presentVersion(standing, zone, await attachedReplay(app, standing)));
    },
  }),
];

/** A day as the request's shape let it pass; the calendar may still not have it. */
export function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new ApiError('body-not-valid');
  return day;
}

/** Each outcome of a step as an error, with the state or the days that say what would fit. */
function refusalOf(result: Exclude<StepResult, { readonly outcome: 'taken' }>): ApiError {
  switch (result.outcome) {
    case 'unknown':
      return new ApiError('rule-version-unknown');
    case 'changed-meanwhile':
      return new ApiError('changed-meanwhile');
    case 'needs-two':
      return new ApiError('rule-needs-two');
    case 'needs-reason':
      return new ApiError('withdrawal-needs-reason');
    case 'not-its-replay':
      return new ApiError('replay-not-of-version');
    case 'not-now':
      return new ApiError('rule-step-not-now', { details: { state: result.state } });
    case 'day-not-fit':
      return new ApiError('rule-day-not-fit', { details: { earliest: result.earliest, latest: result.latest } });
    case 'refused':
      return new ApiError('rule-not-sound', { problems: ruleProblems(result.diagnostics) });
  }
}

/** How often a version hit in shadow; nothing for one that never was in it, 0 for one that is and hit nothing. */
function shadowOf(
  { state, version }: Standing,
  hits: ReadonlyMap<string, number>,
): Pick<RuleVersionView, 'shadowHits'> {
  const counted = hits.get(`${version.ruleId}@${version.version}`);
  if (counted === undefined) return state === 'shadow' ? { shadowHits: 0 } : {};
  return { shadowHits: counted };
}

async function attachedReplay(app: App, { replay }: Standing): Promise<Pick<RuleVersionView, 'replay'>> {
  const run: ReplayRun | undefined =
    replay === undefined ? undefined : await app.services.store.rules.replayRun(replay);
  if (run === undefined) return {};
  const outcome = run.result as ReplayOutcome;
  return { replay: presentReplay(outcome, await headsOf(app, outcome), app.zone) };
}
