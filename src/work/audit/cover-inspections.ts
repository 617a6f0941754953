import { canonicalJson } from '../../core/domain/canonical.ts';
import type { AuditedInspection } from '../../store/port/audit.ts';
import { canonicalHash } from '../decide-leaf.ts';
import { PHOTO_KEPT } from '../inspections/keep-photo.ts';
import { recordHash, standingOf } from '../inspections/record-act.ts';
import { RECORDS_ERASED } from '../retention/record-erasure.ts';
import type { AuditedRecord, Coverage, Expected, Values } from './coverage.ts';
import { differingValues } from './record-coverage.ts';
import type { Statement } from './statement.ts';

const PAGE = 200;
/** The bytes of so many photos are hashed at once. */
const PHOTOS = 50;
const ACTS = ['inspection-acted', 'step-waived', 'waiver-decided', 'inspection-decided', 'inspection-seconded'];
/** Who was drawn for an inspection that nobody began, and who was put in their place. */
const WITH_WHOM = ['assignment', 'reassignment-approved'];

/** Every page of a list in the order of ids. */
async function* paged<Row extends { readonly id: string }>(
  read: (after: string | undefined, limit: number) => Promise<readonly Row[]>,
  limit: number,
): AsyncGenerator<Row> {
  for (let last: string | undefined; ; ) {
    const page = await read(last, limit);
    yield* page;
    if (page.length < limit) return;
    last = page.at(-1)?.id;
  }
}

/** Inspections: the entry of each act states the whole record after it, so that no step, finding or decision is slipped in. */
const INSPECTIONS: Coverage = {
  table: 'inspection',
  kinds: ['inspection-ordered', ...ACTS, ...WITH_WHOM],
  fold: foldInspection,
  async *records({ audit }) {
    for await (const row of paged(audit.inspections, PAGE)) {
      const { id, crossing, openedAt: at, body } = row;
      const values = { crossing, record: recordHash(body), version: body.version, ...standingOf(body) };
      yield { name: id, subject: id, at, values, faults: contradictions(row) };
    }
  },
  differing(values, expected) {
    const { may, version, state, assigned, ...told } = expected;
    const same = (name: string, said: unknown): boolean => canonicalJson(values[name]) === canonicalJson(said);
    const wrong = Object.keys(told).filter((name) => !same(name, told[name]));
    if (state === undefined) return wrong;
    // Until it begins, whom an inspection is with follows from the draw, as soon as it is next read.
    const open = state === 'ordered' || state === 'assigned';
    const withWhom = [assigned, ...(open ? ((may ?? []) as readonly unknown[]) : [])];
    if (!withWhom.some((one) => same('assigned', one))) wrong.push('assigned');
    if (!same('state', open && values['assigned'] !== null ? 'assigned' : state)) wrong.push('state');
    if (open ? Number(values['version']) < Number(version) : values['version'] !== version) wrong.push('version');
    return wrong;
  },
};

/** Takes in one entry about an inspection: whom it may be with, or how its record and columns stood after an act. */
function foldInspection({ kind, subject, decision }: Statement, expected: Expected): void {
  const before = expected.get(subject) ?? {};
  const may = (before['may'] ?? []) as readonly unknown[];
  if (WITH_WHOM.includes(kind)) {
    // Audits are drawn for as well, and have no record here.
    if (!expected.has(subject)) return;
    const { drawn, to } = decision['record'] as { readonly drawn?: string; readonly to?: string };
    expected.set(subject, { ...before, may: [...may, drawn ?? to ?? null] });
    return;
  }
  const { crossing, record, version, state, assigned, about } = decision;
  // Acts of two devices enter the log by their times; the last one written is the one of the highest version.
  if (typeof before['version'] === 'number' && Number(version) <= before['version']) return;
  // Entries of before said nothing of how it stood.
  const standing = state === undefined ? {} : { state, assigned, about };
  expected.set(subject, { may, crossing, record, version, ...standing });
}

/** Columns that the body contradicts. */
function contradictions(row: AuditedInspection): readonly string[] {
  const { body, ...columns } = row;
  const { id, crossing, state, assigned, openedAt, concludedAt, decisions, version } = body;
  const told = { id, crossing, state, assigned, openedAt, concludedAt, version, outcome: decisions.at(-1)?.outcome };
  return differingValues(columns as unknown as Values, told);
}

/** What officers did, one by one: the entry of each act says what it said. */
const ACTIONS: Coverage = {
  table: 'inspection_entry',
  kinds: ACTS,
  fold({ subject, at, decision: { act, action, by, said, received, offline } }, expected) {
    expected.set(String(act), {
      inspection: subject,
      action,
      by,
      at,
      body: canonicalHash(said ?? {}),
      received,
      offline,
    });
  },
  async *records({ audit }) {
    for await (const { id, inspection, at, action, by, body, received, offline } of paged(audit.acts, PAGE)) {
      const values = { inspection, action, by, at, body: canonicalHash(body), received, offline };
      yield { name: id, subject: inspection, at, values };
    }
  },
  differing: (values, { received, offline, ...said }) =>
    Object.entries(received === undefined ? said : { ...said, received, offline })
      .filter(([name, value]) => canonicalJson(values[name] ?? null) !== canonicalJson(value ?? null))
      .map(([name]) => name),
};

/** Photos of steps, by the hash of their bytes. What retention erased is gone by an entry that names it. */
const PHOTO_COVERAGE: Coverage = {
  table: 'inspection_photo',
  kinds: [PHOTO_KEPT, RECORDS_ERASED],
  fold({ kind, subject, at, decision }, expected) {
    if (kind === RECORDS_ERASED) for (const id of erasedIds(decision, 'photo')) expected.delete(id);
    else {
      const { photo, ...said } = decision;
      expected.set(String(photo), { ...said, inspection: subject, at });
    }
  },
  async *records({ audit }): AsyncGenerator<AuditedRecord> {
    for await (const row of paged(audit.photos, PHOTOS)) {
      const { id, inspection, step, officer: by, receivedAt: at, mediaType, sha256, intact } = row;
      const values = { inspection, step, by, at, mediaType, sha256 };
      yield { name: id, subject: inspection, at, values, faults: intact ? [] : ['bytes'] };
    }
  },
};

/** Ids of records of one class that an erasure names. */
export function erasedIds(decision: Values, of: string): readonly string[] {
  const { record } = decision['record'] as { readonly record?: string };
  return record === of ? ((decision['ids'] ?? []) as readonly string[]) : [];
}

/** Inspections as they stand, each act by itself, and photos. */
export const INSPECTION_COVERAGE: readonly Coverage[] = [INSPECTIONS, ACTIONS, PHOTO_COVERAGE];
