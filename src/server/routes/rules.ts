import { Type } from 'typebox';
import type { Instant, RuleId } from '../../core/domain/ids.ts';
import { type FaultyRuleView, RuleDetail, RulePage, type RuleRowView } from '../../wire/rules.ts';
import { bodyOf } from '../../work/rules/standing.ts';
import { ApiError } from '../errors.ts';
import { portOf } from './declarations.ts';
import { presentFaultyRule, presentRule, presentRuleDetail } from '../present/rules.ts';
import { ruleProblems } from '../present/workbench.ts';
import { ok, type Route, route } from '../route.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The rules, for those who write, approve, review and audit them. */
export const RULE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/rules',
    tag: 'rules',
    summary: { en: 'Every rule in its last version', zh: '全部规则的最新版本' },
    answers: { 200: { shape: RulePage, means: 'All of them, in one part; apart those that may not stand any more' } },
    async handle({ app, now }) {
      const { workbench, store, checkRule } = app.services;
      const [standings, hits] = await Promise.all([
        workbench.current(now),
        store.rules.hitCounts((now - WEEK_MS) as Instant, now),
      ]);
      const items: RuleRowView[] = [];
      const faulty: FaultyRuleView[] = [];
      for (const standing of [...standings].sort((a, b) => (a.version.ruleId < b.version.ruleId ? -1 : 1))) {
        // Checked anew on each read: what a limit or list no longer allows is listed apart and not hidden.
        const { rule, diagnostics } = checkRule(bodyOf(standing));
        if (rule === undefined) faulty.push(presentFaultyRule(standing, diagnostics));
        else items.push(presentRule(standing, rule, hits.get(standing.version.ruleId) ?? 0));
      }
      return ok({ items, faulty });
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
    answers: { 200: { shape: RuleDetail, means: 'The version in force, or the newest, and a list of all' } },
    errors: ['rule-unknown', 'rule-not-sound'],
    async handle({ app, params, now }) {
      const { workbench, store, checkRule } = app.services;
      const id = params.id as RuleId;
      const [versions, hits, port] = await Promise.all([
        workbench.versions(id, now),
        store.rules.hitCounts((now - WEEK_MS) as Instant, now),
        portOf(app),
      ]);
      const shown = versions.find(({ inForce }) => inForce) ?? versions[0];
      if (shown === undefined) throw new ApiError('rule-unknown');
      const { rule, diagnostics } = checkRule(bodyOf(shown));
      if (rule === undefined) throw new ApiError('rule-not-sound', { problems: ruleProblems(diagnostics) });
      return ok(presentRuleDetail(shown, rule, hits.get(id) ?? 0, versions, port));
    },
  }),
];
