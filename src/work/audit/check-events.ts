import type { HashHex } from '../../core/domain/ids.ts';
import type { EventDigest } from '../../store/port/ledger.ts';
import { EVENTS_BEFORE, EVENTS_SEALED } from '../seal-events.ts';
import type { AuditSource } from './coverage.ts';
import type { Findings } from './finding.ts';
import type { Statement } from './statement.ts';

const PAGE = 5_000;
/** Beyond the first few thousand it does not matter which. */
const MOST_UNNAMED = 5_000;

/** A seal; `named` where every event it covers has a leaf that vouches for it. */
type Seal = EventDigest & { readonly named?: boolean };

/** What the log says of the table of events. */
export interface EventKeeper {
  take(statement: Statement, index: number | undefined): void;
  /** Compares all of it with the table; returns how many events are sealed. */
  settle(source: AuditSource, findings: Findings): Promise<number>;
}

/**
 * Collects what the log says of events: seals over stretches, and leaves of single ones. Leaves are kept for the last
 * two stretches alone, as what is older is under a seal and millions of hashes would not fit.
 */
export function keepEvents(): EventKeeper {
  const seals: Seal[] = [];
  /** What leaves say of events since the last seal but one: what is older is under a seal. */
  let older = new Map<string, HashHex | undefined>();
  let recent = new Map<string, HashHex | undefined>();
  let named = { after: 0, fromIndex: 0 };
  return {
    take({ kind, id, decision }, index) {
      if (kind === EVENTS_SEALED) {
        seals.push(decision as unknown as Seal);
        [older, recent] = [recent, new Map()];
      } else if (kind === EVENTS_BEFORE) {
        // Who writes a second one, or one behind a seal of events that all had theirs, is not believed.
        if (named.after > 0 || seals.some((seal) => seal.named === true)) return;
        named = { after: Number(decision['after']), fromIndex: index ?? Number.MAX_SAFE_INTEGER };
        [older, recent] = [new Map(), new Map()];
      } else if (kind === 'event') recent.set(String(decision['event']), decision['sha256'] as HashHex);
      else if (kind === 'assessment') recent.set(id, undefined);
    },
    async settle(source, findings) {
      const sealed = await checkSeals(source, seals, findings);
      const unnamed = await source.audit.unnamedEvents(named.after, named.fromIndex, MOST_UNNAMED);
      for (const seq of unnamed) findings.add('record-unproven', `event ${seq}`);
      await checkTold(source, [...older, ...recent], findings);
      return sealed;
    },
  };
}

/** Hashes every sealed stretch of the event table anew; returns how many events are sealed. */
async function checkSeals({ store }: AuditSource, seals: readonly Seal[], findings: Findings): Promise<number> {
  let sealed = 0;
  let through = 0;
  for (const seal of seals) {
    const place = `event ${seal.from}…${seal.through}`;
    // Two that seal at once may overlap; a stretch left out between them is one that nobody vouches for.
    if (seal.from > through + 1) findings.add('events-differ', `event ${through + 1}…${seal.from - 1}`);
    // From below the first number, so that what was put in before the beginning is hashed too.
    const after = seal.from === 1 ? Number.MIN_SAFE_INTEGER : seal.from - 1;
    // One more than was sealed: an event put in between would be the one too many.
    const found = await store.ledger.digestEvents(after, seal.count + 1, seal.through);
    if (found?.sha256 !== seal.sha256 || found.count !== seal.count) findings.add('events-differ', place);
    through = Math.max(through, seal.through);
    sealed += seal.count;
  }
  return sealed;
}

/** Looks for the events that leaves speak of; of an assessment's only that it is there. */
async function checkTold(
  { audit }: AuditSource,
  told: readonly (readonly [id: string, sha256: HashHex | undefined])[],
  findings: Findings,
): Promise<void> {
  for (let from = 0; from < told.length; from += PAGE) {
    const page = told.slice(from, from + PAGE);
    const stored = new Map((await audit.eventHashes(page.map(([id]) => id))).map((one) => [one.id, one.sha256]));
    for (const [id, sha256] of page) {
      const found = stored.get(id);
      if (found === undefined || (sha256 !== undefined && found !== sha256))
        findings.add('events-differ', `event ${id}`);
    }
  }
}
