import type { Instant } from '../../core/domain/ids.ts';
import type { DocumentRequest } from '../../store/port/documents.ts';
import type { Store } from '../../store/port/store.ts';
import { sha256Bytes } from '../hash.ts';
import type { AuditedRecord, Coverage } from './coverage.ts';
import { differingValues } from './record-coverage.ts';

/** Cases are thousands where declarations are millions: they are read at once. */
const EVERYTHING = 1_000_000;
const PAGE = 5_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What was decided about documents, clearances, audits, referrals and appeals, against what the ledger says of it. */
const CASES: readonly Coverage[] = [
  {
    table: 'clearance',
    kinds: ['clearance-received'],
    fold({ decision: { clearance, ...said }, at, subject }, expected) {
      expected.set(String(clearance), { ...said, at, subject });
    },
    records: ({ store }) => clearances(store),
  },
  {
    table: 'document_answer',
    kinds: ['document-answered'],
    fold({ decision: { answer, type: _type, ...said }, at, subject }, expected) {
      expected.set(String(answer), { ...said, at, subject });
    },
    records: ({ store }) => answers(store),
    // A file that retention erased is not there to be compared; that it was handed in is.
    differing: ({ sha256, ...values }, { sha256: said, ...expected }) => [
      ...differingValues(values, expected),
      ...(sha256 === undefined || sha256 === said ? [] : ['content']),
    ],
  },
  {
    table: 'document_decision',
    kinds: ['document-accepted', 'document-refused', 'document-withdrawn'],
    fold({ kind, decision: { request, answer, reason, by }, at, subject }, expected) {
      const outcome = kind.replace('document-', '');
      expected.set(String(answer ?? request), { request, outcome, reason, by, at, subject });
    },
    records: ({ store }) => verdicts(store),
  },
  {
    table: 'audit_case',
    kinds: ['audit-concluded'],
    fold({ decision: { audit, ...said }, at, subject }, expected) {
      expected.set(String(audit), { ...said, at, subject });
    },
    async *records({ store }) {
      for (const one of await store.audits.list({ open: false }, EVERYTHING)) {
        const { id, declarationId, concludedAt, result, items, concludedBy: by } = one;
        yield record(id, declarationId, concludedAt, { result, items, by });
      }
    },
  },
  {
    table: 'referral',
    kinds: ['referral-opened'],
    fold({ decision: { referral, ...said }, at, subject }, expected) {
      expected.set(String(referral), { ...said, at, subject });
    },
    async *records({ store }) {
      for (const one of await store.referrals.list({}, EVERYTHING)) {
        const { id, declarationId, openedAt, openedBy: by, answer: _answer, ...said } = one;
        yield record(id, declarationId, openedAt, { ...said, by });
      }
    },
  },
  {
    table: 'referral_answer',
    kinds: ['referral-answered'],
    fold({ decision: { referral, ...said }, at, subject }, expected) {
      expected.set(String(referral), { ...said, at, subject });
    },
    async *records({ store }) {
      for (const { id, declarationId, agency, answer } of await store.referrals.list({ open: false }, EVERYTHING)) {
        if (answer === undefined) continue;
        const { result, remark, at, actor: by } = answer;
        yield record(id, declarationId, at, { agency, result, remark, by });
      }
    },
  },
  {
    table: 'appeal',
    kinds: ['appeal-lodged'],
    fold({ decision: { appeal, ...said }, at, subject }, expected) {
      expected.set(String(appeal), { ...said, at, subject });
    },
    async *records({ store }) {
      for (const one of await store.appeals.list({}, EVERYTHING)) {
        const { id, declarationId, lodgedAt, decision, kind: of, ground, dueAt, lodgedBy: by } = one;
        yield record(id, declarationId, lodgedAt, { decision, of, ground, dueAt, by });
      }
    },
  },
  {
    table: 'appeal_decision',
    kinds: ['appeal-decided'],
    fold({ decision: { appeal, outcome, remedy, reason, by }, at, subject }, expected) {
      expected.set(String(appeal), { outcome, remedy, reason, by, at, subject });
    },
    async *records({ store }) {
      for (const { id, declarationId, decided } of await store.appeals.list({ open: false }, EVERYTHING)) {
        if (decided === undefined) continue;
        const { at, officer: by, ...said } = decided;
        yield record(id, declarationId, at, { ...said, by });
      }
    },
  },
];

/** As CASES, with what belongs to nothing: a row whose declaration, request or case is not there is in no list, and is counted. */
export const CASE_COVERAGE: readonly Coverage[] = CASES.map((coverage) => ({
  ...coverage,
  async *records(source) {
    let seen = 0;
    for await (const one of coverage.records(source)) {
      seen += 1;
      yield one;
    }
    const loose = ((await source.audit.caseRows())[coverage.table] ?? 0) - seen;
    if (loose !== 0) yield { name: `${loose} that belong to nothing`, subject: NOBODY, values: {} };
  },
}));

function record(
  name: string,
  subject: string,
  at: Instant | undefined,
  values: AuditedRecord['values'],
): AuditedRecord {
  return { name, subject, ...(at === undefined ? {} : { at }), values: { ...values, at, subject } };
}

async function* clearances(store: Store): AsyncIterable<AuditedRecord> {
  for (let after = 0; ; ) {
    const page = await store.clearances.after(after, PAGE);
    for (const { id, declarationId, at, actor: by, partner, decision, version, number } of page)
      yield record(id, declarationId, at, { partner, decision, version, number, by });
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

const requests = (store: Store): Promise<readonly DocumentRequest[]> => store.documents.list({}, EVERYTHING);

async function* answers(store: Store): AsyncIterable<AuditedRecord> {
  for (const { id: request, declarationId, answers: given } of await requests(store)) {
    for (const { id, at, actor: by, media, bytes } of given) {
      const file = await store.documents.file(id);
      const sha256 = file === undefined ? undefined : Buffer.from(sha256Bytes(file.content)).toString('hex');
      yield record(id, declarationId, at, { request, media, bytes, by, sha256 });
    }
  }
}

async function* verdicts(store: Store): AsyncIterable<AuditedRecord> {
  for (const { id, declarationId, answers: given, withdrawn } of await requests(store)) {
    for (const { id: answer, decided, reason, decidedBy: by, decidedAt } of given)
      if (decided !== undefined)
        yield record(answer, declarationId, decidedAt, { request: id, outcome: decided, reason, by });
    if (withdrawn !== undefined)
      yield record(id, declarationId, withdrawn.at, {
        request: id,
        outcome: 'withdrawn',
        reason: withdrawn.reason,
        by: withdrawn.by,
      });
  }
}
