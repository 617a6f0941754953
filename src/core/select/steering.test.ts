import { describe, expect, test } from 'vitest';
import { testSteering, type DealtInspection, type SteerableAct } from './steering.ts';

describe('The steering test', () => {
  test('says nothing of nothing, and of acts without anything dealt', () => {
    const nothing = testSteering([], []);
    expect(nothing).toMatchObject({ alarm: false, inspections: 0, byDeclarant: { tests: 0, cells: [] } });
    const lone: SteerableAct = { kind: 'waiver', officer: 'o', declarant: 'd', hour: 3 };
    const one = testSteering([lone], []);
    expect(one.alarm).toBe(false);
    expect(one.byDeclarant.cells).toEqual([{ officer: 'o', other: 'd', observed: 1, expected: 1, p: 1 }]);
  });

  test('takes what chance dealt for granted: an officer who was dealt a broker often may act on it often', () => {
    const deal = (holder: string, declarant: string, times: number): DealtInspection[] =>
      Array.from({ length: times }, () => ({ holder, declarant, hour: 1, onShift: ['a', 'b'] }));
    const waive = (officer: string, declarant: string, times: number): SteerableAct[] =>
      Array.from({ length: times }, () => ({ kind: 'waiver', officer, declarant, hour: 1 }));
    const acts = [...waive('a', 'd', 10), ...waive('a', 'e', 2), ...waive('b', 'd', 2), ...waive('b', 'e', 10)];
    const even = [...deal('a', 'd', 60), ...deal('a', 'e', 60), ...deal('b', 'd', 60), ...deal('b', 'e', 60)];
    const skewed = [...deal('a', 'd', 100), ...deal('a', 'e', 20), ...deal('b', 'd', 20), ...deal('b', 'e', 100)];
    const likelihood = (dealt: readonly DealtInspection[]): number | undefined =>
      testSteering(acts, dealt).byDeclarant.cells.find(({ officer, other }) => officer === 'a' && other === 'd')?.p;
    expect(likelihood(even)).toBeLessThan(0.01);
    expect(likelihood(skewed)).toBeGreaterThan(0.3);
  });

  test('looks at hours as it looks at brokers', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    const dealt = hours.flatMap((hour) =>
      ['a', 'b', 'c'].flatMap((holder) =>
        Array.from({ length: 20 }, () => ({ holder, declarant: 'd', hour, onShift: ['a', 'b', 'c'] })),
      ),
    );
    const honest = hours.flatMap((hour) =>
      ['a', 'b', 'c'].map((officer): SteerableAct => ({ kind: 'waiver', officer, declarant: 'd', hour })),
    );
    expect(testSteering(honest, dealt).alarm).toBe(false);
    const night = Array.from(
      { length: 14 },
      (): SteerableAct => ({ kind: 'waiver', officer: 'b', declarant: 'd', hour: 3 }),
    );
    const { byHour, byDeclarant } = testSteering([...honest, ...night], dealt);
    expect(byHour.alarms.map(({ officer, other }) => [officer, other])).toEqual([['b', '3']]);
    expect(byDeclarant.alarms).toEqual([]);
  });
});

test('finds a gate officer who selects the loads of one firm, and makes nothing of the hours of a shift', () => {
  const inspections = [...Array(600)].map((_, n) => ({
    declarant: `OP-${n % 30}`,
    hour: n % 24,
    onShift: [`bay-${n % 4}`, `bay-${(n + 1) % 4}`],
    holder: `bay-${n % 4}`,
  }));
  // Two gate officers, one by day and one by night, who select as the loads come.
  const fair = [...Array(60)].map((_, n) => ({
    kind: 'manual' as const,
    officer: n % 2 === 0 ? 'gate-day' : 'gate-night',
    declarant: `OP-${(7 * n) % 30}`,
    hour: n % 2 === 0 ? 10 : 22,
  }));
  expect(testSteering(fair, inspections).alarm).toBe(false);
  const steered = fair.map((act, n) =>
    act.officer === 'gate-day' && n % 4 === 0 ? { ...act, declarant: 'OP-3' } : act,
  );
  const { alarm, byDeclarant, acts } = testSteering(steered, inspections);
  expect(acts.manual).toBe(60);
  expect(alarm).toBe(true);
  expect(byDeclarant.alarms).toMatchObject([{ officer: 'gate-day', other: 'OP-3' }]);
});
