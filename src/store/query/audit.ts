import type { Pool } from 'pg';
import type {
  AuditedAssessment,
  AuditedDeclaration,
  AuditedDeclarationNow,
  AuditedEntry,
  AuditedLeaf,
  AuditStore,
} from '../port/audit.ts';
import type { LedgerHead, TileHash } from '../port/ledger.ts';
import type { ReplayRun } from '../port/rules.ts';

const LEAF = `l.id, l.kind, l.subject, l.at, encode(l.commitment, 'hex') as commitment,
  encode(o.salt, 'hex') as "saltHex", o.statement`;

type OpenedRow<Leaf> = Leaf & { readonly saltHex: string | null; readonly statement: string | null };

function opened<Leaf>({ saltHex, statement, ...leaf }: OpenedRow<Leaf>) {
  return saltHex === null || statement === null ? leaf : { ...leaf, opening: { saltHex, statement } };
}

const ASSESSMENT = `id, declaration_id as "declarationId", declaration_version as version, cause, at, lane,
  encode(rule_set, 'hex') as "ruleSet", history_version as "historyVersion", features, result`;

const DECLARATION = `id, version, encode(content_hash, 'hex') as "contentHash", body, encode(first_hash, 'hex') as "firstHash",
  accepted_at as "acceptedAt", lane, declarant, reference, direction, importer, exporter, carrier,
  dispatch_country as "dispatchCountry", item_count as "itemCount", first_hs as "firstHs"`;

/** Tables of documents, clearances, audits, referrals and appeals, and which of their rows a decision stands behind. */
const CASE_TABLES = [
  ['clearance', ''],
  ['document_answer', ''],
  ['document_decision', ''],
  ['audit_case', 'where concluded_at is not null'],
  ['referral', ''],
  ['referral_answer', ''],
  ['appeal', ''],
  ['appeal_decision', ''],
] as const;

/** Plain reads in the order of keys, over whatever connection an audit stands on. */
export function auditStore(pool: Pool): AuditStore {
  const rows = async <Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await pool.query(sql, [...values])).rows as Row[];
  return {
    entries: async (after, limit) =>
      (
        await rows<OpenedRow<AuditedEntry>>(
          `select l.index, ${LEAF}, encode(l.leaf_hash, 'hex') as "leafHash"
          from ledger_entry l left join ledger_opening o on o.id = l.id where l.index > $1 order by l.index limit $2`,
          [after, limit],
        )
      ).map((row) => opened(row) as AuditedEntry),
    pending: async () =>
      (
        await rows<OpenedRow<AuditedLeaf>>(
          `select ${LEAF} from pending_leaf l left join ledger_opening o on o.id = l.id order by l.id`,
        )
      ).map((row) => opened(row) as AuditedLeaf),
    heads: (after, limit) =>
      rows<LedgerHead>(
        `select number, size, encode(root, 'hex') as root, at, note from ledger_head where number > $1
        order by number limit $2`,
        [after, limit],
      ),
    tiles: () =>
      rows<TileHash>(`select level, index, encode(hash, 'hex') as hash from ledger_tile order by level, index`),
    looseOpenings: async (limit) =>
      (
        await rows<{ id: string }>(
          `select o.id from ledger_opening o where not exists (select from ledger_entry e where e.id = o.id)
          and not exists (select from pending_leaf p where p.id = o.id) order by o.id limit $1`,
          [limit],
        )
      ).map(({ id }) => id),
    assessments: (after, limit) =>
      rows<AuditedAssessment>(
        `select ${ASSESSMENT} from assessment where $1::uuid is null or id > $1 order by id limit $2`,
        [after ?? null, limit],
      ),
    declarations: (after, limit) =>
      rows<AuditedDeclarationNow>(
        `select ${DECLARATION} from declaration where $1::uuid is null or id > $1 order by id limit $2`,
        [after ?? null, limit],
      ),
    pastDeclarations: (after, limit) =>
      rows<AuditedDeclaration>(
        `select declaration_id as id, version, encode(content_hash, 'hex') as "contentHash", body from declaration_past
        where declaration_id in (select distinct declaration_id from declaration_past
          where $1::uuid is null or declaration_id > $1 order by declaration_id limit $2)
        order by declaration_id, version`,
        [after ?? null, limit],
      ),
    caseRows: async () => {
      const counts = CASE_TABLES.map(
        ([table, where]) => `select '${table}' as name, count(*)::int as n from ${table} ${where}`,
      );
      const found = await rows<{ name: string; n: number }>(counts.join(' union all '));
      return Object.fromEntries(found.map(({ name, n }) => [name, n]));
    },
    replayRuns: () =>
      rows<ReplayRun>('select id, rule_id as "ruleId", version, at, officer, result from replay_run order by id'),
  };
}
