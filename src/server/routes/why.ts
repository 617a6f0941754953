import { Type } from 'typebox';
import type { DeclarationId, RuleId } from '../../core/domain/ids.ts';
import { Id } from '../../wire/primitives.ts';
import { WhyRuleShape } from '../../wire/why.ts';
import { bodyOf } from '../../work/rules/standing.ts';
import { ApiError } from '../errors.ts';
import { presentWhy } from '../present/why.ts';
import { ruleProblems } from '../present/workbench.ts';
import { ok, type Route, route } from '../route.ts';
import { portOf } from './declarations.ts';

/** Why a rule hit a declaration, or did not: asked about one rule at a time, by those who may read rules. */
export const WHY_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/declarations/:id/why/:rule',
    tag: 'declarations',
    summary: {
      en: 'Why a rule hit each goods item of a declaration, or did not',
      zh: '规则为何命中或未命中申报的各项货物',
    },
    params: Type.Object({ id: Id, rule: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$' }) }),
    answers: { 200: { shape: WhyRuleShape, means: 'Each condition with what it saw, and whether it decided' } },
    errors: ['declaration-unknown', 'rule-unknown', 'rule-not-sound'],
    async handle({ app, params, now }) {
      const { store, workbench, checkRule } = app.services;
      const [stored, versions, port] = await Promise.all([
        store.declarations.byId(params.id as DeclarationId),
        workbench.versions(params.rule as RuleId, now),
        portOf(app),
      ]);
      if (stored === undefined) throw new ApiError('declaration-unknown');
      // Of a rule that is not in force, its newest version is asked.
      const shown = versions.find(({ inForce }) => inForce) ?? versions[0];
      if (shown === undefined) throw new ApiError('rule-unknown');
      const { rule, diagnostics } = checkRule(bodyOf(shown));
      if (rule === undefined) throw new ApiError('rule-not-sound', { problems: ruleProblems(diagnostics) });
      const view = presentWhy(stored, shown.version.version, rule, port);
      if (view === undefined) throw new ApiError('declaration-unknown');
      return ok(view);
    },
  }),
];
