import type { Pool } from 'pg';
import type {
  AuditedAct,
  AuditedAssessment,
  AuditedDeclarationNow,
  AuditedEntry,
  AuditedInspection,
  AuditedLeaf,
  AuditedPast,
  AuditedPhoto,
  AuditStore,
} from '../port/audit.ts';
import type { HashHex } from '../../core/domain/ids.ts';
import type { LedgerHead, TileHash } from '../port/ledger.ts';
import type { ReplayRun } from '../port/rules.ts';
import { EVENT_LEAF, EVENT_LINE } from './event-line.ts';

const LEAF = `l.id, l.kind, l.subject, l.at, encode(l.commitment, 'hex') as commitment,
  encode(o.salt, 'hex') as "saltHex", o.statement`;

type OpenedRow<Leaf> = Leaf & { readonly saltHex: string | null; readonly statement: string | null };

/** A leaf with its opening, or without one where that is gone. */
function opened<Leaf>({ saltHex, statement, ...leaf }: OpenedRow<Leaf>) {
  return saltHex === null || statement === null ? leaf : { ...leaf, opening: { saltHex, statement } };
}

const ASSESSMENT = `id, declaration_id as "declarationId", declaration_version as version, cause, at, lane,
  encode(rule_set, 'hex') as "ruleSet", history_version as "historyVersion", features, result`;

const DECLARATION = `id, version, encode(content_hash, 'hex') as "contentHash", body, encode(first_hash, 'hex') as "firstHash",
  accepted_at as "acceptedAt", lane, declarant, reference, direction, importer, exporter, carrier,
  dispatch_country as "dispatchCountry", item_count as "itemCount", first_hs as "firstHs", lodged_at as "lodgedAt",
  gross_kg as "grossKg", value_minor as "valueMinor", warnings, filed.value,
  awaited_plate as "awaitedPlate",
  exists (select from crossing_declaration cd where cd.declaration_id = d.id) as carried`;

/** The assessment that was made when what now stands was filed: the rates of that day made its value. */
const FILED = `left join lateral (
  select json_build_object('of', (a.features -> 0 ->> 'declaration.totalValue')::float8) as value from assessment a
  where a.declaration_id = d.id and a.declaration_version = d.version and a.cause in ('accepted', 'amended')
  order by a.id limit 1) as filed on true`;
type FiledRow = AuditedDeclarationNow & { readonly value: { readonly of: number | null } | null };

/** The leaf of an assessment vouches for the event of the same id, subject and time. */
const SHARED = `l.id = e.id and l.kind = 'assessment' and l.subject = e.subject and l.at = e.at`;
/** Any other event has a leaf of its own, whose id follows from the event's. */
const OWN = `l.kind = 'event' and l.id = e.leaf`;
/** Events past a number for which none of the two is there, in the log or pending; by the log's unique key over ids. */
const UNNAMED_EVENTS = `
select e.seq from (select seq, id, subject, at, ${EVENT_LEAF} as leaf from event where seq > $1) as e
where not exists (select from ledger_entry l where ${SHARED} and l.index >= $2)
  and not exists (select from pending_leaf l where ${SHARED})
  and not exists (select from ledger_entry l where ${OWN})
  and not exists (select from pending_leaf l where ${OWN})
order by e.seq limit $3`;

/** Tables of documents, clearances, audits, referrals and appeals, and which of their rows a decision stands behind. */
const CASE_TABLES = [
  ['clearance', ''],
  ['document_answer', ''],
  ['document_file', ''],
  ['document_decision', ''],
  ['document_request', ''],
  ['audit_case', ''],
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
    declarations: async (after, limit) =>
      (
        await rows<FiledRow>(
          `select ${DECLARATION} from declaration d ${FILED} where $1::uuid is null or id > $1 order by id limit $2`,
          [after ?? null, limit],
        )
      ).map(({ value, ...row }) => (value === null ? row : { ...row, assessedValue: value.of })),
    // The limit counts declarations and not rows, so that no declaration's past is cut in two.
    pastDeclarations: (after, limit) =>
      rows<AuditedPast>(
        `select declaration_id as id, version, encode(content_hash, 'hex') as "contentHash", replaced_at as "replacedAt", body from declaration_past
        where declaration_id in (select distinct declaration_id from declaration_past
          where $1::uuid is null or declaration_id > $1 order by declaration_id limit $2)
        order by declaration_id, version`,
        [after ?? null, limit],
      ),
    inspections: (after, limit) =>
      rows<AuditedInspection>(
        `select id, crossing_id as crossing, state, assigned, outcome, opened_at as "openedAt", concluded_at as "concludedAt",
          version, body from inspection where $1::uuid is null or id > $1 order by id limit $2`,
        [after ?? null, limit],
      ),
    acts: (after, limit) =>
      rows<AuditedAct>(
        `select id, inspection_id as inspection, ordinal, action, officer as "by", at, received_at as received, offline, body
        from inspection_entry where $1::uuid is null or id > $1 order by id limit $2`,
        [after ?? null, limit],
      ),
    photos: (after, limit) =>
      rows<AuditedPhoto>(
        `select id, inspection_id as inspection, step, officer, received_at as "receivedAt", media_type as "mediaType",
          encode(sha256, 'hex') as sha256, sha256(bytes) = sha256 as intact
        from inspection_photo where $1::uuid is null or id > $1 order by id limit $2`,
        [after ?? null, limit],
      ),
    unnamedEvents: async (seq, fromIndex, limit) =>
      (await rows<{ seq: number }>(UNNAMED_EVENTS, [seq, fromIndex, limit])).map((row) => row.seq),
    // Hashed by the database as each leaf was: reading events out would cost several times as much.
    eventHashes: (ids) =>
      rows<{ id: string; sha256: HashHex }>(
        `select id, encode(sha256(convert_to(${EVENT_LINE}, 'UTF8')), 'hex') as sha256 from event where id = any($1::uuid[])`,
        [ids],
      ),
    halfReviews: async () =>
      (
        await rows<{ id: string }>(
          `select id from review where (steps is null) <> (done_at is null) or (waived_by is null) <> (waived_at is null)
          or num_nulls(waive_reason, waive_asked_by, waive_asked_at) in (1, 2)
          or (waived_by is not null and waive_reason is null)`,
        )
      ).map(({ id }) => id),
    documentDecisions: () =>
      rows(
        `select v.request_id as request, v.answer_id as answer, r.declaration_id as declaration, v.outcome, v.reason, v.at,
          v.officer as "by" from document_decision v left join document_request r on r.id = v.request_id order by v.id`,
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
