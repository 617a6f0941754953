import { GRANT_FORM, grantCovers, grantIn, type OutageGrant } from '../../core/outage/grant.ts';
import type { OutagePart } from '../../core/outage/outage.ts';
import type { SlipKeys } from '../../wire/installation.ts';
import type { OutageGrantsView, OutageNoticeView } from '../../wire/outages.ts';
import { ask } from './ask.ts';
import { clockFault, type KnownClock, serverTime } from './clock.ts';
import { payloadIn, signatureFault, type VerifySignature } from './verify-signature.ts';

/** A question that hangs longer counts as no answer. */
const ASK_WITHIN_MS = 10_000;

/** A grant on this device whose signature was verified here. */
export interface HeldGrant {
  readonly text: string;
  readonly grant: OutageGrant;
}

/** What a device keeps of outages from one sync to the next. */
export interface OutageFacts {
  /** Public keys in base64url by id. */
  readonly keys?: Readonly<Record<string, string>>;
  /** As they came; believed only as far as their signatures go. */
  readonly grants?: readonly string[];
  readonly notices?: OutageNoticeView['items'];
}

/**
 * Fetches grants, the keys that verify them, what is announced, and by how much the server's clock is ahead of this device's,
 * milliseconds. Throws what `ask` throws.
 */
export async function fetchOutage(): Promise<OutageFacts & { readonly clockAhead: number }> {
  const [{ keys }, { grants, clockAhead }, { items }] = await Promise.all([
    ask<SlipKeys>('GET', '/api/v1/slip-keys', ASK_WITHIN_MS),
    fetchGrants(),
    ask<OutageNoticeView>('GET', '/api/v1/outage', ASK_WITHIN_MS),
  ]);
  const known = Object.fromEntries(keys.map(({ id, publicKey }) => [id, publicKey]));
  return { keys: known, grants, notices: items, clockAhead };
}

/** Compared as soon as it is there: the other answers may take their time. */
async function fetchGrants(): Promise<OutageGrantsView & { readonly clockAhead: number }> {
  const answer = await ask<OutageGrantsView>('GET', '/api/v1/outage/grants', ASK_WITHIN_MS);
  return { ...answer, clockAhead: Date.parse(answer.at) - Date.now() };
}

/** Of the grants on the disk those that are what they say: of this port, signed by a key that the server named. */
export async function genuineGrants(
  { keys = {}, grants = [] }: OutageFacts,
  port: string | undefined,
  verify: VerifySignature,
): Promise<readonly HeldGrant[]> {
  const known = new Map(Object.entries(keys));
  const judged = await Promise.all(
    grants.map(async (text) => {
      const grant = grantIn(payloadIn(text, GRANT_FORM));
      if (grant === undefined || grant.port !== port) return [];
      return (await signatureFault(text, grant.key, known, verify)) === undefined ? [{ text, grant }] : [];
    }),
  );
  return judged.flat();
}

/**
 * The grant that allows a release on this device now, by the server's clock as last heard. None where the device's clock was
 * turned back since: whoever has a grant that ended would gain by it, and one that still holds waits until it is set right.
 */
export function grantNow(
  line: KnownClock & { readonly grants: readonly HeldGrant[] },
  part: OutagePart,
  now: number,
): HeldGrant | undefined {
  if (clockFault(line, now)?.kind === 'back') return undefined;
  return coveringGrant(line.grants, part, serverTime(line, now));
}

/** The grant that allows a release at a time, the one that lasts longest. */
export function coveringGrant(held: readonly HeldGrant[], part: OutagePart, now: number): HeldGrant | undefined {
  return held.filter(({ grant }) => grantCovers(grant, part, now)).sort((a, b) => b.grant.until - a.grant.until)[0];
}
