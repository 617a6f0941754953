import type { HashHex, LocalDay } from '../domain/ids.ts';
import { rankMessage } from './assign.ts';
import {
  custodianText,
  drawMessage,
  fractionOf,
  type HashText,
  type KeyedHash,
  periodCommitment,
  RANDOM_PURPOSE,
  seedOf,
  serverCommitment,
} from './draw.ts';

/** A day's draws as they are published once it has ended: enough to draw again, nothing that names anybody. */
export interface PublishedDay {
  readonly day: LocalDay;
  readonly period: number;
  /** From 0 to 1; committed to with the seed, so that it cannot be changed after the fact. */
  readonly randomShare: number;
  readonly seed: HashHex;
  readonly commitment: HashHex;
  /** The server's own part. Of the salt only its hash is published, since it would open the handles. */
  readonly server: { readonly commitment: HashHex; readonly secret: string; readonly saltHash: HashHex };
  readonly custodians: readonly {
    readonly commitment: HashHex;
    /** Absent when it was never handed over. */
    readonly secret?: string;
    readonly inSeed: boolean;
  }[];
  /** Handles of every declaration first accepted that day: drawn at random, and not. */
  readonly selected: readonly HashHex[];
  readonly passed: readonly HashHex[];
  /** Every draw of an inspector, by handles that are new each day. */
  readonly assignments: readonly {
    readonly inspection: HashHex;
    /** Who could be drawn. */
    readonly candidates: readonly HashHex[];
    /** Absent when nobody could be. */
    readonly drawn?: HashHex;
  }[];
}

/** What is not as the seed says. */
export const DRAW_DIFFERENCES = [
  'server-commitment',
  'custodian-commitment',
  'part-left-out',
  'seed',
  'period-commitment',
  'random-selection',
  'assignment',
  // Found only by whoever reads the records, too.
  'rule-draw',
  'handle',
  'missing-draw',
  'late-commitment',
] as const;
/** Codes are stable: `landport draw verify` prints them and exits with 1 on any. */
export type DrawDifferenceCode = (typeof DRAW_DIFFERENCES)[number];
/** One thing that is not as the seed says. */
export interface DrawDifference {
  readonly code: DrawDifferenceCode;
  /** A handle, a commitment or an id: what it is about. */
  readonly what: string;
}

/** How much was checked, and what did not agree: a clean day has counts and no differences. */
export interface DayCheck {
  readonly declarations: number;
  readonly selected: number;
  readonly assignments: number;
  /** Custodians whose secrets are in the seed. */
  readonly custodians: number;
  readonly differences: readonly DrawDifference[];
}

/**
 * Draws a published day again, from its seed and handles alone. `hmacUnder` keys a hash with a seed in hexadecimal. It
 * needs nothing of ours but the published file, and does not stop at the first difference. Declarations that were never
 * drawn for it cannot know of: that takes the records (src/work/draws).
 */
export function verifyDay(
  published: PublishedDay,
  hash: HashText,
  hmacUnder: (seedHex: string) => KeyedHash,
): DayCheck {
  const { day, randomShare, seed, server, custodians } = published;
  const differences: DrawDifference[] = [];
  const differs = (code: DrawDifferenceCode, what: string): void => void differences.push({ code, what });
  const own = serverCommitment(hash, { day, randomShare, secretHex: server.secret, saltHash: server.saltHash });
  if (own !== server.commitment) differs('server-commitment', server.commitment);
  for (const one of custodians) {
    if (one.secret === undefined) continue;
    if (hash(custodianText(day, one.secret)) !== one.commitment) differs('custodian-commitment', one.commitment);
    if (!one.inSeed) differs('part-left-out', one.commitment);
  }
  const inSeed = custodians.filter((one) => one.inSeed).sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  const secrets = [server.secret, ...inSeed.map((one) => one.secret ?? '')];
  if (seedOf(hash, day, published.period, secrets) !== seed) differs('seed', seed);
  if (periodCommitment(hash, { ...published, seedHex: seed }) !== published.commitment)
    differs('period-commitment', published.commitment);

  const hmac = hmacUnder(seed);
  const drawn = (handle: HashHex): boolean => fractionOf(hmac(drawMessage(RANDOM_PURPOSE, handle))) < randomShare;
  for (const handle of published.selected) if (!drawn(handle)) differs('random-selection', handle);
  for (const handle of published.passed) if (drawn(handle)) differs('random-selection', handle);
  for (const { inspection, candidates, drawn: named } of published.assignments) {
    const ranks = candidates.map((officer) => ({ officer, rank: hmac(rankMessage(inspection, officer)) }));
    const first = ranks.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0]?.officer;
    if (first !== named) differs('assignment', inspection);
  }
  return {
    declarations: published.selected.length + published.passed.length,
    selected: published.selected.length,
    assignments: published.assignments.length,
    custodians: inSeed.length,
    differences,
  };
}
