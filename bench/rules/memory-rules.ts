import type { HashHex, Instant, LocalDay, RuleId, TimeZone } from '../../src/core/domain/ids.ts';
import type { RuleStep, RuleStepKind, RuleVersion } from '../../src/store/port/rules.ts';
import type { Environment } from '../../src/work/environment.ts';
import type { BenchRule } from './workload.ts';

/** Noon of a day on which all rules stand. */
export const NOON = Date.UTC(2026, 10, 2, 4) as Instant;
const DAYS = { validFrom: '2026-01-05' as LocalDay, validUntil: '2026-12-31' as LocalDay };
const STEPS: readonly RuleStepKind[] = ['replay', 'approve', 'shadow', 'live'];

/** Rules as a database would give them out, in memory: what is measured is what a server does with them. */
export interface MemoryRules {
  readonly environment: Environment;
  /** A new version of a rule, with the condition of another, comes into force. */
  bringLive(id: string, condition: BenchRule): void;
}

/** A rule as it is stored. */
export function bodyOf(id: string, when: string): RuleVersion['body'] {
  return {
    id,
    hazard: 'vehicle',
    lane: 'red',
    when,
    rate: 0.5,
    reason: { en: 'The benchmark looks at it', zh: '基准测试查验' },
    legalBasis: 'Customs Valuation Agreement, art. 17',
    ...DAYS,
    owner: 'anna',
  };
}

/** No rules at first. */
export function memoryRules(): MemoryRules {
  const versionsOf = new Map<string, RuleVersion[]>();
  const stepsOf = new Map<string, RuleStep[]>();
  let revision = 0;
  const all = <One>(of: ReadonlyMap<string, readonly One[]>, ids: readonly RuleId[] = []): readonly One[] =>
    ids.flatMap((id) => of.get(id) ?? []);
  const rules = {
    revision: async () => revision,
    tallies: async () =>
      [...versionsOf].map(([id, versions]) => ({
        ruleId: id as RuleId,
        versions: versions.length,
        steps: stepsOf.get(id)?.length ?? 0,
      })),
    all: async (ids?: readonly RuleId[]) => all(versionsOf, ids),
    steps: async (ids?: readonly RuleId[]) => all(stepsOf, ids),
  };
  const lists = { all: async () => [], entries: async () => [] };
  return {
    environment: { store: { rules, lists }, timeZone: 'Asia/Shanghai' as TimeZone } as unknown as Environment,
    bringLive(id, { when }) {
      const ruleId = id as RuleId;
      const versions = versionsOf.get(id) ?? [];
      const version = versions.length + 1;
      const by = { createdBy: 'anna', createdAt: NOON };
      const body = bodyOf(id, when);
      const hash = `${id}@${version}` as HashHex;
      versionsOf.set(id, [...versions, { ruleId, version, hash, state: 'draft', body, ...DAYS, ...by }]);
      const steps = STEPS.map((step, at): RuleStep => {
        const base = { id: `${hash} ${step}`, ruleId, version, ordinal: at + 1, step, at: NOON, officer: 'bold' };
        return step === 'live' ? { ...base, fromDay: DAYS.validFrom } : base;
      });
      stepsOf.set(id, [...(stepsOf.get(id) ?? []), ...steps]);
      revision += 1;
    },
  };
}
