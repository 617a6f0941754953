import { drawMessage, fractionOf } from '../../core/select/draw.ts';
import { startOfLocalDay } from '../../core/domain/time.ts';
import { type DayCheck, type DrawDifference, verifyDay } from '../../core/select/verify-day.ts';
import type { Environment } from '../environment.ts';
import { hmacHex, sha256Hex } from '../hash.ts';
import { declarationHandle, officerHandle } from './handles.ts';
import { type DayRecord, publishDay } from './publish.ts';

/**
 * Draws a day again from its records: what the public can check, and beyond it every later assessment, the draws of rules
 * with a rate, the officers behind their handles, and that commitments stood before the day began.
 */
export function checkDay({ timeZone }: Environment, record: DayRecord): DayCheck {
  const { plan, period, contributions, declarations, assignments } = record;
  const published = verifyDay(publishDay(record), sha256Hex, (seedHex) => (message) => hmacHex(seedHex, message));
  const differences: DrawDifference[] = [...published.differences];
  const begins = startOfLocalDay(period.day, timeZone);
  // The first day of an installation is planned when it starts, and has the server's part alone.
  if (plan.plannedAt >= begins && (period.parts?.length ?? 0) > 1)
    differences.push({ code: 'late-commitment', what: plan.commitment });
  for (const one of contributions) {
    const late = one.committedAt >= begins || (one.handedOverAt ?? 0) >= begins;
    if (late) differences.push({ code: 'late-commitment', what: one.commitment });
  }
  const fraction = (purpose: string, handle: string): number =>
    fractionOf(hmacHex(period.seedHex, drawMessage(purpose, handle)));
  for (const { id, firstHash, assessments } of declarations) {
    const handle = declarationHandle(period, firstHash);
    if (assessments.length === 0) differences.push({ code: 'missing-draw', what: id });
    const drawn = fraction('random', handle) < period.randomShare;
    for (const [at, assessment] of assessments.entries()) {
      // The first is what was published.
      if (at > 0 && assessment.randomly !== drawn) differences.push({ code: 'random-selection', what: assessment.id });
      // By the probability that the assessment recorded: the rule's rate may be another in a later version.
      for (const { rule, probability, selected } of assessment.hits) {
        if (fraction(`rule:${rule}`, handle) < probability !== selected)
          differences.push({ code: 'rule-draw', what: `${assessment.id} ${rule}` });
      }
    }
  }
  for (const { inspectionId, officers } of assignments) {
    if (officers.some((one) => officerHandle(period, one.officer) !== one.handle))
      differences.push({ code: 'handle', what: inspectionId });
  }
  return { ...published, differences };
}
