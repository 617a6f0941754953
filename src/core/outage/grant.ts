import type { Instant } from '../domain/ids.ts';
import { endOf, OUTAGE_KINDS, OUTAGE_PARTS, type Outage, type OutageKind, type OutagePart } from './outage.ts';

/**
 * What a device carries to prove that release without the server is allowed: `LO1.` + base64url(UTF-8 JSON of this) +
 * `.` + base64url(Ed25519 signature over the text before the last dot). Times are seconds since 1970.
 */
export interface OutageGrant {
  /** Id of the signing key. */
  readonly key: string;
  /** Code of the port. */
  readonly port: string;
  readonly outage: string;
  readonly kind: OutageKind;
  readonly parts: readonly OutagePart[];
  readonly from: number;
  readonly until: number;
  readonly issued: number;
}

/**
 * The outer form alone: a payload of at most 2,000 characters and a signature of 64 bytes. It says nothing of either's
 * truth.
 */
export const GRANT_FORM = /^LO1\.([A-Za-z0-9_-]{1,2000})\.([A-Za-z0-9_-]{86})$/;
/** Two clocks that are both about right differ by no more than this, seconds. */
const CLOCK_SLACK = 300;

/** The grant of an outage as it stands: its end is what is certain now, not what a confirmation may still add. */
export function grantOf(outage: Outage, key: string, port: string, now: Instant): OutageGrant {
  const { id, kind, parts, from } = outage;
  const seconds = (at: number): number => Math.floor(at / 1000);
  return {
    key,
    port,
    outage: id,
    kind,
    parts,
    from: seconds(from),
    until: seconds(endOf(outage)),
    issued: seconds(now),
  };
}

/** Whether a grant allows something at a time; that it is genuine is for its signature to say. */
export function grantCovers(grant: OutageGrant, part: OutagePart, at: number): boolean {
  const seconds = at / 1000;
  // Written so that a clock that gives no number fails too.
  return grant.parts.includes(part) && seconds >= grant.from - CLOCK_SLACK && seconds <= grant.until;
}

/** A grant out of what its text holds; nothing where that is something else. */
export function grantIn(value: unknown): OutageGrant | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, port, outage, kind, parts, from, until, issued } = value as Readonly<Record<string, unknown>>;
  const sound =
    [key, port, outage].every((text) => typeof text === 'string') &&
    OUTAGE_KINDS.some((known) => known === kind) &&
    Array.isArray(parts) &&
    parts.every((part) => OUTAGE_PARTS.some((known) => known === part)) &&
    [from, until, issued].every((number) => Number.isSafeInteger(number));
  return sound ? (value as OutageGrant) : undefined;
}
