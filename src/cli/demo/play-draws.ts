import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay, startOfLocalDay } from '../../core/domain/time.ts';
import { custodianText } from '../../core/select/draw.ts';
import { commitParts, handOverParts } from '../../work/draws/contribute.ts';
import { planDay } from '../../work/draws/plan-draws.ts';
import { sha256Hex } from '../../work/hash.ts';
import type { Core } from '../compose/core.ts';
import { type Crew, putShifts } from './crew.ts';

/** The two who each hold one secret part of a day's draw. */
export const CUSTODIANS = ['demo-custodian', 'demo-custodian2'] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** The evening on which the demo's custodians come, and days ahead for which they do in the live day. */
const EVENING_HOURS = 6;
const LIVE_DAYS_AHEAD = 2;

/**
 * Lets both custodians commit, and then hand over, their parts of a day. Their secrets follow from the day, so that a demo
 * that was interrupted goes on with the same; people's come from their browsers.
 */
async function contribute({ environment }: Core, day: LocalDay, now: Instant): Promise<void> {
  const secretOf = (custodian: string): string => sha256Hex(`${custodian}:${day}`);
  const after = (minutes: number): Instant => (now + minutes * MINUTE_MS) as Instant;
  await planDay(environment, day, now);
  for (const [at, custodian] of CUSTODIANS.entries()) {
    const commitment = sha256Hex(custodianText(day, secretOf(custodian)));
    await commitParts(environment, custodian, [{ day, commitment }], after(1 + at));
  }
  for (const [at, custodian] of CUSTODIANS.entries()) {
    const part = { day, secretHex: secretOf(custodian) };
    await handOverParts(environment, custodian, [part], after(1 + CUSTODIANS.length + at));
  }
}

/** The parts of days of the past, each given on the evening before its day, and its shifts. */
export function contributePast(core: Core, crew: Crew): (day: LocalDay) => Promise<void> {
  const { timeZone } = core.environment;
  let through: LocalDay | undefined;
  return async (day) => {
    if (through !== undefined && day <= through) return;
    through = day;
    await putShifts(core.environment, crew, day);
    await contribute(core, day, (startOfLocalDay(day, timeZone) - EVENING_HOURS * HOUR_MS) as Instant);
  };
}

/** The parts of the next days; further ones are left to whoever tries the custodian's page. */
export async function contributeAhead(core: Core, now: Instant): Promise<void> {
  const { store, timeZone } = core.environment;
  const today = localDay(now, timeZone);
  const standing = await store.draws.contributions(addDays(today, 1), addDays(today, LIVE_DAYS_AHEAD));
  for (let ahead = 1; ahead <= LIVE_DAYS_AHEAD; ahead++) {
    const day = addDays(today, ahead);
    if (!standing.some((one) => one.day === day && one.secretHex !== undefined)) await contribute(core, day, now);
  }
}
