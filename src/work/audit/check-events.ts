import type { EventDigest } from '../../store/port/ledger.ts';
import type { AuditSource } from './coverage.ts';
import type { Findings } from './finding.ts';

/** Hashes every sealed stretch of the event table anew; returns how many events are sealed. */
export async function checkEvents(
  { store }: AuditSource,
  seals: readonly EventDigest[],
  findings: Findings,
): Promise<number> {
  let sealed = 0;
  let through = 0;
  for (const seal of seals) {
    const place = `event ${seal.from}…${seal.through}`;
    // Two that seal at once may overlap; a stretch left out between them is one that nobody vouches for.
    if (seal.from > through + 1) findings.add('events-differ', `event ${through + 1}…${seal.from - 1}`);
    const after = seal.from === 1 ? Number.MIN_SAFE_INTEGER : seal.from - 1;
    const found = await store.ledger.digestEvents(after, seal.count + 1, seal.through);
    if (found?.sha256 !== seal.sha256 || found.count !== seal.count) findings.add('events-differ', place);
    through = Math.max(through, seal.through);
    sealed += seal.count;
  }
  return sealed;
}
