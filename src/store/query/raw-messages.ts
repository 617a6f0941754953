import type { ClientBase, Pool } from 'pg';
import type { DeclarationId } from '../../core/domain/ids.ts';
import type { RawMessageStore, RawPart } from '../port/raw-messages.ts';
import { timestamp } from './encode.ts';

/** In the order of `rawColumns`. */
export const RAW_MESSAGE = 'id, part, received_at, actor, format, declarations, bytes, key_day, sealed';

/** The bytes go over as they are: as text they would double. */
export function rawColumns(raw: RawPart | undefined): readonly unknown[] {
  if (raw === undefined) return [null, null, null, null, null, null, null, null, null];
  const { message, part, at, actor, format, declarations, bytes, keyDay, sealed } = raw;
  return [message, part, timestamp(at), actor, format, declarations, bytes, keyDay, sealed];
}

/** Writes a stretch in the caller's transaction, with what was read of it; nothing where messages are not kept. */
export async function insertRawPart(db: Pool | ClientBase, raw: RawPart | undefined): Promise<void> {
  if (raw === undefined) return;
  await db.query({
    name: 'insert-raw-message',
    text: `insert into raw_message (${RAW_MESSAGE}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [...rawColumns(raw)],
  });
}

/**
 * A stretch ends wherever the bytes did that were read so far: a declaration may begin in the one before, and a reader that looks
 * ahead gives one out a stretch later.
 */
const MOST_PARTS = 3;

const COLUMNS = `m.id as message, m.part, m.received_at as at, m.actor, m.format, m.declarations, m.bytes,
  m.key_day as "keyDay", m.sealed`;

/** Found by the moments at which the declaration came in: an index over every id of every message would cost intake more than the copy. */
const NAMING = `
with moment as (
  select accepted_at as at from declaration where id = $1
  union select replaced_at from declaration_past where declaration_id = $1
)
select m.id as message, m.part from raw_message m join moment on m.received_at = moment.at
where $1 = any(m.declarations) order by m.received_at, m.id`;

const PARTS = `
select ${COLUMNS} from raw_message m where m.id = $1 and (m.part = 0 or m.part in (
  select n.part from raw_message n where n.id = $1 and n.part <= $2 and n.bytes > 0 order by n.part desc limit ${MOST_PARTS}))
order by m.part`;

/** The part of the store that keeps messages as they came in. */
export function rawMessageStore(pool: Pool): RawMessageStore {
  return {
    async ofDeclaration(id: DeclarationId) {
      const naming = await pool.query<{ message: string; part: number }>(NAMING, [id]);
      return Promise.all(
        naming.rows.map(async ({ message, part }) => {
          const { rows } = await pool.query<RawPart>(PARTS, [message, part]);
          const stretch = rows.filter(({ bytes }) => bytes > 0).slice(-MOST_PARTS);
          const head = rows.find((one) => one.part === 0);
          return { stretch, ...(head === undefined ? {} : { head }) };
        }),
      );
    },
  };
}
