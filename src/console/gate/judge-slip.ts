import { LANES, type Lane } from '../../core/domain/lane.ts';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import type { SlipFault } from '../../messages/gate.ts';
import type { Slip } from '../../wire/slip.ts';
import { payloadIn, signatureFault, type VerifySignature } from '../device/verify-signature.ts';

/** What a device knows when it judges a slip. */
export interface SlipFacts {
  /** The plate on the vehicle; absent when the slip was scanned first, and the officer compares the two by eye. */
  readonly plate?: string;
  /** This device's time, milliseconds since 1970. */
  readonly now: number;
  /** Public keys in base64url by their id. */
  readonly keys: ReadonlyMap<string, string>;
  /** The highest version of a passage that the server has told this device of. */
  readonly versionKnown: (crossing: string) => number | undefined;
}

/** What a device makes of a slip by itself: the lane it proves, or documents and why. */
export type SlipJudgement =
  | { readonly verified: true; readonly lane: Lane; readonly slip: Slip }
  | {
      readonly verified: false;
      /** Documents, always: what cannot be verified is never waved through. */
      readonly lane: 'yellow';
      readonly fault: SlipFault;
      /** What it claims, where it could be read: to be said, never to be believed. */
      readonly claims?: Slip;
    };

const FORM = /^LP1\.([A-Za-z0-9_-]{1,2000})\.([A-Za-z0-9_-]{86})$/;
/** Two clocks that are both about right differ by no more than this. */
const CLOCK_SLACK_SECONDS = 300;

/**
 * Judges a lane slip without network. Verified only when every check passes: form, known key, signature, plate, time
 * window, and no newer version of the passage known here. Anything else sends the vehicle to documents with its reason.
 */
export async function judgeSlip(
  text: string | undefined,
  facts: SlipFacts,
  verify: VerifySignature,
): Promise<SlipJudgement> {
  if (text === undefined) return { verified: false, lane: 'yellow', fault: 'no-slip' };
  const slip = readSlip(text);
  if (slip === undefined) return { verified: false, lane: 'yellow', fault: 'not-a-slip' };
  const fault = (await signatureFault(text, slip.key, facts.keys, verify)) ?? contentFault(slip, facts);
  if (fault !== undefined) return { verified: false, lane: 'yellow', fault, claims: slip };
  return { verified: true, lane: slip.lane, slip };
}

/** What a slip claims, its signature unchecked: for finding the right one, never for deciding. */
export function readSlip(text: string): Slip | undefined {
  const value = payloadIn(text, FORM);
  return isSlip(value) ? value : undefined;
}

function contentFault(slip: Slip, facts: SlipFacts): SlipFault | undefined {
  const plate = normalisePlate(slip.plate);
  if (plate === undefined || (facts.plate !== undefined && plate !== normalisePlate(facts.plate))) return 'wrong-plate';
  const seconds = facts.now / 1000;
  // From the future: one of the two clocks is wrong, and a device cannot tell which.
  if (slip.issued > seconds + CLOCK_SLACK_SECONDS) return 'not-yet-valid';
  // Written so that a clock that gives no number fails too.
  if (!(seconds <= slip.until)) return 'expired';
  return (facts.versionKnown(slip.crossing) ?? 0) > slip.version ? 'superseded' : undefined;
}

function isSlip(value: unknown): value is Slip {
  if (typeof value !== 'object' || value === null) return false;
  const { key, crossing, plate, lane, version, issued, until } = value as Readonly<Record<string, unknown>>;
  return (
    [key, crossing, plate].every((text) => typeof text === 'string') &&
    LANES.some((known) => known === lane) &&
    [version, issued, until].every((number) => Number.isSafeInteger(number))
  );
}
