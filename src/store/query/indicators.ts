import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { InspectionFacts } from '../../core/oversee/indicators.ts';
import type { FigureContest, OverseeStore } from '../port/oversee.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { writeRecord } from './written.ts';

/** An inspection is its decider's; of a span of a year there are some tens of thousands. */
const FACTS = `
select coalesce(i.body -> 'decisions' -> -1 ->> 'by', i.assigned, '') as officer, i.opened_at as "openedAt",
  (i.body ->> 'startedAt')::float8 as "startedAt", i.concluded_at as "concludedAt", i.body -> 'flags' as flags,
  looked.causes, looked.looks, looked.differing
from inspection i
  cross join lateral (select coalesce(array_agg(r.cause), '{}') as causes,
    count(*) filter (where r.verdict is not null) as looks, count(*) filter (where r.verdict = 'differs') as differing
    from review r where r.inspection_id = i.id) looked
where i.state = 'concluded' and i.concluded_at >= $1 and i.concluded_at < $2
  and ($3::text is null or coalesce(i.body -> 'decisions' -> -1 ->> 'by', i.assigned, '') = $3)`;

type Row = Omit<InspectionFacts, 'watch' | 'startedAt'> & { readonly startedAt: Instant | null };

/**
 * Which watch an inspection fell in is the caller's to say: it follows from the port's time zone, which the database
 * does not know.
 */
export async function inspectionFacts(
  pool: Pool,
  from: Instant,
  before: Instant,
  officer?: string,
): ReturnType<OverseeStore['inspections']> {
  const { rows } = await pool.query<Row>(FACTS, [timestamp(from), timestamp(before), officer ?? null]);
  return rows.map(({ startedAt, ...row }) => (startedAt === null ? row : { ...row, startedAt }));
}

/** Records an officer's word with its event; any number may stand on one figure. */
export function addContest(
  pool: Pool,
  { id, officer, indicator, ground, at }: FigureContest,
  record: Parameters<OverseeStore['addContest']>[1],
): Promise<void> {
  return transaction(pool, async (db) => {
    await db.query('insert into figure_contest (id, officer, indicator, ground, at) values ($1, $2, $3, $4, $5)', [
      id,
      officer,
      indicator,
      ground,
      timestamp(at),
    ]);
    await writeRecord(db, record);
  });
}

/** Newest first. By the index of officer and time for one officer; without one the table is sorted, which is small. */
export async function figureContests(pool: Pool, limit: number, officer?: string): Promise<readonly FigureContest[]> {
  const { rows } = await pool.query<FigureContest>(
    `select id, officer, indicator, ground, at from figure_contest where $2::text is null or officer = $2
    order by at desc, id desc limit $1`,
    [limit, officer ?? null],
  );
  return rows;
}
