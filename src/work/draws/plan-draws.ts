import type { Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { serverCommitment } from '../../core/select/draw.ts';
import { addDays, localDay } from '../../core/domain/time.ts';
import type { DrawPlan } from '../../store/port/draws.ts';
import type { Environment } from '../environment.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { randomHex, sha256Hex } from '../hash.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';

/** Days ahead for which the server commits its part, and custodians may commit theirs. */
export const DAYS_AHEAD = 7;

/**
 * The share of declarations checked at random unless a port says otherwise. A tenth of the inspection slots is the design's default; a port of this
 * size fills about a tenth of its traffic with ordered checks, so one declaration in a hundred comes to the same.
 */
const RANDOM_SHARE = 0.01;
// Of secret and salt each: what SHA-256 gives out.
const BYTES = 32;

/** What a plan is made from: the share is committed with the seed, and holds for its day whatever is set later. */
export type Planning = Pick<Environment, 'store' | 'randomShare'>;

/** Who acts where it is the program itself. */
export const SERVER = 'landport';

/**
 * Commits the server's part of each of the next days that has none; the ledger holds the commitments from then on. Run
 * by a job, so that a week of days is always open to custodians.
 */
export async function planDraws(environment: Planning & { readonly timeZone: TimeZone }, now: Instant): Promise<void> {
  const { store, timeZone } = environment;
  const today = localDay(now, timeZone);
  const standing = await store.draws.plans(addDays(today, 1), addDays(today, DAYS_AHEAD));
  const planned = new Set(standing.map((plan) => plan.day));
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
    const day = addDays(today, ahead);
    if (!planned.has(day)) await planDay(environment, day, now);
  }
}

/** Commits the server's part of one day, unless it stands; returns the one that stands. */
export function planDay(environment: Planning, day: LocalDay, now: Instant): Promise<DrawPlan> {
  const { store, randomShare = RANDOM_SHARE } = environment;
  const part = { day, randomShare, secretHex: randomHex(BYTES) };
  const saltHex = randomHex(BYTES);
  const commitment = serverCommitment(sha256Hex, { ...part, saltHash: sha256Hex(saltHex) });
  const said = { day, part: 'server', commitment, randomShare };
  const subject = subjectOf('draw', day);
  return store.draws.plan(
    { ...part, saltHex, commitment, plannedAt: now },
    {
      events: [{ id: newId(now), at: now, kind: 'draw-committed', subject, actor: SERVER, body: said }],
      leaves: [decisionLeaf('draw-commitment', subject, now, said)],
    },
  );
}
