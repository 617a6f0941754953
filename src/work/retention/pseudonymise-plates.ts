import { canonicalDeclaration } from '../../core/domain/canonical.ts';
import type { Declaration, Vehicle } from '../../core/domain/declaration.ts';
import type { Instant, Plate } from '../../core/domain/ids.ts';
import { dueBefore, isPseudonym, PSEUDONYM_MARK } from '../../core/oversee/retention.ts';
import type { Erasure, Plated, PlatedDeclaration } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { type ErasedEntry, OPENINGS_ERASED } from '../erase-openings.ts';
import { hmacHex, randomHex, sha256Hex } from '../hash.ts';
import { newId } from '../identify.ts';
import { erasureRecord, ERASURES, RETENTION_ACTOR } from './record-erasure.ts';

/** Passages, and as many declarations, of one transaction. */
const BATCH = 200;
const PLATE = /"(?:plate|trailerPlate)":/;
const CROSSING_PSEUDONYMISED = 'crossing-pseudonymised';
const DECLARATION_PSEUDONYMISED = 'declaration-pseudonymised';

/**
 * Puts pseudonyms in place of one batch of plates whose time is over, in passages and in what was declared, and erases the
 * openings of entries that state them. What then stands is stated by new entries, so that an audit still compares every
 * record; the old entries and their proofs stay. Returns how many records changed.
 */
export async function pseudonymisePlates(store: Store, now: Instant): Promise<number> {
  const before = dueBefore('plate', now);
  const was = await store.retention.plated(before, BATCH);
  const count = was.crossings.length + was.declarations.length;
  if (count === 0) return 0;
  // Used for this batch and never kept: nobody computes the pseudonym of a plate again, and a passage still fits its papers.
  const key = randomHex(32);
  const next: Plated = {
    crossings: was.crossings.map((one) => ({ ...one, vehicle: withoutPlates(one.vehicle, key) })),
    declarations: was.declarations.map((one) => rewritten(one, key)),
  };
  const entries = await erasedEntries(store, was);
  const erasure: Erasure = { id: newId(now), at: now, record: 'plate', count, before };
  const { events, leaves } = erasureRecord(erasure);
  const record = {
    events,
    leaves: [
      ...leaves,
      ...(entries.length === 0
        ? []
        : [decisionLeaf(OPENINGS_ERASED, ERASURES, now, { entries, reason: 'plate', by: RETENTION_ACTOR })]),
      ...next.crossings.map((crossing) => decisionLeaf(CROSSING_PSEUDONYMISED, crossing.id, now, { crossing })),
      ...next.declarations.map(({ id, version, lane, contentHash, past }) =>
        decisionLeaf(DECLARATION_PSEUDONYMISED, id, now, {
          version,
          lane,
          contentHash,
          past: past.map((one) => ({ version: one.version, contentHash: one.contentHash })),
        }),
      ),
    ],
  };
  const openings = entries.map(({ id }) => id);
  // Somebody wrote in between: the next turn reads it again.
  return (await store.retention.pseudonymise(was, next, openings, erasure, record)) ? count : 0;
}

/** The entries about passages whose opening states a plate. */
async function erasedEntries({ ledger }: Store, { crossings }: Plated): Promise<readonly ErasedEntry[]> {
  const found: ErasedEntry[] = [];
  for (const { id: subject } of crossings) {
    const entries = await ledger.ofSubject(subject);
    const openings = await ledger.openings(entries.map(({ id }) => id));
    const plated = new Set(openings.filter(({ statement }) => PLATE.test(statement)).map(({ id }) => id));
    for (const { index, id, kind, at } of entries) if (plated.has(id)) found.push({ index, id, kind, subject, at });
  }
  return found;
}

function rewritten({ past, ...one }: PlatedDeclaration, key: string): PlatedDeclaration {
  return {
    ...one,
    ...hashed(one.declaration, key),
    past: past.map(({ version, declaration }) => ({ version, ...hashed(declaration, key) })),
  };
}

function hashed(was: Declaration, key: string): Pick<PlatedDeclaration, 'declaration' | 'contentHash'> {
  const declaration = was.vehicle === undefined ? was : { ...was, vehicle: withoutPlates(was.vehicle, key) };
  return { declaration, contentHash: sha256Hex(canonicalDeclaration(declaration)) };
}

function withoutPlates({ plate, trailerPlate, ...rest }: Vehicle, key: string): Vehicle {
  return {
    ...rest,
    ...(plate === undefined ? {} : { plate: pseudonymOf(plate, key) }),
    ...(trailerPlate === undefined ? {} : { trailerPlate: pseudonymOf(trailerPlate, key) }),
  };
}

function pseudonymOf(plate: Plate, key: string): Plate {
  return isPseudonym(plate) ? plate : (`${PSEUDONYM_MARK}${hmacHex(key, plate).slice(0, 16)}` as Plate);
}
