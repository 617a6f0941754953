import type { ClientBase, Pool } from 'pg';
import type { PendingLeaf } from '../port/events.ts';
import type { OfficerPin, Photo } from '../port/inspections.ts';
import { insertLeaves } from './append.ts';
import { hexBytes, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

/** Keeps a photo once: the same bytes again are the same photo, other bytes under its id are refused. */
export async function putPhoto(
  pool: Pool,
  inspection: string,
  photo: Photo,
  leaves: readonly PendingLeaf[],
): Promise<'stored' | 'same' | 'differs'> {
  const stored = await transaction(pool, async (db) => {
    if (!(await insertPhoto(db, inspection, photo))) return false;
    await insertLeaves(db, leaves);
    return true;
  });
  if (stored) return 'stored';
  const { rows } = await pool.query(
    'select from inspection_photo where id = $1 and inspection_id = $2 and sha256 = $3',
    [photo.id, inspection, hexBytes(photo.sha256)],
  );
  return rows.length === 1 ? 'same' : 'differs';
}

async function insertPhoto(db: ClientBase, inspection: string, photo: Photo): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into inspection_photo (id, inspection_id, step, officer, received_at, media_type, sha256, bytes)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [
      photo.id,
      inspection,
      photo.step,
      photo.officer,
      timestamp(photo.receivedAt),
      photo.mediaType,
      hexBytes(photo.sha256),
      Buffer.from(photo.bytes),
    ],
  );
  return rowCount === 1;
}

/** A photo with its bytes; nothing under the id of another inspection. */
export async function photoOf(pool: Pool, inspection: string, id: string): Promise<Photo | undefined> {
  const { rows } = await pool.query<Photo>(
    `select id, step, officer, received_at as "receivedAt", media_type as "mediaType", encode(sha256, 'hex') as sha256,
      bytes from inspection_photo where id = $1 and inspection_id = $2`,
    [id, inspection],
  );
  return rows[0];
}

/** Which of the photos that acts name have come in; devices send them after the act. */
export async function photoIds(pool: Pool, inspections: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from inspection_photo where inspection_id = any($1::uuid[])',
    [inspections],
  );
  return new Set(rows.map((row) => row.id));
}

/** Writes over the former one. No event: what changes is how a person proves to be themselves, as with a password. */
export async function setPin(pool: Pool, pin: OfficerPin): Promise<void> {
  await pool.query(
    `insert into officer_pin (officer, salt, iterations, key, set_at) values ($1, $2, $3, $4, $5)
    on conflict (officer) do update set salt = excluded.salt, iterations = excluded.iterations, key = excluded.key,
      set_at = excluded.set_at`,
    [pin.officer, hexBytes(pin.saltHex), pin.iterations, hexBytes(pin.keyHex), timestamp(pin.setAt)],
  );
}

/** Salts and keys, never a PIN; what goes out to devices of them is `verifierOf`'s to say. */
export async function pins(pool: Pool, officers?: readonly string[]): Promise<readonly OfficerPin[]> {
  const { rows } = await pool.query<OfficerPin>(
    `select officer, encode(salt, 'hex') as "saltHex", iterations, encode(key, 'hex') as "keyHex", set_at as "setAt"
    from officer_pin where $1::text[] is null or officer = any($1) order by officer`,
    [officers ?? null],
  );
  return rows;
}
