import type { HashHex, LocalDay } from '../domain/ids.ts';

/** SHA-256 of text in UTF-8, as hexadecimal text. */
export type HashText = (text: string) => HashHex;
/** HMAC-SHA-256 of text under a day's seed, as hexadecimal text. */
export type KeyedHash = (message: string) => HashHex;

/**
 * The texts that are hashed for a day's draws. They are written down here and nowhere else, because whoever checks a
 * day without trusting us must write exactly the same: docs/draws.md repeats them.
 */
const FORM = {
  server: 'landport-draw-server/1',
  custodian: 'landport-draw-custodian/1',
  seed: 'landport-draw-seed/1',
  handle: 'landport-handle/1',
} as const;

/**
 * What the server commits to before a day: its own secret, the salt of the day's handles (by its hash alone, for the
 * salt is never published) and the share drawn at random.
 */
export function serverCommitment(
  hash: HashText,
  part: {
    readonly day: LocalDay;
    readonly randomShare: number;
    readonly secretHex: string;
    readonly saltHash: HashHex;
  },
): HashHex {
  return hash(`${FORM.server}:${part.day}:${part.randomShare}:${part.saltHash}:${part.secretHex}`);
}

/** The text whose SHA-256 a custodian commits to before a day; their browser hashes it. */
export function custodianText(day: LocalDay, secretHex: string): string {
  return `${FORM.custodian}:${day}:${secretHex}`;
}

/**
 * The seed of a period: the server's secret, then those of the custodians in the order of their commitments. A period
 * is a day, or the rest of one where the first start fell in its middle. Secrets are given in that order already.
 */
export function seedOf(hash: HashText, day: LocalDay, period: number, secretsHex: readonly string[]): HashHex {
  return hash(`${FORM.seed}:${day}:${period}:${secretsHex.join(':')}`);
}

/** What is committed about a period the moment its seed is known to the server. */
export function periodCommitment(
  hash: HashText,
  period: {
    readonly day: LocalDay;
    readonly period: number;
    readonly randomShare: number;
    readonly seedHex: string;
  },
): HashHex {
  return hash(`landport-draw:${period.day}:${period.period}:${period.randomShare}:${period.seedHex}`);
}

/**
 * What stands for a thing in a published draw: it follows from the thing, and without the day's salt says nothing of
 * it.
 */
export function handleOf(
  hash: HashText,
  saltHex: string,
  kind: 'declaration' | 'officer' | 'inspection',
  of: string,
): HashHex {
  return hash(`${FORM.handle}:${kind}:${saltHex}:${of}`);
}

/**
 * A fraction in [0, 1): the first 48 bits of a keyed hash. A double holds them exactly, so two programs that compare it
 * with a share agree on every draw.
 */
export function fractionOf(keyedHash: HashHex): number {
  return Number.parseInt(keyedHash.slice(0, 12), 16) / 2 ** 48;
}

/** The purpose under which every declaration is drawn for. */
export const RANDOM_PURPOSE = 'random';

/** What is hashed under the seed to draw for a declaration, for one purpose. */
export function drawMessage(purpose: string, handle: string): string {
  return `${purpose}|${handle}`;
}
