import { canonicalDeclaration } from '../../core/domain/canonical.ts';
import type { Declaration, Vehicle } from '../../core/domain/declaration.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Erasure, Plated, PlatedDeclaration } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { randomHex, sha256Hex } from '../hash.ts';
import { newId } from '../identify.ts';
import { erasedLeaf, erasedOpenings, erasureRecord, pseudonymOf } from './record-erasure.ts';

/** Passages, and as many declarations, of one transaction. */
const BATCH = 200;
/** Whether a statement states a plate: those that do not keep their openings. */
const PLATE = /"(?:plate|trailerPlate)":/;
const CROSSING_PSEUDONYMISED = 'crossing-pseudonymised';
const DECLARATION_PSEUDONYMISED = 'declaration-pseudonymised';

/**
 * Puts pseudonyms in place of one batch of plates whose time is over, in passages and in what was declared, and erases the
 * openings of entries that state them. What then stands is stated by new entries, so that an audit still compares every
 * record; the old entries and their proofs stay. Returns how many records changed.
 */
export async function pseudonymisePlates(store: Store, before: Instant, now: Instant): Promise<number> {
  const was = await store.retention.plated(before, BATCH);
  const count = was.crossings.length + was.declarations.length;
  if (count === 0) return 0;
  // Used for this batch and never kept: nobody computes the pseudonym of a plate again, and a passage still fits its papers.
  const key = randomHex(32);
  const next: Plated = {
    crossings: was.crossings.map((one) => ({ ...one, vehicle: withoutPlates(one.vehicle, key) })),
    declarations: was.declarations.map((one) => rewritten(one, key)),
  };
  const entries = await erasedOpenings(
    store,
    was.crossings.map(({ id }) => id),
    (statement) => PLATE.test(statement),
  );
  const erasure: Erasure = { id: newId(now), at: now, record: 'plate', count, before };
  const { events, leaves } = erasureRecord(erasure);
  const record = {
    events,
    leaves: [
      ...leaves,
      ...erasedLeaf(entries, 'plate', now),
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
