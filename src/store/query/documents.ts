import type { Pool } from 'pg';
import type { DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import { type DocumentMedia, documentState } from '../../core/inspect/document-needs.ts';
import type {
  DocumentAnswer,
  DocumentClocks,
  DocumentFilter,
  DocumentRequest,
  DocumentStore,
  NewDocumentRequest,
} from '../port/documents.ts';
import { firstIdAt, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { changeOne, writeRecord } from './written.ts';

/** Requests that are asked for at most at once, so that a declaration with many papers is whole. */
const MOST_READ = 2_000;

/** The part of the store that keeps requests for documents, the files that answered them, and what was decided. */
export function documentStore(pool: Pool): DocumentStore {
  return {
    ask: (requests) =>
      transaction(pool, async (db) => {
        const added: string[] = [];
        for (const { record, ...one } of requests) {
          const { rowCount } = await db.query(
            `insert into document_request
              (id, declaration_id, type, origin, hazard, line, requested_by, requested_at, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
            [
              one.id,
              one.declarationId,
              one.type,
              one.origin,
              one.hazard ?? null,
              one.line ?? null,
              one.requestedBy,
              timestamp(one.requestedAt),
              timestamp(one.dueAt),
            ],
          );
          // The system asked for this type before (a unique index says so): nothing is new, so nothing is recorded.
          if (rowCount !== 1) continue;
          added.push(one.id);
          await writeRecord(db, record);
        }
        return added;
      }),
    answer: (answer, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into document_answer (id, request_id, ordinal, at, actor, media, bytes)
          values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
          [
            answer.id,
            answer.requestId,
            answer.ordinal,
            timestamp(answer.at),
            answer.actor,
            answer.media,
            answer.content.length,
          ],
        );
        if (rowCount !== 1) {
          // Whoever was first has committed: the same file sent twice, or another one.
          const same = await db.query('select 1 from document_answer where id = $1', [answer.id]);
          return same.rowCount === 1 ? ('seen' as const) : ('stale' as const);
        }
        await db.query('insert into document_file (answer_id, content) values ($1, $2)', [
          answer.id,
          Buffer.from(answer.content),
        ]);
        await writeRecord(db, record);
        return 'added' as const;
      }),
    decide: (decision, record) =>
      changeOne(
        pool,
        `insert into document_decision (id, request_id, answer_id, outcome, reason, at, officer)
          values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [
          decision.id,
          decision.requestId,
          decision.answerId ?? null,
          decision.outcome,
          decision.reason ?? null,
          timestamp(decision.at),
          decision.officer,
        ],
        record,
      ),
    list: (filter, limit) => listRequests(pool, filter, limit),
    async file(answerId) {
      const { rows } = await pool.query<{ media: DocumentMedia; content: Buffer }>(
        'select media, content from document_file join document_answer on id = answer_id where answer_id = $1',
        [answerId],
      );
      return rows[0];
    },
    async toAsk(acceptedFrom, limit) {
      // The ids of declarations begin with the time they were accepted at, so their index bounds the search.
      const { rows } = await pool.query<{ id: DeclarationId }>(
        `select d.id from declaration d
        cross join lateral (select result from assessment where declaration_id = d.id order by id desc limit 1) a
        where d.lane in ('yellow', 'red') and d.id >= $1 and a.result @? '$.hits[*] ? (@.lane == "yellow" && @.selected == true)'
          and not exists (select 1 from document_request r where r.declaration_id = d.id and r.origin = 'assessment')
          and not exists (select 1 from crossing_declaration cd join crossing c on c.id = cd.crossing_id
            where cd.declaration_id = d.id and c.released_at is not null)
        order by d.id limit $2`,
        [firstIdAt(acceptedFrom), limit],
      );
      return rows.map(({ id }) => id);
    },
    clocks: (from, before, now) => countClocks(pool, from, before, now),
  };
}

interface AnswerRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly media: DocumentMedia;
  readonly bytes: number;
  readonly decided: 'accepted' | 'refused' | null;
  readonly reason: DocumentAnswer['reason'] | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

interface RequestRow extends Omit<NewDocumentRequest, 'hazard' | 'line'> {
  readonly hazard: NewDocumentRequest['hazard'] | null;
  readonly line: number | null;
  readonly reference: string;
  readonly declarant: OperatorId;
  readonly answers: readonly AnswerRow[];
  readonly withdrawn: { readonly reason: string; readonly at: string; readonly by: string } | null;
}

/** The state follows from the answers and is worked out in one place, so the filter on it is applied here. */
async function listRequests(pool: Pool, filter: DocumentFilter, limit: number): Promise<readonly DocumentRequest[]> {
  const { rows } = await pool.query<RequestRow>(
    `select r.id, r.declaration_id as "declarationId", r.type, r.origin, r.hazard, r.line, r.requested_by as "requestedBy",
      r.requested_at as "requestedAt", r.due_at as "dueAt", d.reference, d.declarant,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'actor', a.actor, 'media', a.media, 'bytes', a.bytes,
        'decided', x.outcome, 'reason', x.reason, 'decidedBy', x.officer, 'decidedAt', x.at) order by a.ordinal)
        from document_answer a left join document_decision x on x.answer_id = a.id where a.request_id = r.id), '[]') as answers,
      (select jsonb_build_object('reason', w.reason, 'at', w.at, 'by', w.officer) from document_decision w
        where w.request_id = r.id and w.outcome = 'withdrawn') as withdrawn
    from document_request r join declaration d on d.id = r.declaration_id
    where ($1::uuid is null or r.id = $1) and ($2::uuid[] is null or r.declaration_id = any($2))
      and ($3::text is null or d.declarant = $3)
      and (not $4 or not exists (select 1 from document_decision e where e.request_id = r.id and e.outcome <> 'refused'))
    order by r.requested_at desc, r.id desc limit $5`,
    [
      filter.id ?? null,
      filter.declarationIds === undefined ? null : [...filter.declarationIds],
      filter.declarant ?? null,
      // Open requests only, where only open states are asked for: the index of ended ones then keeps old ones out of
      // the page.
      filter.states?.every((state) => state === 'asked' || state === 'answered' || state === 'refused') ?? false,
      filter.states === undefined ? limit : MOST_READ,
    ],
  );
  const all = rows.map(toRequest);
  const { states } = filter;
  return states === undefined ? all : all.filter(({ state }) => states.includes(state)).slice(0, limit);
}

// Times inside JSON come as text and not through the pool's parsers.
const instant = (text: string): Instant => Date.parse(text) as Instant;

/** A row with its answers; the state is worked out of them and stored nowhere. */
function toRequest({ hazard, line, withdrawn, answers: rows, ...rest }: RequestRow): DocumentRequest {
  const answers = rows.map(
    (row): DocumentAnswer => ({
      id: row.id,
      at: instant(row.at),
      actor: row.actor,
      media: row.media,
      bytes: row.bytes,
      ...(row.decided === null ? {} : { decided: row.decided }),
      ...(row.reason === null || row.reason === undefined ? {} : { reason: row.reason }),
      ...(row.decidedBy === null ? {} : { decidedBy: row.decidedBy }),
      ...(row.decidedAt === null ? {} : { decidedAt: instant(row.decidedAt) }),
    }),
  );
  const ended = withdrawn as { reason: never; at: string; by: string } | null;
  return {
    ...rest,
    ...(hazard === null || hazard === undefined ? {} : { hazard }),
    ...(line === null ? {} : { line }),
    answers,
    ...(ended === null ? {} : { withdrawn: { reason: ended.reason, at: instant(ended.at), by: ended.by } }),
    state: documentState(answers, ended !== null),
  };
}

/** As `clockBroken` counts: an answer in time that was not refused keeps the clock, and so does an end in time. */
async function countClocks(pool: Pool, from: Instant, before: Instant, now: Instant): Promise<DocumentClocks> {
  const { rows } = await pool.query<DocumentClocks>(
    `select count(*)::int as due, count(*) filter (where not kept)::int as broken from (
      select exists (select 1 from document_answer a left join document_decision x on x.answer_id = a.id
          where a.request_id = r.id and a.at <= r.due_at and x.outcome is distinct from 'refused')
        or exists (select 1 from document_decision e where e.request_id = r.id and e.outcome <> 'refused' and e.at <= r.due_at)
        as kept
      from document_request r where r.due_at >= $1 and r.due_at < least($2::timestamptz, $3::timestamptz)) as clocks`,
    [timestamp(from), timestamp(before), timestamp(now)],
  );
  return rows[0] ?? { due: 0, broken: 0 };
}
