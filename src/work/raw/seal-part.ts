import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { RawPart } from '../../store/port/raw-messages.ts';
import type { DayKeys } from './day-keys.ts';
import type { HeldPart } from './tap-message.ts';

/**
 * Authenticated encryption: what was changed does not open. Nonces are random, one for each stretch, under a key of a
 * day.
 */
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Measured on declarations: a microsecond each for a fifth of the size; deflate takes three, and the database six for what is not compressed. */
const QUICKEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };

/**
 * A stretch of a message as it is kept: compressed, then encrypted and authenticated together with its place (AES-256-GCM): the nonce,
 * the ciphertext, the tag.
 */
export function sealPart(
  held: HeldPart,
  declarations: readonly DeclarationId[],
  actor: string,
  at: Instant,
  keys: DayKeys,
): RawPart {
  const { message, part, format, chunks } = held;
  const keyDay = keys.dayAt(at);
  const key = keys.keyOf(keyDay);
  if (key === undefined) throw new RangeError(`no key for day ${keyDay}`);
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  const nonce = randomBytes(NONCE_BYTES);
  // Its place is authenticated with it: a stretch moved to another message or another part does not open.
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(placeOf(message, part));
  const compressed = brotliCompressSync(Buffer.concat(chunks), QUICKEST);
  const sealed = Buffer.concat([nonce, cipher.update(compressed), cipher.final(), cipher.getAuthTag()]);
  return { message, part, at, actor, format, declarations, bytes, keyDay, sealed };
}

/** The bytes of a stretch as they came in; nothing where its key is gone, or it is not what was sealed under it. */
export function openPart({ message, part, keyDay, sealed }: RawPart, keys: DayKeys): Buffer | undefined {
  const key = keys.keyOf(keyDay);
  if (key === undefined || sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES)).setAAD(placeOf(message, part));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return brotliDecompressSync(opened);
  } catch {
    return undefined;
  }
}

function placeOf(message: string, part: number): Buffer {
  return Buffer.from(`landport:raw-message:${message}:${part}`);
}
