import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { StoredTerm } from '../port/lists.ts';
import type { Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { transaction } from './transaction.ts';

interface TermRow {
  readonly term: string;
  readonly proposal: number;
  readonly label: BilingualText;
  readonly words: readonly string[];
  readonly hs_headings: readonly string[];
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly approved_by: string | null;
  readonly approved_at: Instant | null;
  readonly refused_by: string | null;
  readonly refused_at: Instant | null;
}

export async function vocabularyTerms(pool: Pool): Promise<readonly StoredTerm[]> {
  const { rows } = await pool.query<TermRow>('select * from vocabulary_term order by term, proposal');
  return rows.map((row) => ({
    id: row.term,
    proposal: row.proposal,
    label: row.label,
    words: row.words,
    hsHeadings: row.hs_headings,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.refused_by === null ? {} : { refusedBy: row.refused_by }),
    ...(row.refused_at === null ? {} : { refusedAt: row.refused_at }),
  }));
}

export function proposeTerm(pool: Pool, term: StoredTerm, record: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `insert into vocabulary_term (term, proposal, label, words, hs_headings, proposed_by, proposed_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (term, proposal) do nothing`,
      [
        term.id,
        term.proposal,
        JSON.stringify(term.label),
        term.words,
        term.hsHeadings,
        term.proposedBy,
        timestamp(term.proposedAt),
      ],
    );
    if (rowCount !== 1) return false;
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
    return true;
  });
}

export function decideTerm(pool: Pool, term: StoredTerm, record: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `update vocabulary_term set approved_by = $3, approved_at = $4, refused_by = $5, refused_at = $6
      where term = $1 and proposal = $2 and approved_at is null and refused_at is null`,
      [
        term.id,
        term.proposal,
        term.approvedBy ?? null,
        timestampOrNull(term.approvedAt),
        term.refusedBy ?? null,
        timestampOrNull(term.refusedAt),
      ],
    );
    if (rowCount !== 1) return false;
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
    return true;
  });
}
