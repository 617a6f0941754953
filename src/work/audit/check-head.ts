import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { AuditFinding } from '../../core/domain/audit-finding.ts';
import { parseCheckpoint, stampOf } from '../../ledger/checkpoint.ts';
import { type NoteKey, noteKey, openNote } from '../../ledger/note.ts';
import type { LedgerHead } from '../../store/port/ledger.ts';
import { sha256Bytes } from '../hash.ts';

/** Whose signature the heads of a log must carry. */
export interface HeadKey {
  readonly note: NoteKey;
  readonly publicKey: KeyObject;
}

/** The key of a log: its name and the Ed25519 public key, as JWK writes it (base64url). */
export function headKey(origin: string, publicKeyBase64Url: string): HeadKey {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKeyBase64Url };
  return {
    note: noteKey(sha256Bytes, origin, Buffer.from(publicKeyBase64Url, 'base64url')),
    publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
  };
}

/** A head as its note states it, once its signature held. */
export interface SignedHead {
  readonly number: number;
  readonly size: number;
  readonly rootHex: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a note states, or undefined when it is not a head of this log signed with this key. */
export function readSignedHead(note: string, key: HeadKey): SignedHead | undefined {
  const opened = openNote(note, key.note);
  // Signature first: nothing of an unsigned note is read any further.
  if (typeof opened === 'string' || !verify(null, Buffer.from(opened.text), key.publicKey, opened.signature)) return;
  const checkpoint = parseCheckpoint(opened.text);
  const stamp = checkpoint === undefined ? undefined : stampOf(checkpoint);
  if (checkpoint === undefined || stamp === undefined || checkpoint.origin !== key.note.name) return;
  return {
    number: stamp.number,
    size: checkpoint.size,
    rootHex: Buffer.from(checkpoint.rootBase64, 'base64').toString('hex'),
    at: Date.parse(stamp.signedAt),
  };
}

/** What is wrong with a stored head by itself: its note and its columns. */
export function faultOfHead(head: LedgerHead, key: HeadKey): AuditFinding | undefined {
  const signed = readSignedHead(head.note, key);
  if (signed === undefined) return 'head-not-signed';
  const same =
    signed.number === head.number && signed.size === head.size && signed.rootHex === head.root && signed.at === head.at;
  return same ? undefined : 'head-columns-differ';
}
