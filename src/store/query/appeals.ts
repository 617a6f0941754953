import type { ClientBase, Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { AppealDecision, AppealRow, AppealStore, CorrectedWord } from '../port/appeals.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { writeRecord } from './written.ts';

interface Row extends Omit<AppealRow, 'statement' | 'decided'> {
  readonly statement: string | null;
  readonly outcome: AppealDecision['outcome'] | null;
  readonly remedy: AppealDecision['remedy'];
  readonly reason: AppealDecision['reason'];
  readonly decidedAt: Instant;
  readonly officer: string;
}

/** Events that somebody leaves by reading: they make nobody a party to a matter. */
const LOOKS = ['plate-looked-up', 'referral-looked-up', 'document-looked-up', 'raw-message-looked-up'];

/** The part of the store that keeps what traders asked to be looked at again. */
export function appealStore(pool: Pool): AppealStore {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly AppealRow[]> => {
    const { rows } = await pool.query<Row>(
      `select p.id, p.declaration_id as "declarationId", p.notice_kind as kind, p.decision, p.ground, s.statement,
        p.lodged_by as "lodgedBy", p.lodged_at as "lodgedAt", p.due_at as "dueAt", d.reference, d.declarant,
        x.outcome, x.remedy, x.reason, x.at as "decidedAt", x.officer
      from appeal p join declaration d on d.id = p.declaration_id left join appeal_decision x on x.appeal_id = p.id
        left join appeal_statement s on s.appeal_id = p.id ${where}`,
      [...values],
    );
    return rows.map(toAppeal);
  };
  return {
    lodge: (one, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into appeal (id, declaration_id, notice_kind, decision, ground, lodged_by, lodged_at, due_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (declaration_id, decision) do nothing`,
          [
            one.id,
            one.declarationId,
            one.kind,
            one.decision,
            one.ground,
            one.lodgedBy,
            timestamp(one.lodgedAt),
            timestamp(one.dueAt),
          ],
        );
        if (rowCount !== 1) return false;
        // Apart from the appeal, which a trigger keeps from change: the words can then be erased while the appeal
        // stands.
        if (one.statement !== undefined)
          await db.query('insert into appeal_statement (appeal_id, statement) values ($1, $2)', [
            one.id,
            one.statement,
          ]);
        await writeRecord(db, record);
        return true;
      }),
    decide: (id, one, record, follows) =>
      transaction(pool, async (db) => {
        if (follows !== undefined && !(await holdWord(db, follows))) return 'spoken';
        const { rowCount } = await db.query(
          `insert into appeal_decision (appeal_id, outcome, remedy, reason, at, officer) values ($1, $2, $3, $4, $5, $6)
          on conflict (appeal_id) do nothing`,
          [id, one.outcome, one.remedy, JSON.stringify(one.reason), timestamp(one.at), one.officer],
        );
        if (rowCount !== 1) return 'decided-before';
        await writeRecord(db, record);
        return 'decided';
      }),
    byId: async (id) => (await select('where p.id = $1', [id]))[0],
    ofDeclaration: (id) => select('where p.declaration_id = $1 order by p.lodged_at', [id]),
    list: ({ open }, limit) =>
      select(
        `where $1::bool is null or (x.appeal_id is null) = $1
        order by x.appeal_id is not null, case when x.appeal_id is null then p.due_at end, x.at desc, p.id limit $2`,
        [open ?? null, limit],
      ),
    // The matter is the declaration, every passage that ever carried it (a cancelled one is known by its events
    // alone), their inspections and its audit.
    async involved(id) {
      const { rows } = await pool.query<{ who: string }>(
        `with passage as (
          select crossing_id as id from crossing_declaration where declaration_id = $1
          union select (body ->> 'crossing')::uuid from event where subject = $1 and body ? 'crossing'
        ), matter as (
          select $1::uuid as id union select id from passage union select i.id from inspection i join passage on i.crossing_id = passage.id
          union select id from audit_case where declaration_id = $1
        )
        select actor as who from event where subject in (select id from matter) and kind <> all($2)
        union select officer from inspection_entry where inspection_id in (select id from matter)
        union select drawn from draw_assignment where inspection_id in (select id from matter) and drawn is not null`,
        [id, LOOKS],
      );
      return new Set(rows.map(({ who }) => who));
    },
  };
}

/**
 * Whether a word is still the last on its check, held until the transaction ends: whoever says more of a passage holds its row,
 * and what was said before the lock was had is read after it.
 */
async function holdWord(db: ClientBase, { declarationId, crossing, check, word }: CorrectedWord): Promise<boolean> {
  await db.query('select 1 from crossing where id = $1 for update', [crossing]);
  const { rows } = await db.query<{ word: string }>(
    'select event_id as word from check_label where declaration_id = $1 and check_id = $2',
    [declarationId, check],
  );
  return rows[0]?.word === word;
}

function toAppeal({ statement, outcome, remedy, reason, decidedAt, officer, ...rest }: Row): AppealRow {
  return {
    ...rest,
    ...(statement === null ? {} : { statement }),
    ...(outcome === null ? {} : { decided: { outcome, remedy, reason, at: decidedAt, officer } }),
  };
}
