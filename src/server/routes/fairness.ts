import { FairnessQuery, FairnessShape } from '../../wire/fairness.ts';
import { ok, type Route, route } from '../route.ts';

/** When the request names no span. */
const USUAL_DAYS = 30;
/** Comparisons that are listed, the least likely first; every flagged one is among them. */
const MOST_RULES = 60;

/** What the port does to groups of firms. */
export const FAIRNESS_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/fairness',
    tag: 'oversight',
    summary: {
      en: 'Selection, hits, waits and upheld appeals by groups of firms',
      zh: '按企业组别的布控率、查获率、等候时间与复议支持率',
    },
    query: FairnessQuery,
    answers: { 200: { shape: FairnessShape, means: 'With intervals of 95%; cells under ten are hidden' } },
    errors: ['request-malformed'],
    async handle({ app, query, now }) {
      const days = query.days ?? USUAL_DAYS;
      const { groups, rules, selections } = await app.services.stewardship.fairness(days, now);
      const shown = rules.filter(({ flagged }, at) => flagged || at < MOST_RULES);
      return ok({ days, groups, rules: shown, selections: [...selections] });
    },
  }),
];
