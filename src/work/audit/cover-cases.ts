import { canonicalJson } from '../../core/domain/canonical.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { DocumentRequest } from '../../store/port/documents.ts';
import type { Store } from '../../store/port/store.ts';
import { sha256Bytes } from '../hash.ts';
import { differingValues } from './record-coverage.ts';
import { RECORDS_ERASED } from '../retention/record-erasure.ts';
import type { AuditedRecord, AuditSource, Coverage } from './coverage.ts';
import { erasedIds } from './cover-inspections.ts';

/** Cases are thousands where declarations are millions: they are read at once. */
const EVERYTHING = 1_000_000;
const PAGE = 5_000;
/** Stands for a subject that no record has: what is found under it belongs to nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A name that no record has; so begins what an audit of the ledger does not ask a record for. */
const aside = (subject: string): string => `now ${subject}`;

/** Audits after release: opened, drawn for somebody, concluded. `may` gathers everybody it was ever given to. */
const AUDITS: Coverage = {
  table: 'audit_case',
  kinds: ['audit-opened', 'audit-concluded', 'assignment', 'reassignment-approved'],
  fold({ kind, subject, at, decision }, expected) {
    if (kind === 'assignment' || kind === 'reassignment-approved') {
      // Drawn for as inspections are; those are not audits and have no record here.
      const { drawn, to } = decision['record'] as { readonly drawn?: string; readonly to?: string };
      // Kept aside where no audit is known: the entry of one that is older than such entries comes after what was drawn for it.
      const name = expected.has(subject) ? subject : aside(subject);
      const before = expected.get(name);
      expected.set(name, { ...before, may: [...((before?.['may'] ?? []) as string[]), drawn ?? to] });
      return;
    }
    const { audit, crossing, dueAt, result, items, by } = decision;
    const before = expected.get(String(audit)) ?? { subject, may: expected.get(aside(String(audit)))?.['may'] ?? [] };
    expected.delete(aside(String(audit)));
    const said =
      kind === 'audit-opened'
        ? { crossing, dueAt, openedAt: at, result: null }
        : { result, items, by, concludedAt: at };
    expected.set(String(audit), { ...before, ...said });
  },
  async *records({ store }) {
    const all = [
      ...(await store.audits.list({ open: true }, EVERYTHING)),
      ...(await store.audits.list({ open: false }, EVERYTHING)),
    ];
    for (const { id, declarationId: subject, crossingId: crossing, concludedBy: by, ...rest } of all) {
      const { dueAt, openedAt, concludedAt, officer, result, items } = rest;
      const values = { subject, crossing, dueAt, openedAt, concludedAt, officer, result, items, by };
      yield { name: id, subject, at: openedAt, values };
    }
  },
  differing(values, { may, ...expected }) {
    const same = (name: string): boolean =>
      canonicalJson(values[name] ?? null) === canonicalJson(expected[name] ?? null);
    const { officer, by } = values;
    // Whom it was drawn for becomes visible a moment after the draw; who concludes an audit that is with nobody has it.
    const drawn = officer === undefined || officer === by || (may as readonly unknown[]).includes(officer);
    return [...Object.keys(expected).filter((name) => !same(name)), ...(drawn ? [] : ['officer'])];
  },
};

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
    kinds: ['document-answered', RECORDS_ERASED],
    fold({ kind, decision, at, subject }, expected) {
      if (kind === RECORDS_ERASED) {
        for (const id of erasedIds(decision, 'document-file'))
          expected.set(id, { ...expected.get(id), sha256: undefined });
        return;
      }
      const { answer, type: _type, ...said } = decision;
      expected.set(String(answer), { ...said, at, subject });
    },
    records: answers,
    // Earlier entries did not say which answer of its request it was.
    differing: ({ ordinal, ...values }, { ordinal: said, ...expected }) => [
      ...differingValues(values, expected),
      ...(said === undefined || said === ordinal ? [] : ['ordinal']),
    ],
  },
  {
    table: 'document_decision',
    kinds: ['document-accepted', 'document-refused', 'document-withdrawn'],
    fold({ kind, decision: { request, answer, reason, by }, at, subject }, expected) {
      const outcome = kind.replace('document-', '');
      expected.set(String(answer ?? request), { request, outcome, reason, by, at, subject });
    },
    records: verdicts,
  },
  {
    table: 'document_request',
    kinds: ['document-requested'],
    fold({ decision: { request, ...said }, at, subject }, expected) {
      expected.set(String(request), { ...said, at, subject });
    },
    async *records({ store }) {
      for (const { id, declarationId, type, origin, hazard, line, dueAt, ...asked } of await requests(store)) {
        const said = { type, origin, hazard, line, dueAt, by: asked.requestedBy };
        yield record(id, declarationId, asked.requestedAt, said);
      }
    },
  },
  AUDITS,
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
      if (one.subject !== NOBODY) seen += 1;
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

/** Answers in their order with the hash of each file, and files that belong to none. */
async function* answers({ store, audit }: AuditSource): AsyncIterable<AuditedRecord> {
  let files = 0;
  for (const { id: request, declarationId, answers: given } of await requests(store)) {
    for (const [before, { id, at, actor: by, media, bytes }] of given.entries()) {
      const file = await store.documents.file(id);
      if (file !== undefined) files += 1;
      const sha256 = file === undefined ? undefined : Buffer.from(sha256Bytes(file.content)).toString('hex');
      yield record(id, declarationId, at, { request, media, bytes, by, sha256, ordinal: before + 1 });
    }
  }
  const loose = ((await audit.caseRows())['document_file'] ?? 0) - files;
  if (loose !== 0) yield { name: `${loose} files of no answer`, subject: NOBODY, values: {} };
}

async function* verdicts({ audit }: AuditSource): AsyncIterable<AuditedRecord> {
  for (const { request, answer, declaration, at, ...said } of await audit.documentDecisions())
    yield record(answer ?? request, declaration ?? NOBODY, at, { request, ...said });
}
