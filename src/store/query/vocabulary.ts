import type { Pool } from 'pg';
import type { BilingualText } from '../../core/domain/text.ts';
import type { StoredTerm } from '../port/lists.ts';
import type { Written } from '../port/rules.ts';
import { timestamp } from './encode.ts';
import { decisionOf, type TwoPersonRow, twoPersonOf } from './two-person.ts';
import { changeOne } from './written.ts';

interface TermRow extends TwoPersonRow {
  readonly term: string;
  readonly proposal: number;
  readonly label: BilingualText;
  readonly words: readonly string[];
  readonly hs_headings: readonly string[];
}

/** Every proposal ever made, by word and number; which one is in force the caller says. */
export async function vocabularyTerms(pool: Pool): Promise<readonly StoredTerm[]> {
  const { rows } = await pool.query<TermRow>('select * from vocabulary_term order by term, proposal');
  return rows.map((row) => ({
    id: row.term,
    proposal: row.proposal,
    label: row.label,
    words: row.words,
    hsHeadings: row.hs_headings,
    ...twoPersonOf(row),
  }));
}

/**
 * False, and nothing written, when a proposal of that number stands: two people proposed at once, and one looks again.
 */
export function proposeTerm(pool: Pool, term: StoredTerm, record: Written): Promise<boolean> {
  return changeOne(
    pool,
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
    record,
  );
}

/** A proposal is approved or refused once; that it is another person who decides is checked before and by the table. */
export function decideTerm(pool: Pool, term: StoredTerm, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `update vocabulary_term set approved_by = $3, approved_at = $4, refused_by = $5, refused_at = $6
      where term = $1 and proposal = $2 and approved_at is null and refused_at is null`,
    [term.id, term.proposal, ...decisionOf(term)],
    record,
  );
}
