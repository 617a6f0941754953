import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay, startOfLocalDay } from '../../core/domain/time.ts';
import { custodianText } from '../../core/select/draw.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { sha256Hex } from '../hash.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';
import { DAYS_AHEAD, planDay } from './plan-draws.ts';

/** Why a custodian's part of a day was not taken. Each is an error code of the server where it stands for all. */
export type PartRefusal =
  | 'day-not-open'
  | 'part-standing'
  | 'part-closed'
  | 'part-not-committed'
  | 'part-not-the-one'
  | 'part-too-late';

/** What became of one day's part; a call takes several days and each stands or falls by itself. */
export interface PartResult {
  readonly day: LocalDay;
  readonly outcome: 'done' | PartRefusal;
}

/**
 * Commits a custodian to their part of some days to come. A day takes commitments until the first secret for it is handed
 * over: whoever committed later could have chosen theirs knowing that one.
 */
export async function commitParts(
  environment: Environment,
  custodian: string,
  parts: readonly { readonly day: LocalDay; readonly commitment: HashHex }[],
  now: Instant,
): Promise<readonly PartResult[]> {
  const { store, timeZone } = environment;
  const today = localDay(now, timeZone);
  const results: PartResult[] = [];
  for (const { day, commitment } of parts) {
    const outcome = async (): Promise<PartResult['outcome']> => {
      if (day <= today || day > addDays(today, DAYS_AHEAD)) return 'day-not-open';
      // The server's part must be committed before the custodian's: it could otherwise be chosen knowing it.
      await planDay(environment, day, now);
      const standing = await store.draws.contributions(day, day);
      if (standing.some((one) => one.secretHex !== undefined)) return 'part-closed';
      const said = { day, part: 'custodian', custodian, commitment };
      const subject = subjectOf('draw', day);
      const added = await store.draws.addCommitment(
        { day, custodian, commitment, committedAt: now },
        {
          events: [{ id: newId(now), at: now, kind: 'draw-committed', subject, actor: custodian, body: said }],
          leaves: [decisionLeaf('draw-commitment', subject, now, said)],
        },
      );
      return added ? 'done' : 'part-standing';
    };
    results.push({ day, outcome: await outcome() });
  }
  return results;
}

/**
 * Takes the secrets behind a custodian's commitments, each before its day begins: from then on the server draws, and it must
 * have what the seed is made of. What is handed over stays sealed until the day has ended.
 */
export async function handOverParts(
  environment: Environment,
  custodian: string,
  parts: readonly { readonly day: LocalDay; readonly secretHex: string }[],
  now: Instant,
): Promise<readonly PartResult[]> {
  const { store, timeZone } = environment;
  const results: PartResult[] = [];
  for (const { day, secretHex } of parts) {
    const outcome = async (): Promise<PartResult['outcome']> => {
      const own = (await store.draws.contributions(day, day)).find((one) => one.custodian === custodian);
      if (own === undefined) return 'part-not-committed';
      if (own.secretHex !== undefined) return 'part-standing';
      if (sha256Hex(custodianText(day, secretHex)) !== own.commitment) return 'part-not-the-one';
      // By the clock here, and again by the table: once the seed is made nothing is handed over, whatever a clock
      // says.
      if (now >= startOfLocalDay(day, timeZone)) return 'part-too-late';
      // The event names the part and never the secret.
      const said = { day, custodian, commitment: own.commitment };
      const subject = subjectOf('draw', day);
      const taken = await store.draws.handOver(
        { ...own, secretHex, handedOverAt: now },
        {
          events: [{ id: newId(now), at: now, kind: 'draw-handed-over', subject, actor: custodian, body: said }],
          leaves: [decisionLeaf('draw-handed-over', subject, now, said)],
        },
      );
      return taken ? 'done' : 'part-too-late';
    };
    results.push({ day, outcome: await outcome() });
  }
  return results;
}
