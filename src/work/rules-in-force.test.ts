import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HashHex, Instant, LocalDay, RuleId } from '../core/domain/ids.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { RuleStep, RuleVersion } from '../store/port/rules.ts';
import type { Environment } from './environment.ts';
import { keepRulesInForce, type MakeReady, type RuleSet } from './rules-in-force.ts';

const NOON = Date.UTC(2026, 10, 23, 4) as Instant;
const DAY_MS = 86_400_000;
const FIRST = '2026-01-01' as LocalDay;
const LAST = '2026-12-31' as LocalDay;

/** Versions and steps in memory; a stored rule is checked by its number alone. */
function memory() {
  const versions: RuleVersion[] = [];
  const steps: RuleStep[] = [];
  let revision = 0;
  let read = 0;
  const of = <One extends { readonly ruleId: RuleId }>(all: readonly One[], ids?: readonly RuleId[]) =>
    all.filter(({ ruleId }) => ids === undefined || ids.includes(ruleId)).map((one) => ({ ...one }));
  const rules = {
    revision: async () => revision,
    tallies: async () =>
      [...new Set(versions.map(({ ruleId }) => ruleId))].sort().map((ruleId) => ({
        ruleId,
        versions: of(versions, [ruleId]).length,
        steps: of(steps, [ruleId]).length,
      })),
    all: async (ids?: readonly RuleId[]) => {
      const found = of(versions, ids);
      read += found.length;
      return found.sort((a, b) => (a.ruleId === b.ruleId ? a.version - b.version : a.ruleId < b.ruleId ? -1 : 1));
    },
    steps: async (ids?: readonly RuleId[]) => of(steps, ids),
  };
  const lists = { all: async () => [], entries: async () => [] };
  const environment = { store: { rules, lists }, timeZone: 'Asia/Ulaanbaatar' } as unknown as Environment;
  const step = (ruleId: RuleId, version: number, kind: 'live' | 'shadow' | 'withdraw', fromDay?: LocalDay) => {
    revision += 1;
    const ordinal = steps.filter((one) => one.ruleId === ruleId && one.version === version).length + 1;
    const at = (NOON - DAY_MS + steps.length) as Instant;
    const base = { id: `${steps.length}`, ruleId, version, ordinal, step: kind, at, officer: 'anna' };
    steps.push(fromDay === undefined ? base : { ...base, fromDay });
  };
  return {
    environment,
    take: () => {
      const taken = read;
      read = 0;
      return taken;
    },
    add(ruleId: RuleId): number {
      revision += 1;
      const version = of(versions, [ruleId]).length + 1;
      const hash = `${ruleId}@${version}` as HashHex;
      const days = { validFrom: FIRST, validUntil: LAST };
      versions.push({
        ruleId,
        version,
        hash,
        state: 'approved',
        body: { hash },
        ...days,
        createdBy: '',
        createdAt: NOON,
      });
      return version;
    },
    step,
    versionsOf: (ruleId: RuleId) => of(versions, [ruleId]).length,
  };
}

const recheck = (body: Readonly<Record<string, unknown>>) =>
  ({ hash: body['hash'], expr: { kind: 'bool', value: true, type: 'bool' }, rule: {} }) as unknown as CheckedRule;
const keep = (from: ReturnType<typeof memory>, makeReady?: MakeReady) =>
  keepRulesInForce(from.environment, recheck, makeReady);
const said = ({ rules, shadow, hash }: RuleSet) => ({
  rules: rules.map((one) => one.hash),
  shadow: shadow.map(({ checked, version }) => `${checked.hash} ${version}`),
  hash,
});
const idOf = (number: number) => `r${number % 5}` as RuleId;

describe('Rules in force that are followed by what changed', () => {
  const change = fc.oneof(
    fc.nat(9).map((rule) => ({ kind: 'add' as const, rule })),
    fc.record({
      kind: fc.constantFrom('live' as const, 'shadow' as const, 'withdraw' as const),
      rule: fc.nat(9),
      version: fc.nat(3),
      day: fc.constantFrom(...(['2026-11-01', '2026-11-23', '2026-11-24', '2026-12-30'] as LocalDay[])),
    }),
    fc.constant({ kind: 'look' as const }),
  );

  test('are those that are read all anew, on every day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
        const port = memory();
        const followed = await keep(port);
        for (const one of changes) {
          if (one.kind === 'look') await followed.refresh(NOON);
          else if (one.kind === 'add') port.add(idOf(one.rule));
          else {
            const { kind, rule, day } = one;
            const versions = port.versionsOf(idOf(rule));
            if (versions > 0)
              port.step(idOf(rule), 1 + (one.version % versions), kind, kind === 'live' ? day : undefined);
          }
        }
        await followed.refresh(NOON);
        const anew = await keep(port);
        for (const days of [-30, 0, 1, 37, 60]) {
          const instant = (NOON + days * DAY_MS) as Instant;
          expect(said(followed.at(instant))).toEqual(said(anew.at(instant)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are read again for the rule that changed alone', async () => {
    const port = memory();
    for (let number = 0; number < 5; number++) port.step(idOf(number), port.add(idOf(number)), 'live', FIRST);
    const followed = await keep(port);
    expect(port.take()).toBe(5);
    expect(await followed.refresh(NOON)).toBe(false);
    port.step(idOf(3), port.add(idOf(3)), 'live', FIRST);
    expect(await followed.refresh(NOON)).toBe(true);
    expect(port.take()).toBe(2);
    expect(said(followed.at(NOON)).rules).toEqual(['r0@1', 'r1@1', 'r2@1', 'r3@2', 'r4@1']);
  });

  test('are made ready before they are given out, and what is asked meanwhile is answered by those before', async () => {
    const port = memory();
    port.step(idOf(0), port.add(idOf(0)), 'live', FIRST);
    const ready: string[] = [];
    let during: readonly string[] = [];
    const followed = await keep(port, async (set) => {
      ready.push(said(set).rules.join());
      if (ready.length > 1) during = said(followed.at(NOON)).rules;
    });
    await followed.refresh(NOON);
    const before = followed.at(NOON);
    port.step(idOf(1), port.add(idOf(1)), 'live', FIRST);
    await followed.refresh(NOON);
    expect(ready).toEqual(['r0@1', 'r0@1,r1@1']);
    expect(during).toEqual(['r0@1']);
    expect(said(followed.at(NOON)).rules).toEqual(['r0@1', 'r1@1']);
    expect(said(before).rules).toEqual(['r0@1']);
  });

  test('of tomorrow are ready an hour before midnight', async () => {
    const port = memory();
    const days: string[] = [];
    port.step(idOf(0), port.add(idOf(0)), 'live', FIRST);
    port.step(idOf(1), port.add(idOf(1)), 'live', '2026-11-24' as LocalDay);
    const followed = await keep(port, async (set) => void days.push(said(set).rules.join()));
    await followed.refresh(NOON);
    expect(days).toEqual(['r0@1']);
    // Half past eleven at night at the port, which is eight hours ahead.
    await followed.refresh(Date.UTC(2026, 10, 23, 15, 30) as Instant);
    expect(days).toEqual(['r0@1', 'r0@1,r1@1']);
  });

  test('end with the later of two readings that overlap', async () => {
    const port = memory();
    const followed = await keep(port);
    port.step(idOf(0), port.add(idOf(0)), 'live', FIRST);
    const looking = followed.refresh(NOON);
    port.step(idOf(1), port.add(idOf(1)), 'live', FIRST);
    await Promise.all([looking, followed.reload()]);
    expect(said(followed.at(NOON)).rules).toEqual(['r0@1', 'r1@1']);
  });
});
