import { fromBase64, joinBytes, sameBytes, toBase64, toHex, utf8 } from './bytes.ts';
import type { Digest, Sha256 } from './hashing.ts';

/** Ed25519 in a signed note (C2SP signed-note). */
const ED25519 = Uint8Array.of(1);
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Whose signature a note is read for. */
export interface NoteKey {
  readonly name: string;
  /** The first four bytes of SHA-256 over the name, a line feed, the algorithm and the public key. */
  readonly id: Uint8Array;
  readonly publicKey: Uint8Array;
}

function keyBytes(name: string, publicKey: Uint8Array): Uint8Array {
  return joinBytes(utf8(`${name}\n`), ED25519, publicKey);
}

export function noteKey(sha256: Sha256, name: string, publicKey: Uint8Array): NoteKey {
  return { name, id: sha256(keyBytes(name, publicKey)).slice(0, 4), publicKey };
}

/** A key as people hand it on: its name, its id and the key itself, joined by `+`. */
export function verifierKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${toHex(id)}+${toBase64(joinBytes(ED25519, publicKey))}`;
}

/** Reads `verifierKey`; undefined unless it is whole and its id is its own. */
export async function parseVerifierKey(digest: Digest, text: string): Promise<NoteKey | undefined> {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
  const bytes = fromBase64(parts?.[3] ?? '');
  const name = parts?.[1];
  if (name === undefined || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519[0]) return undefined;
  const publicKey = bytes.slice(1);
  const id = (await digest(keyBytes(name, publicKey))).slice(0, 4);
  return toHex(id) === parts?.[2] ? { name, id, publicKey } : undefined;
}

/**
 * A signed note: the text, an empty line, and a line with an em dash, the key's name and the base64 of its id followed by the
 * signature.
 */
export function signedNote(text: string, key: Pick<NoteKey, 'name' | 'id'>, signature: Uint8Array): string {
  return `${text}\n\u2014 ${key.name} ${toBase64(joinBytes(key.id, signature))}\n`;
}

/** What a note says and how it was signed with one key; whether the signature holds is still to be asked. */
export interface OpenedNote {
  readonly text: string;
  readonly signature: Uint8Array;
}

export type NoteProblem = 'note-malformed' | 'note-not-by-key';

/**
 * Reads a note with exactly one signature, by this key. Ours have one; another line would be text that nothing vouches for.
 */
export function openNote(note: string, key: NoteKey): OpenedNote | NoteProblem {
  const end = note.lastIndexOf('\n\n');
  const lines = note.slice(end + 2).split('\n');
  if (end < 1 || lines.length !== 2 || lines[1] !== '') return 'note-malformed';
  const parts = /^\u2014 (\S+) (\S+)$/.exec(lines[0] ?? '');
  const bytes = fromBase64(parts?.[2] ?? '');
  if (parts === null || bytes === undefined) return 'note-malformed';
  if (parts[1] !== key.name || bytes.length !== 4 + SIGNATURE_BYTES || !sameBytes(bytes.slice(0, 4), key.id))
    return 'note-not-by-key';
  return { text: note.slice(0, end + 1), signature: bytes.slice(4) };
}
