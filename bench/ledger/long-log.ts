import { createHash } from 'node:crypto';
import type { Instant } from '../../src/core/domain/ids.ts';
import { verifyInclusion } from '../../src/ledger/inclusion.ts';
import { verifyConsistency } from '../../src/ledger/consistency.ts';
import { sha256Bytes } from '../../src/work/hash.ts';
import { treeOf } from '../../src/work/sequence-ledger.ts';
import type { BenchPort } from './port.ts';

/** A log of a given size: what proofs of it cost, and whether they and its root are right. */
export interface LongLog {
  readonly entries: number;
  readonly appendsPerSecond: number;
  readonly proofBytes: number;
  /** Median and 95th percentile of making one inclusion proof from the stored tiles, each from scratch. */
  readonly proofMs: readonly [number, number];
  readonly verifyMs: number;
  readonly consistencyMs: number;
  readonly proofsHold: boolean;
  readonly rootsEqual: boolean;
}

const PROOFS = 200;
const PART = 100_000;

/** Fills the log up to a size through the sequencer alone, then proves and recomputes. */
export async function measureLongLog({ core, pool }: BenchPort, size: number): Promise<LongLog> {
  const { store } = core.environment;
  const before = (await store.ledger.head())?.size ?? 0;
  for (let missing = size - before; missing > 0; missing -= PART) {
    await pool.query(
      `insert into pending_leaf (id, kind, subject, at, commitment)
      select gen_random_uuid(), 'bench', gen_random_uuid(), now(), sha256(uuid_send(gen_random_uuid()))
      from generate_series(1, $1)`,
      [Math.min(PART, missing)],
    );
  }
  // A million rows that the planner knows nothing of would be read by the wrong index.
  await pool.query('analyze pending_leaf');
  const started = performance.now();
  let appended = 0;
  for (let round = 1; round > 0; appended += round) round = await core.sequencer.run(Date.now() as Instant);
  const appendsPerSecond = (appended / (performance.now() - started)) * 1000;

  const head = await store.ledger.head();
  const reached = head?.size ?? 0;
  const root = Buffer.from(head?.root ?? '', 'hex');
  const times: number[] = [];
  let [proofBytes, verifyMs, proofsHold] = [0, 0, true];
  for (let at = 0; at < PROOFS; at++) {
    // Spread over the whole log, a few entries off each step, so that they do not all stand at the edges of tiles.
    const index = Math.min(reached - 1, Math.floor((reached / PROOFS) * at) + (at % 7));
    const from = performance.now();
    const path = await treeOf(store, reached).inclusion(index);
    times.push(performance.now() - from);
    proofBytes = Math.max(proofBytes, path.length * 32);
    const leaf = Buffer.from((await store.ledger.hashes(0, index, index + 1))[0] ?? '', 'hex');
    const verifying = performance.now();
    proofsHold &&= verifyInclusion(sha256Bytes, { leaf, index, size: reached, path }, root);
    verifyMs += (performance.now() - verifying) / PROOFS;
  }
  // No power of two: from one of those the path would be shorter than usual.
  const older = Math.floor(reached / 3);
  const olderRoot = await treeOf(store, older).root();
  const from = performance.now();
  const path = await treeOf(store, reached).consistency(older);
  const consistencyMs = performance.now() - from;
  proofsHold &&= verifyConsistency(sha256Bytes, {
    from: { size: older, root: olderRoot },
    to: { size: reached, root },
    path,
  });

  times.sort((a, b) => a - b);
  return {
    entries: reached,
    appendsPerSecond,
    proofBytes,
    proofMs: [times[Math.floor(PROOFS / 2)] ?? 0, times[Math.floor(PROOFS * 0.95)] ?? 0],
    verifyMs,
    consistencyMs,
    proofsHold,
    rootsEqual: reached >= size && (await plainRoot(store, reached)).equals(root),
  };
}

/** The definition of RFC 6962, written out once more and by itself, from the commitments. */
async function plainRoot(store: BenchPort['core']['environment']['store'], size: number): Promise<Buffer> {
  const leaves: Buffer[] = [];
  for (let from = 0; from < size; from += PART)
    for (const hex of await store.ledger.commitments(from, Math.min(size, from + PART)))
      leaves.push(createHash('sha256').update('\x00').update(hex, 'hex').digest());
  const root = (from: number, before: number): Buffer => {
    if (before - from === 1) return leaves[from] as Buffer;
    const middle = from + 2 ** Math.ceil(Math.log2(before - from) - 1);
    return createHash('sha256').update('\x01').update(root(from, middle)).update(root(middle, before)).digest();
  };
  return root(0, size);
}
