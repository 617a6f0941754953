import { canonicalDeclaration } from '../../core/domain/canonical.ts';
import type { AuditedDeclarationNow } from '../../store/port/audit.ts';
import { type AssessmentDecision, canonicalHash } from '../decide-leaf.ts';
import { sha256Hex } from '../hash.ts';
import type { Coverage, Expected, Values } from './coverage.ts';
import type { Statement } from './statement.ts';

const PAGE = 2_000;
const KINDS = ['assessment'];
/** After its time a plate is replaced: the content is another then, and stated anew. */
const CONTENT_KINDS = [...KINDS, 'declaration-pseudonymised'];

const decisionOf = ({ decision }: Statement) => decision as unknown as AssessmentDecision;

/** Assessments, and the declarations whose content and lane they decided about. */
export const ASSESSMENT_COVERAGE: readonly Coverage[] = [
  {
    table: 'assessment',
    kinds: KINDS,
    fold(entry, expected) {
      const { assessment, contentHash: _ofDeclaration, ...values } = decisionOf(entry);
      expected.set(assessment, { declaration_id: entry.subject, at: entry.at, ...values });
    },
    async *records({ audit }) {
      for (let last: string | undefined; ; ) {
        const page = await audit.assessments(last, PAGE);
        for (const { id, declarationId, features, result, ...values } of page) {
          const hashes = { features: canonicalHash(features), result: canonicalHash(result) };
          yield {
            name: id,
            subject: declarationId,
            at: values.at,
            values: { declaration_id: declarationId, ...values, ...hashes },
          };
        }
        if (page.length < PAGE) return;
        last = page.at(-1)?.id;
      }
    },
  },
  {
    table: 'declaration',
    kinds: CONTENT_KINDS,
    fold(entry, expected) {
      const { version, lane, contentHash, cause } = decisionOf(entry);
      const was = expected.get(entry.subject) ?? {};
      const first = cause === 'accepted' ? { firstHash: contentHash, acceptedAt: entry.at } : {};
      expected.set(entry.subject, { ...was, ...first, version, lane, contentHash });
    },
    async *records({ audit }) {
      for (let last: string | undefined; ; ) {
        const page = await audit.declarations(last, PAGE);
        for (const row of page) {
          const { id, version, lane, contentHash, firstHash, acceptedAt } = row;
          const values = { version, lane, contentHash, firstHash, acceptedAt };
          yield { name: id, subject: id, at: acceptedAt, values, faults: contradictions(row) };
        }
        if (page.length < PAGE) return;
        last = page.at(-1)?.id;
      }
    },
    // Where the first assessment's opening was erased, what only it says is not compared.
    differing: (values, expected) => Object.keys(expected).filter((name) => values[name] !== expected[name]),
  },
  {
    table: 'declaration_past',
    kinds: CONTENT_KINDS,
    fold: foldPast,
    async *records({ audit }) {
      for (let last: string | undefined; ; ) {
        const page = await audit.pastDeclarations(last, PAGE);
        for (const { id, version, contentHash, body } of page) {
          const faults = sha256Hex(canonicalDeclaration(body)) === contentHash ? [] : ['body'];
          yield { name: `${id}@${version}`, subject: id, values: { contentHash }, faults };
        }
        if (page.length === 0) return;
        last = page.at(-1)?.id;
      }
    },
  },
];

/** The version before stands in the past once an amendment was decided about. */
function foldPast(entry: Statement, expected: Expected): void {
  const { version, contentHash } = decisionOf(entry);
  // What stands now is kept beside under a name that no record has.
  const now = `now ${entry.subject}`;
  const was = expected.get(now) as (Values & { readonly version: number }) | undefined;
  if (was !== undefined && version > was.version)
    expected.set(`${entry.subject}@${was.version}`, { contentHash: was['contentHash'] });
  expected.set(now, { version, contentHash });
  // What a pseudonymised declaration said before each amendment.
  const past = (entry.decision['past'] ?? []) as readonly { readonly version: number; readonly contentHash: string }[];
  for (const one of past) expected.set(`${entry.subject}@${one.version}`, { contentHash: one.contentHash });
}

/** Columns that the body contradicts. */
function contradictions(row: AuditedDeclarationNow): readonly string[] {
  const { body } = row;
  const told: readonly (readonly [string, unknown, unknown])[] = [
    ['content_hash', row.contentHash, sha256Hex(canonicalDeclaration(body))],
    ['declarant', row.declarant, body.declarant],
    ['reference', row.reference, body.reference],
    ['direction', row.direction, body.direction],
    ['importer', row.importer, body.importer],
    ['exporter', row.exporter, body.exporter],
    ['carrier', row.carrier, body.carrier],
    ['dispatch_country', row.dispatchCountry, body.dispatchCountry],
    ['item_count', row.itemCount, body.goods.length],
    ['first_hs', row.firstHs, body.goods[0]?.hs ?? ''],
  ];
  return told.filter(([, stored, said]) => (stored ?? undefined) !== (said ?? undefined)).map(([name]) => name);
}
