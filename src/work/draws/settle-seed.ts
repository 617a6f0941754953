import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { periodCommitment, seedOf } from '../../core/select/draw.ts';
import type { DrawPeriod } from '../../store/port/draws.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { sha256Hex } from '../hash.ts';
import { subjectOf } from '../subject.ts';
import { type Planning, planDay } from './plan-draws.ts';

/**
 * The period of a day: the one that stands, or one made of the server's part and of whatever custodians handed over before
 * the day's first draw. A custodian who did not come stops nobody: the seed is then made of fewer parts, which its record
 * names and the auditor's page shows. A first start in the middle of a day has the server's part alone, from then on.
 */
export async function settleSeed(environment: Planning, day: LocalDay, startsAt: Instant): Promise<DrawPeriod> {
  const { store } = environment;
  const standing = await store.draws.of(day);
  if (standing !== undefined) return standing;
  const plan = (await store.draws.plans(day, day))[0] ?? (await planDay(environment, day, startsAt));
  const handed = (await store.draws.contributions(day, day)).flatMap(({ commitment, secretHex }) =>
    secretHex === undefined ? [] : [{ commitment, secretHex }],
  );
  // In the order of their commitments, the server's first: the seed must come out the same for whoever makes it again.
  const parts = [plan, ...handed];
  const { randomShare, saltHex } = plan;
  const seedHex = seedOf(
    sha256Hex,
    day,
    1,
    parts.map((part) => part.secretHex),
  );
  const made = { day, period: 1, randomShare, seedHex };
  const commitmentHex = periodCommitment(sha256Hex, made);
  const named = parts.map((part) => part.commitment);
  const said = { day, period: 1, startsAt, commitment: commitmentHex, parts: named, randomShare };
  // The first that is committed stands, whoever else made one at the same moment.
  return store.draws.commit(
    { ...made, startsAt, commitmentHex, saltHex, parts: named },
    { events: [], leaves: [decisionLeaf('draw-period', subjectOf('draw', day), startsAt, said)] },
  );
}
