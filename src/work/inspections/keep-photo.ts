import { createHash } from 'node:crypto';
import type { ActorId, HashHex, Instant } from '../../core/domain/ids.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';

/** The ledger's entry of a photo: whose step it belongs to and the hash of its bytes. */
export const PHOTO_KEPT = 'photo-kept';

/**
 * What became of it. `same`: these bytes are here; `differs`: others are, and stay. The last three are error codes of
 * the server.
 */
export type PhotoResult =
  | 'stored'
  | 'same'
  | 'differs'
  | 'inspection-unknown'
  /** No signed step names it: a photo belongs to a step of a checklist, or it is not kept. */
  | 'photo-not-awaited'
  | 'photo-not-a-picture';

/** Keeps the bytes of a photo that a signed step names; the officer who signed sends it. */
export async function keepPhoto(
  { store }: Environment,
  inspectionId: InspectionId,
  photoId: string,
  bytes: Uint8Array,
  officer: ActorId,
  now: Instant,
): Promise<PhotoResult> {
  const inspection = await store.inspections.byId(inspectionId);
  if (inspection === undefined) return 'inspection-unknown';
  const entry = inspection.entries.find((one) => one.by === officer && one.photos.includes(photoId));
  if (entry === undefined) return 'photo-not-awaited';
  const mediaType = pictureType(bytes);
  if (mediaType === undefined) return 'photo-not-a-picture';
  const { step } = entry;
  const sha256 = createHash('sha256').update(bytes).digest('hex') as HashHex;
  const photo = { id: photoId, step, officer, receivedAt: now, mediaType, sha256, bytes };
  // The step was signed before its photos came in: what they are is an entry of its own.
  const told = { by: officer, mediaType, photo: photoId, sha256, step };
  return store.inspections.putPhoto(inspectionId, photo, [decisionLeaf(PHOTO_KEPT, inspectionId, now, told)]);
}

/** What the bytes are by their first ones, whatever they are said to be; nothing when they are no picture we take. */
function pictureType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && text(1, 8) === 'PNG\r\n\x1a\n') return 'image/png';
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? 'image/webp' : undefined;
}
