import type { TimeZone } from '../../core/domain/ids.ts';
import { FIGURE_DAYS } from '../../core/oversee/indicators.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { FigureContest } from '../../store/port/oversee.ts';
import { type ContestView, ContestRequest, OwnFiguresShape, TeamFiguresShape } from '../../wire/figures.ts';
import { nameIn } from '../present/name-in.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { namesOf } from './declarations.ts';

/** Figures about how inspections are made: of teams for reviewers, of oneself for oneself. */
export const FIGURE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/figures',
    tag: 'oversight',
    summary: { en: 'Speed and practice by watch; each view is recorded', zh: '各班次的速度与规范指标（查看留痕）' },
    answers: { 200: { shape: TeamFiguresShape, means: 'With intervals of 95%; nothing follows from them by itself' } },
    perMinute: 30,
    async handle(call) {
      const { app, now, zone } = call;
      const [{ watches, contests }, names] = await Promise.all([
        app.services.stewardship.teamFigures(signedIn(call).id, now),
        namesOf(app),
      ]);
      return ok({ days: FIGURE_DAYS, watches, contests: contests.map((one) => present(one, names, zone)) });
    },
  }),
  route({
    name: 'GET /api/v1/figures/mine',
    tag: 'oversight',
    summary: { en: 'Your own figures', zh: '您本人的指标' },
    answers: { 200: { shape: OwnFiguresShape, means: 'Shown to nobody else; contest what is wrong' } },
    async handle(call) {
      const { app, now, zone } = call;
      const [{ figures, contests }, names] = await Promise.all([
        app.services.stewardship.ownFigures(signedIn(call).id, now),
        namesOf(app),
      ]);
      return ok({ days: FIGURE_DAYS, figures, contests: contests.map((one) => present(one, names, zone)) });
    },
  }),
  route({
    name: 'POST /api/v1/figures/contests',
    tag: 'oversight',
    summary: { en: 'Contest a figure about you', zh: '对本人指标提出异议' },
    body: ContestRequest,
    example: { indicator: 'too-short', ground: 'equipment-failed' },
    answers: { 200: { shape: OwnFiguresShape, means: 'Your figures, with what you contest' } },
    errors: ['body-not-valid'],
    perMinute: 30,
    async handle(call) {
      const { app, body, now, zone } = call;
      const { id } = signedIn(call);
      await app.services.stewardship.contest(body, id, now);
      const [{ figures, contests }, names] = await Promise.all([
        app.services.stewardship.ownFigures(id, now),
        namesOf(app),
      ]);
      return ok({ days: FIGURE_DAYS, figures, contests: contests.map((one) => present(one, names, zone)) });
    },
  }),
];

function present(
  { id, officer, indicator, ground, at }: FigureContest,
  names: ReadonlyMap<string, string>,
  zone: TimeZone,
): ContestView {
  return { id, name: nameIn(names, officer), indicator, ground, at: formatDateTime(at, zone) };
}
