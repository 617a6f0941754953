import { Type } from 'typebox';
import { Id } from '../../wire/primitives.ts';
import { ReplayJob, type ReplayJobView, ReplayRequest, ReplayResult } from '../../wire/workbench.ts';
import type { ReplayJob as Job } from '../../work/replay/replays.ts';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { presentReplay, replayCsv } from '../present/replay.ts';
import { ruleProblems } from '../present/workbench.ts';
import { headsOf } from '../replay-heads.ts';
import { ok, type Route, route } from '../route.ts';
import { dayOf } from './workbench.ts';

/** An editor shows the result of an edit at once, or follows its job. */
const PATIENCE_MS = 1_000;
const ById = Type.Object({ id: Id });

/** What a rule would have done. */
export const REPLAY_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/v1/replays',
    tag: 'workbench',
    summary: { en: 'Replay a draft, or the live set, over the past', zh: '用历史数据回放草稿或现行规则' },
    body: ReplayRequest,
    example: { draft: { id: 'coal-undervalued', when: 'goods.hs.startsWith("2701")' }, from: '2026-01-01' },
    perMinute: 600,
    answers: {
      200: { shape: ReplayResult, means: 'The result, when it was there within a second' },
      202: { shape: ReplayJob, means: 'A job to follow' },
    },
    errors: [
      'body-not-valid',
      'rule-not-sound',
      'rule-version-unknown',
      'replay-span-wrong',
      'replay-span-empty',
      'replay-against-nothing',
      'replay-against-other',
      'replays-too-many',
      'replay-failed',
    ],
    async handle({ app, body, now, zone }) {
      const { replays } = app.services.workbench;
      if (body.draft !== undefined && body.version !== undefined) throw new ApiError('body-not-valid');
      const started = await replays.start(
        {
          ...(body.draft === undefined ? {} : { draft: body.draft }),
          ...(body.version === undefined ? {} : { version: body.version }),
          ...(body.against === undefined ? {} : { against: body.against }),
          ...(body.from === undefined ? {} : { from: dayOf(body.from) }),
          ...(body.to === undefined ? {} : { to: dayOf(body.to) }),
        },
        now,
      );
      if (started.outcome === 'refused')
        throw new ApiError('rule-not-sound', { problems: ruleProblems(started.diagnostics) });
      if (started.outcome !== 'started') throw new ApiError(REFUSALS[started.outcome]);
      // An edit is answered in 136 ms once features are read (docs/measured.md); only the first waits for its job.
      await Promise.race([started.settled, pause(PATIENCE_MS)]);
      const job = replays.job(started.job.id) ?? started.job;
      throwFailure(job);
      if (job.state === 'failed') throw new ApiError('replay-failed');
      if (job.outcome === undefined) return { status: 202, body: await presentJob(app, job) };
      return ok(presentReplay(job.outcome, await headsOf(app, job.outcome), zone, job.id));
    },
  }),
  route({
    name: 'GET /api/v1/replays/:id',
    tag: 'workbench',
    summary: { en: 'How far a replay is, or what it said', zh: '回放的进度或结果' },
    params: ById,
    answers: { 200: { shape: ReplayJob, means: 'The job, with its result once it is done' } },
    errors: ['replay-unknown', 'replay-span-empty'],
    async handle({ app, params }) {
      const job = app.services.workbench.replays.job(params.id);
      if (job === undefined) throw new ApiError('replay-unknown');
      throwFailure(job);
      return ok(await presentJob(app, job));
    },
  }),
  route({
    name: 'DELETE /api/v1/replays/:id',
    tag: 'workbench',
    summary: { en: 'Cancel a replay', zh: '取消回放' },
    params: ById,
    answers: { 204: { means: 'It is cancelled, or had ended already' } },
    errors: ['replay-unknown'],
    async handle({ app, params }) {
      if (!app.services.workbench.replays.cancel(params.id)) throw new ApiError('replay-unknown');
      return { status: 204 };
    },
  }),
  route({
    name: 'GET /api/v1/replays/:id/csv',
    tag: 'workbench',
    summary: { en: 'Every declaration that a replay touches, as CSV', zh: '以 CSV 导出回放涉及的全部申报' },
    params: ById,
    answers: { 200: { mediaType: 'text/csv', means: 'A row a declaration, newest first, 100,000 at most' } },
    errors: ['replay-unknown', 'replay-not-done'],
    async handle({ app, params, zone }) {
      const { replays } = app.services.workbench;
      const job = replays.job(params.id);
      if (job === undefined) throw new ApiError('replay-unknown');
      const outcome = job.state === 'done' ? await replays.touched(params.id) : undefined;
      if (outcome === undefined) throw new ApiError('replay-not-done');
      return {
        status: 200,
        body: replayCsv(outcome, await headsOf(app, outcome), zone),
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="replay-${params.id}.csv"`,
        },
      };
    },
  }),
];

/** Why a replay is not begun, as errors. */
const REFUSALS = {
  'version-unknown': 'rule-version-unknown',
  'too-many': 'replays-too-many',
  'span-wrong': 'replay-span-wrong',
  'against-nothing': 'replay-against-nothing',
  'against-other': 'replay-against-other',
} as const;

/** What was asked for can only be seen to be empty once everything is read. */
function throwFailure({ failure }: Job): void {
  if (failure !== undefined)
    throw new ApiError('replay-span-empty', { details: { first: failure.first, last: failure.last } });
}

/** A job, with its result and the names in it once it is done. */
async function presentJob(app: App, { id, state, done, total, outcome }: Job): Promise<ReplayJobView> {
  const result = outcome === undefined ? undefined : presentReplay(outcome, await headsOf(app, outcome), app.zone, id);
  return { id, state, done, total, ...(result === undefined ? {} : { result }) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
