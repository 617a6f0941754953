import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Referral, ReferralAnswer, ReferralStore } from '../port/referrals.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { writeRecord } from './written.ts';

interface ReferralRow extends Omit<Referral, 'answer'> {
  readonly result: ReferralAnswer['result'] | null;
  readonly remark: string | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
}

/** The part of the store that keeps cases handed to partner agencies. */
export function referralStore(pool: Pool): ReferralStore {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly Referral[]> => {
    const { rows } = await pool.query<ReferralRow>(
      `select r.id, r.finding, r.declaration_id as "declarationId", r.agency, r.hazard, r.legal_basis as "legalBasis",
        r.documents::text[] as documents, r.deadline, r.opened_by as "openedBy", r.opened_at as "openedAt",
        a.result, a.remark, a.at as "answeredAt", a.actor as "answeredBy"
      from referral r left join referral_answer a on a.referral_id = r.id ${where}`,
      [...values],
    );
    return rows.map(toReferral);
  };
  return {
    open: (one, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into referral (id, finding, declaration_id, agency, hazard, legal_basis, documents, deadline, opened_by, opened_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (finding, agency, hazard) do nothing`,
          [
            one.id,
            one.finding,
            one.declarationId,
            one.agency,
            one.hazard,
            one.legalBasis,
            [...one.documents],
            timestamp(one.deadline),
            one.openedBy,
            timestamp(one.openedAt),
          ],
        );
        // The unique key of finding, agency and hazard: one finding is one case, whoever refers it a second time.
        if (rowCount !== 1) return false;
        await writeRecord(db, record);
        return true;
      }),
    answer: (id, answer, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into referral_answer (referral_id, result, remark, at, actor) values ($1, $2, $3, $4, $5)
          on conflict (referral_id) do nothing`,
          [id, answer.result, answer.remark ?? null, timestamp(answer.at), answer.actor],
        );
        if (rowCount !== 1) return false;
        await writeRecord(db, record);
        return true;
      }),
    byId: async (id) => (await select('where r.id = $1', [id]))[0],
    list: ({ agency, open }, limit) =>
      select(
        `where ($1::text is null or r.agency = $1) and ($2::bool is null or (a.referral_id is null) = $2)
        order by r.id desc limit $3`,
        [agency ?? null, open ?? null, limit],
      ),
  };
}

function toReferral({ result, remark, answeredAt, answeredBy, ...rest }: ReferralRow): Referral {
  if (result === null || answeredAt === null || answeredBy === null) return rest;
  const answer = { result, ...(remark === null ? {} : { remark }), at: answeredAt, actor: answeredBy };
  return { ...rest, answer };
}
