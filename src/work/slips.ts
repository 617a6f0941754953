import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Crossing } from '../core/domain/crossing.ts';
import type { Instant } from '../core/domain/ids.ts';
import type { Lane } from '../core/domain/lane.ts';
import { sha256Hex } from './hash.ts';

/** A slip is good for half a day: a vehicle that takes longer is looked up again. */
const GOOD_FOR_MS = 12 * 3_600_000;

/** The Ed25519 key that lane slips and ledger heads are signed with. */
export interface SigningKey {
  /** The first eight hexadecimal digits of the SHA-256 of the public key. */
  readonly id: string;
  readonly publicKeyBase64Url: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** A new private key as PKCS #8 PEM, for the composition root to keep. */
export function newSigningKeyPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** Throws when the text is no PKCS #8 Ed25519 key. */
export function readSigningKey(pem: string): SigningKey {
  const privateKey: KeyObject = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('the signing key is not an Ed25519 key');
  const publicKeyBase64Url = createPublicKey(privateKey).export({ format: 'jwk' }).x as string;
  return {
    id: sha256Hex(publicKeyBase64Url).slice(0, 8),
    publicKeyBase64Url,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** A lane slip: `LP1.` + base64url(JSON) + `.` + base64url(signature over the text before the last dot). */
export function signSlip(key: SigningKey, crossing: Crossing, lane: Lane, now: Instant): string {
  const issued = Math.floor(now / 1000);
  const slip = {
    key: key.id,
    crossing: crossing.id,
    plate: crossing.vehicle.plate ?? '',
    lane,
    version: crossing.version,
    issued,
    until: issued + GOOD_FOR_MS / 1000,
  };
  const text = `LP1.${Buffer.from(JSON.stringify(slip)).toString('base64url')}`;
  return `${text}.${Buffer.from(key.sign(Buffer.from(text))).toString('base64url')}`;
}
