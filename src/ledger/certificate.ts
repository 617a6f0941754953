import { canonicalJson } from '../core/domain/canonical.ts';
import { fromBase64, fromHex, joinBytes, utf8 } from './bytes.ts';
import { parseCheckpoint, stampOf } from './checkpoint.ts';
import { type Digest, LEAF_PREFIX } from './hashing.ts';
import { verifyInclusionLater } from './inclusion.ts';
import { type NoteKey, openNote } from './note.ts';

export const CERTIFICATE_FORMAT = 'landport-certificate/v1';

/**
 * The certificate of control of one passage: what was decided when it was released, opened, with the proof that this stands
 * in the log, and a signed head of it. Nothing in it has to be believed: each field is hashed, signed or fixed.
 */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  /** A head that covers the entry, as a signed note. */
  readonly head: string;
  /** Where the entry stands, and its sibling hashes in base64, from the leaf up. */
  readonly proof: { readonly index: number; readonly path: readonly string[] };
  /** Hexadecimal. */
  readonly salt: string;
  readonly statement: ReleaseStatement;
}

/** The entry of a release. */
export interface ReleaseStatement {
  readonly at: number;
  readonly id: string;
  readonly kind: 'release';
  readonly subject: string;
  readonly decision: Readonly<Record<string, unknown>>;
}

/** The certificate as its file holds it: one line whose every byte follows from its content. */
export function certificateText(certificate: Certificate): string {
  return `${canonicalJson(certificate)}\n`;
}

/** Why a certificate does not hold. Codes are stable; the sentences stand in src/messages/certificate.ts. */
export const CERTIFICATE_PROBLEMS = [
  'not-json',
  'format-unknown',
  'fields-differ',
  'not-canonical',
  'head-malformed',
  'head-by-another-key',
  'head-signature-wrong',
  'statement-not-of-a-release',
  'proof-malformed',
  'not-in-the-log',
] as const;
export type CertificateProblem = (typeof CERTIFICATE_PROBLEMS)[number];

/** What verifies: nothing of it is this part's own. */
export interface Verifier {
  readonly digest: Digest;
  /** Ed25519 (RFC 8032). */
  readonly holds: (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array) => Promise<boolean>;
}

export type CertificateVerdict =
  | {
      readonly holds: true;
      readonly certificate: Certificate;
      /** The log it stands in, and the head that was signed. */
      readonly origin: string;
      readonly size: number;
      readonly signedAt: string;
    }
  | { readonly holds: false; readonly problem: CertificateProblem };

const FIELDS = ['format', 'head', 'proof', 'salt', 'statement'];
const STATEMENT_FIELDS = ['at', 'decision', 'id', 'kind', 'subject'];

/** Whether a certificate's text is one of this key's log, to the last byte. */
export async function verifyCertificate(text: string, key: NoteKey, verifier: Verifier): Promise<CertificateVerdict> {
  const no = (problem: CertificateProblem): CertificateVerdict => ({ holds: false, problem });
  const value = parse(text);
  if (value === undefined) return no('not-json');
  if (value['format'] !== CERTIFICATE_FORMAT) return no('format-unknown');
  if (!hasFields(value, FIELDS) || typeof value['head'] !== 'string' || typeof value['salt'] !== 'string')
    return no('fields-differ');
  const certificate = value as unknown as Certificate;
  if (certificateText(certificate) !== text) return no('not-canonical');

  const note = openNote(certificate.head, key);
  if (note === 'note-malformed') return no('head-malformed');
  if (note === 'note-not-by-key') return no('head-by-another-key');
  if (!(await verifier.holds(key.publicKey, utf8(note.text), note.signature))) return no('head-signature-wrong');
  const checkpoint = parseCheckpoint(note.text);
  const stamp = checkpoint === undefined ? undefined : stampOf(checkpoint);
  if (checkpoint === undefined || stamp === undefined || checkpoint.origin !== key.name) return no('head-malformed');

  const { statement, salt, proof } = certificate;
  if (!isRecord(statement) || !hasFields(statement, STATEMENT_FIELDS) || statement['kind'] !== 'release')
    return no('statement-not-of-a-release');
  const saltBytes = fromHex(salt);
  const path = readPath(proof);
  if (saltBytes === undefined || path === undefined) return no('proof-malformed');
  const commitment = await verifier.digest(joinBytes(saltBytes, utf8(canonicalJson(statement))));
  const leaf = await verifier.digest(joinBytes(LEAF_PREFIX, commitment));
  const inclusion = { leaf, index: proof.index, size: checkpoint.size, path };
  const root = fromBase64(checkpoint.rootBase64) as Uint8Array;
  if (!(await verifyInclusionLater(verifier.digest, inclusion, root))) return no('not-in-the-log');
  return { holds: true, certificate, origin: checkpoint.origin, size: checkpoint.size, signedAt: stamp.signedAt };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hasFields(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => own.includes(name));
}

function readPath(proof: unknown): readonly Uint8Array[] | undefined {
  if (!isRecord(proof) || !hasFields(proof, ['index', 'path'])) return undefined;
  if (!Number.isSafeInteger(proof['index']) || !Array.isArray(proof['path'])) return undefined;
  const hashes = proof['path'].map((hash) => (typeof hash === 'string' ? fromBase64(hash) : undefined));
  return hashes.every((hash): hash is Uint8Array => hash?.length === 32) ? hashes : undefined;
}
