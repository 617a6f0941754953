import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { remedyFits } from '../../core/inspect/appeal.ts';
import { checkAudit } from '../../core/inspect/audit-result.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import { simulateDay } from '../plan/day.ts';
import { vehicleOf } from '../plan/file-ahead.ts';
import { tellTruth } from '../truth/tell-truth.ts';
import { createWorld } from '../world/world.ts';
import { planAnswer, planAppeal, planAudit, planPaper } from './afterwards.ts';
import { planLook } from './second-look.ts';

const world = createWorld({ seed: 'work', firstDay: '2026-03-02' as LocalDay, load: 400 });
const days = [18, 19, 20].map((day) => `2026-03-${day}` as LocalDay);
const plans = days.flatMap((day) => simulateDay(world, day));
const ids = plans.map(({ id }) => id);

test('the truth about a vehicle can be asked for by its id and by what was filed for it', () => {
  const truthOf = tellTruth(world);
  for (const { id, truth, filings } of plans) {
    expect(truthOf(id)).toEqual(truth);
    for (const { declaration } of filings) expect(vehicleOf(declaration.reference)).toBe(id);
  }
  expect(truthOf('2026-03-18-i-9999')).toBeUndefined();
});

test('an audit says something of each line, finds only what is true, and less than all of it', () => {
  let [found, there] = [0, 0];
  for (const { filings, truth } of plans) {
    for (const { declaration } of filings) {
      const { items, afterMs } = planAudit('work', declaration.reference, declaration.goods, truth.faults);
      expect(checkAudit(declaration.goods, items)).toBeUndefined();
      expect(afterMs).toBeGreaterThan(0);
      for (const { line, result } of items.filter((one) => isAdverse(one.result))) {
        found += 1;
        const fault = truth.faults.find((one) => one.reference === declaration.reference && one.line === line);
        expect(fault?.code).toBe(result);
      }
    }
    there += truth.faults.filter(({ cause }) => cause !== 'slip').length;
  }
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(there);
});

test('some traders appeal, some are right, and every remedy goes with its outcome; all by the seed', () => {
  const appeals = ids.flatMap((id) => planAppeal('work', id) ?? []);
  expect(appeals.length / ids.length).toBeGreaterThan(0.2);
  expect(appeals.length / ids.length).toBeLessThan(0.4);
  expect(new Set(appeals.map(({ outcome }) => outcome)).size).toBe(3);
  for (const { outcome, remedy } of appeals) expect(remedyFits(outcome, remedy)).toBe(true);
  expect(ids.flatMap((id) => planAppeal('work', id) ?? [])).toEqual(appeals);
});

test('most referrals are answered after they were looked at, and some papers are not enough at first', () => {
  const answers = ids.flatMap((id) => planAnswer('work', id) ?? []);
  expect(answers.length).toBeLessThan(ids.length);
  for (const { looksAfterMs, answersAfterMs } of answers) expect(answersAfterMs).toBeGreaterThan(looksAfterMs);
  const papers = ids.flatMap((id) => planPaper('work', id) ?? []);
  const refused = papers.filter((one) => one.refused !== undefined).length / papers.length;
  expect(refused).toBeGreaterThan(0.05);
  expect(refused).toBeLessThan(0.3);
});

test('a second look differs more where something was overlooked, and only then names a step that was missed', () => {
  const steps = (['look', 'weigh', 'seal', 'sample'] as const).map((kind) => ({ id: `pack/${kind}`, kind }));
  const looks = (overlooked: boolean) =>
    ids.map((vehicleId) => planLook('work', { vehicleId, steps, first: { care: 0.95 }, overlooked, inBay: true }));
  const differing = (overlooked: boolean): number =>
    looks(overlooked).filter(({ verdict }) => verdict === 'differs').length / ids.length;
  expect(differing(false)).toBeGreaterThan(0.01);
  expect(differing(false)).toBeLessThan(0.12);
  expect(differing(true)).toBeGreaterThan(0.7);
  for (const { verdict, steps: said } of [...looks(false), ...looks(true)]) {
    expect(said.some((one) => one.verdict === 'missed')).toBe(verdict === 'differs');
    expect(new Set(said.map(({ step }) => step)).size).toBe(said.length);
  }
});
