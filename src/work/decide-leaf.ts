import type { Instant } from '../core/domain/ids.ts';
import type { PendingLeaf } from '../store/port/events.ts';
import { randomHex, sha256Hex } from './hash.ts';
import { newId } from './identify.ts';

/**
 * The ledger's entry of one decision: a commitment to its canonical text under a salt of its own, so that erasing the
 * record and its salt later leaves every proof valid and says nothing.
 */
export function decisionLeaf(kind: string, subject: string, at: Instant, decision: unknown): PendingLeaf {
  const saltHex = randomHex(16);
  return { id: newId(at), kind, subject, at, saltHex, commitment: sha256Hex(saltHex + JSON.stringify(decision)) };
}
