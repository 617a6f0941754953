import type { Instant } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { Environment } from '../../work/environment.ts';
import { decideOutage, declareOutage, endOutageNow, reviewOutageOver } from '../../work/outage/declare-outage.ts';
import type { Duties } from './duties.ts';
import { OFFICERS } from './voyage.ts';

const MINUTE_MS = 60_000;
/** Declared so long before the examination during which the port was without network, for so long at most. */
const BEFORE_MS = 8 * MINUTE_MS;
const AT_MOST_MS = 3 * 60 * MINUTE_MS;
/** The second lead's word, after it was declared. */
const CONFIRMED_AFTER_MS = 15 * MINUTE_MS;
/** Its end, after the last of what devices had kept has come in. */
const ENDED_AFTER_MS = 2 * MINUTE_MS;
/** On the day after its end somebody looks whether it was called for. */
const REVIEWED_AFTER_MS = 26 * 60 * MINUTE_MS;

/** Plays the outage behind a release that was concluded without network: one lead declares it, another confirms it. */
export function playOutage(environment: Environment, duties: Duties) {
  const declare = async (endedAt: Instant, at: Instant): Promise<void> => {
    // A past that is played again finds it there.
    if ((await environment.store.outages.list(1)).length > 0) return;
    const said = {
      kind: 'declared',
      from: at,
      until: (at + AT_MOST_MS) as Instant,
      parts: ['inspections'],
      reason: 'network',
    } as const;
    const declared = await declareOutage(environment, said, OFFICERS.lead, at);
    if (declared.outcome !== 'done') return;
    const { id } = declared.outage;
    duties.add(at + CONFIRMED_AFTER_MS, async (then) => {
      await decideOutage(environment, id, true, `${OFFICERS.lead}-2`, then);
    });
    duties.add(endedAt, async (then) => void (await endOutageNow(environment, id, OFFICERS.lead, then)));
    duties.add(endedAt + REVIEWED_AFTER_MS, async (then) => {
      await reviewOutageOver(environment, id, 'justified', OFFICERS.reader, then);
    });
  };

  return {
    note({ flags, startedAt, decisions }: Inspection): void {
      const received = decisions.at(-1)?.received;
      if (!flags.includes('offline-release') || startedAt === undefined || received === undefined) return;
      const endedAt = (received + ENDED_AFTER_MS) as Instant;
      duties.add(startedAt - BEFORE_MS, (at) => declare(endedAt, at));
    },
  };
}
