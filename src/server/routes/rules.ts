import { Type } from 'typebox';
import type { Instant, RuleId } from '../../core/domain/ids.ts';
import { RuleDetail, RulePage } from '../../wire/rules.ts';
import { ApiError } from '../errors.ts';
import { portOf } from './declarations.ts';
import { presentRule, presentRuleDetail } from '../present/rules.ts';
import { ok, type Route, route } from '../route.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The rules, for those who write, approve, review and audit them. */
export const RULE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/rules',
    tag: 'rules',
    summary: { en: 'Every rule in its last version', zh: '全部规则的最新版本' },
    answers: { 200: { shape: RulePage, means: 'All of them, in one part' } },
    async handle({ app, now }) {
      const { rules } = app.services.store;
      const [versions, hits] = await Promise.all([rules.current(), rules.hitCounts((now - WEEK_MS) as Instant, now)]);
      const items = versions.flatMap((version) => {
        const checked = app.services.checkRule(version.body);
        return checked === undefined ? [] : [presentRule(version, checked, hits.get(version.ruleId) ?? 0)];
      });
      return ok({ items: items.sort((a, b) => (a.id < b.id ? -1 : 1)) });
    },
  }),
  route({
    name: 'GET /api/v1/rules/:id',
    tag: 'rules',
    summary: {
      en: 'One rule: its condition, the fields it reads, its cases run now',
      zh: '一条规则：条件、所读字段及即时运行的用例',
    },
    params: Type.Object({ id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$' }) }),
    answers: { 200: { shape: RuleDetail, means: 'The last version, and a list of those before' } },
    errors: ['rule-unknown'],
    async handle({ app, params, now }) {
      const { rules } = app.services.store;
      const id = params.id as RuleId;
      const [versions, hits, port] = await Promise.all([
        rules.byId(id),
        rules.hitCounts((now - WEEK_MS) as Instant, now),
        portOf(app),
      ]);
      const last = versions.toSorted((a, b) => b.version - a.version)[0];
      const checked = last === undefined ? undefined : app.services.checkRule(last.body);
      if (last === undefined || checked === undefined) throw new ApiError('rule-unknown');
      return ok(presentRuleDetail(last, checked, hits.get(id) ?? 0, versions, port));
    },
  }),
];
