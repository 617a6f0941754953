import { expect, test } from 'vitest';
import type { Instant } from '../../core/domain/ids.ts';
import { NO_LISTS } from '../../core/rule/named-list.ts';
import type { ReplayAsk } from '../replay/replays.ts';
import type { ReplayOutcome } from '../replay/result.ts';
import { checkDraft } from './check-draft.ts';
import type { Workbench } from './workbench.ts';

const NOW = Date.UTC(2026, 2, 1) as Instant;
const ANNA = { id: 'id-anna', username: 'anna' };
const DRAFT = {
  id: 'heavy',
  hazard: 'narcotics',
  lane: 'red',
  when: 'goods.netKg > 0.0',
  reason: { en: 'Heavier than usual', zh: '重量异常' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  validFrom: '2026-03-01',
  validUntil: '2026-12-31',
  cases: [{ given: { 'goods.netKg': 5 }, hit: true }],
};

/** A past in which a condition hits what it is said to, once the columns are read. */
function port(hits: Readonly<Record<string, number>>, declarations = 38_981) {
  const asked: string[] = [];
  const state = { read: true };
  const outcomes = new Map<string, ReplayOutcome>();
  const workbench = {
    environment: { reference: { vocabulary: { terms: [] } } },
    rules: { listsAt: () => NO_LISTS, at: () => ({ rules: [] }) },
    replays: {
      start: async ({ draft }: ReplayAsk) => {
        const when = String(draft?.['when']);
        asked.push(when);
        const outcome = { declarations, hits: hits[when] ?? 0, overlap: [] } as unknown as ReplayOutcome;
        outcomes.set(when, outcome);
        return {
          outcome: 'started',
          job: { id: when },
          settled: state.read ? Promise.resolve() : new Promise(() => {}),
        };
      },
      job: (id: string) => (state.read ? { outcome: outcomes.get(id) } : {}),
      cancel: () => true,
    },
  } as unknown as Workbench;
  const check = (more: object = {}) => checkDraft(workbench, { ...DRAFT, ...more }, ANNA, NOW);
  return { check, asked, state };
}

test('a rule that hits nearly all that it may hit is told so, with the share, whatever it may not hit', async () => {
  const { check } = port({ 'goods.netKg > 0.0': 38_000, true: 38_259 });
  expect(await check()).toMatchObject({
    past: 'read',
    advice: [{ code: 'hits-everything', params: { hits: 38_000, eligible: 38_259, percent: 99.3 } }],
  });
});

test('a hazard that may be sought on everything is held against everything', async () => {
  const { check, asked } = port({ 'goods.netKg > 0.0': 38_000 });
  expect(await check({ hazard: 'revenue' })).toMatchObject({
    advice: [{ params: { eligible: 38_981, percent: 97.4 } }],
  });
  expect(asked).toEqual(['goods.netKg > 0.0']);
});

test('a rule of a few hits is not held against the widest one', async () => {
  const { check, asked } = port({ 'goods.netKg > 0.0': 40 });
  expect((await check()).advice).toEqual([]);
  expect(asked).toEqual(['goods.netKg > 0.0']);
});

test('while the past is still being read, that is the answer, and not that there is nothing to remark', async () => {
  const { check, state } = port({});
  state.read = false;
  expect(await check()).toMatchObject({ past: 'reading', advice: [] });
  state.read = true;
  expect(await check()).toMatchObject({ past: 'read', advice: [{ code: 'never-hits' }] });
});

test('the past is not asked about what can never be true or cannot be read', async () => {
  const { check, asked } = port({});
  expect(await check({ when: 'goods.netKg < 1.0 && goods.netKg > 2.0' })).toMatchObject({
    past: 'not-asked',
    advice: [{ code: 'never-true' }],
  });
  expect(await check({ when: 'goods.netKg <' })).toMatchObject({ past: 'not-asked', advice: [] });
  expect(asked).toEqual([]);
});
