import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay } from '../../core/domain/time.ts';
import type { DrawContribution, DrawPeriod, DrawPlan } from '../../store/port/draws.ts';
import type { Environment } from '../environment.ts';
import { DAYS_AHEAD } from './plan-draws.ts';

/** How a day's draws stand: to come, under way, or published. */
export interface DrawDay {
  readonly day: LocalDay;
  /** `unused`: it ended without a draw, so no seed was ever made of it. */
  readonly state: 'planned' | 'running' | 'published' | 'unused';
  readonly plan: DrawPlan;
  readonly period?: DrawPeriod;
  readonly contributions: readonly DrawContribution[];
}

/** Days shown behind today. */
const DAYS_BACK = 30;

/** The days that custodians may still take part in, today, and those that are over, newest first. */
export async function drawDays({ store, timeZone }: Environment, now: Instant): Promise<readonly DrawDay[]> {
  const today = localDay(now, timeZone);
  const [from, to] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)];
  const [plans, periods, contributions] = await Promise.all([
    store.draws.plans(from, to),
    store.draws.periods(from, to),
    store.draws.contributions(from, to),
  ]);
  return plans
    .map((plan): DrawDay => {
      const { day } = plan;
      const period = periods.findLast((one) => one.day === day);
      const over = period === undefined ? 'unused' : 'published';
      return {
        day,
        state: day > today ? 'planned' : day === today ? 'running' : over,
        plan,
        ...(period === undefined ? {} : { period }),
        contributions: contributions.filter((one) => one.day === day),
      };
    })
    .reverse();
}
