import { EMPTY_FRONTIER, extendFrontier, type Frontier, rootOf } from '../../ledger/frontier.ts';
import { leafHash } from '../../ledger/hashing.ts';
import { EMPTY_EDGE, extendEdge, type TileEdge } from '../../ledger/tiles.ts';
import type { AuditedEntry, AuditedLeaf, AuditStore } from '../../store/port/audit.ts';
import type { LedgerHead } from '../../store/port/ledger.ts';
import { commitmentOf, sha256Bytes } from '../hash.ts';
import { faultOfHead, type HeadKey, type SignedHead } from './check-head.ts';
import type { Findings } from './finding.ts';
import { readStatement, type Statement } from './statement.ts';

// Entries with their openings, some megabytes at a time.
const PAGE = 5_000;
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What the log was found to hold. */
export interface LogTally {
  readonly entries: number;
  readonly heads: number;
  readonly pending: number;
  readonly last?: LedgerHead;
}

/** Called for each leaf in the order of the log; `statement` is absent where the opening is. */
export type TakeLeaf = (leaf: AuditedLeaf, index: number | undefined, statement: Statement | undefined) => void;

/**
 * Recomputes the log from its commitments: every leaf hash, every tile, and the root under every head; and opens what is
 * open. `outside` is the head that is kept outside the database.
 */
export async function checkLog(
  audit: AuditStore,
  key: HeadKey,
  outside: SignedHead | undefined,
  findings: Findings,
  take: TakeLeaf,
): Promise<LogTally> {
  let frontier: Frontier = EMPTY_FRONTIER;
  let edge: TileEdge = EMPTY_EDGE;
  const tiles: { level: number; index: number; hash: string }[] = [];
  const heads = headsInTurn(audit, key, findings);
  let head = await heads.next();
  let covered = 0;
  const rootAt = (): string => toHex(rootOf(sha256Bytes, frontier));
  // Heads are compared as the tree grows past them, so no root needs the tree of an earlier size again.
  const compareRoots = async (): Promise<void> => {
    if (outside?.size === frontier.size && rootAt() !== outside.rootHex)
      findings.add('outside-head-differs', `head ${outside.number}`);
    while (head !== undefined && head.size <= frontier.size) {
      if (head.size < frontier.size) findings.add('head-behind', `head ${head.number}`);
      else if (head.root !== rootAt()) findings.add('head-root-differs', `head ${head.number}`);
      covered = head.size;
      head = await heads.next();
    }
  };

  let expectedIndex = 0;
  // From the lowest number there is: what was put in before the beginning is read as well.
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await audit.entries(last, PAGE);
    for (const entry of page) {
      if (entry.index !== expectedIndex) findings.add('entry-missing', at(expectedIndex));
      expectedIndex = entry.index + 1;
      const hash = leafHash(sha256Bytes, Buffer.from(entry.commitment, 'hex'));
      if (toHex(hash) !== entry.leafHash) findings.add('leaf-differs', at(entry.index));
      frontier = extendFrontier(sha256Bytes, frontier, [hash]);
      const extended = extendEdge(sha256Bytes, edge, [hash]);
      edge = extended.edge;
      for (const tile of extended.filled) tiles.push({ ...tile, hash: toHex(tile.hash) });
      take(entry, entry.index, open(entry, at(entry.index), findings));
      await compareRoots();
    }
    if (page.length < PAGE) break;
    last = page.at(-1)?.index ?? last;
  }
  // Entries and the head over them are written together.
  if (covered < frontier.size) findings.add('head-missing', `after ${at(covered - 1)}`);
  for (; head !== undefined; head = await heads.next()) findings.add('head-beyond', `head ${head.number}`);
  if (outside !== undefined && outside.size > frontier.size)
    findings.add('outside-head-beyond', `head ${outside.number}`);
  await compareTiles(audit, tiles, findings);

  const pending = await audit.pending();
  for (const leaf of pending) take(leaf, undefined, open(leaf, `pending ${leaf.id}`, findings));
  for (const id of await audit.looseOpenings(100)) findings.add('opening-loose', `opening ${id}`);
  return {
    entries: frontier.size,
    heads: heads.count,
    pending: pending.length,
    ...(heads.last === undefined ? {} : { last: heads.last }),
  };
}

const at = (index: number): string => `entry ${index}`;

/** Heads one after the other, each checked by itself, their numbers without a gap. */
function headsInTurn(audit: AuditStore, key: HeadKey, findings: Findings) {
  let page: readonly LedgerHead[] = [];
  let used = 0;
  let done = false;
  const turn = {
    count: 0,
    last: undefined as LedgerHead | undefined,
    async next(): Promise<LedgerHead | undefined> {
      // The next page only when this one is used up: a log has a head every two seconds.
      if (used === page.length && !done) {
        page = await audit.heads(turn.last?.number ?? Number.MIN_SAFE_INTEGER, PAGE);
        used = 0;
        done = page.length < PAGE;
      }
      const head = page[used];
      if (head === undefined) return undefined;
      used += 1;
      const expected = (turn.last?.number ?? 0) + 1;
      if (head.number !== expected || head.size <= (turn.last?.size ?? 0))
        findings.add('head-missing', `head ${expected}`);
      const fault = faultOfHead(head, key);
      if (fault !== undefined) findings.add(fault, `head ${head.number}`);
      turn.count += 1;
      turn.last = head;
      return head;
    },
  };
  return turn;
}

/** Whether an opening is its leaf's, and whether the leaf's columns say what it says. */
function open(leaf: AuditedEntry | AuditedLeaf, place: string, findings: Findings): Statement | undefined {
  if (leaf.opening === undefined) return undefined;
  const { saltHex, statement: text } = leaf.opening;
  const statement = readStatement(text);
  if (commitmentOf(saltHex, text) !== leaf.commitment || statement === undefined) {
    findings.add('opening-differs', place);
    return undefined;
  }
  for (const column of ['id', 'kind', 'subject', 'at'] as const)
    if (statement[column] !== leaf[column]) findings.add('entry-columns-differ', `${place} ${column}`);
  return statement;
}

/** Every stored tile against one made from the leaves, both ways: what is extra, what differs, what is missing. */
async function compareTiles(
  audit: AuditStore,
  filled: readonly { level: number; index: number; hash: string }[],
  findings: Findings,
): Promise<void> {
  const name = (tile: { level: number; index: number }): string => `tile ${tile.level}/${tile.index}`;
  const expected = new Map(filled.map((tile) => [name(tile), tile.hash]));
  for (const tile of await audit.tiles()) {
    const hash = expected.get(name(tile));
    if (hash === undefined) findings.add('tile-extra', name(tile));
    else if (hash !== tile.hash) findings.add('tile-differs', name(tile));
    expected.delete(name(tile));
  }
  for (const missing of expected.keys()) findings.add('tile-missing', missing);
}
