import { canonicalDeclaration } from '../../core/domain/canonical.ts';
import type { TimeZone } from '../../core/domain/ids.ts';
import { CURRENCIES } from '../../core/domain/reference/currencies.ts';
import { parseDateTime } from '../../core/domain/time.ts';
import { isPseudonym } from '../../core/oversee/retention.ts';
import { statedGrossKg } from '../../core/risk/facts.ts';
import type { AuditedDeclarationNow } from '../../store/port/audit.ts';
import { type AssessmentDecision, canonicalHash, warningsHash } from '../decide-leaf.ts';
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
      const { assessment, contentHash: _ofDeclaration, warnings: _ofFiling, ...values } = decisionOf(entry);
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
      const { version, lane, contentHash, cause, warnings } = decisionOf(entry);
      const { warnings: before, ...was } = expected.get(entry.subject) ?? {};
      const first = cause === 'accepted' ? { firstHash: contentHash, acceptedAt: entry.at } : {};
      // Only what was filed anew has other warnings; entries of before said nothing of them.
      const warned = version === was['version'] && warnings === undefined ? before : warnings;
      const said = warned === undefined ? {} : { warnings: warned };
      expected.set(entry.subject, { ...was, ...first, version, lane, contentHash, ...said });
    },
    async *records({ audit, store }) {
      const currency = (await store.installation.get())?.currency ?? '';
      // Digits of the port's currency after the point: ISO 4217, two where it is not known.
      const minorUnits = 10 ** (CURRENCIES.get(currency) ?? 2);
      for (let last: string | undefined; ; ) {
        const page = await audit.declarations(last, PAGE);
        for (const row of page) {
          const { id, version, lane, contentHash, firstHash, acceptedAt } = row;
          const warnings = warningsHash(row.warnings);
          const values = { version, lane, contentHash, firstHash, acceptedAt, warnings };
          yield { name: id, subject: id, at: acceptedAt, values, faults: contradictions(row, minorUnits) };
        }
        if (page.length < PAGE) return;
        last = page.at(-1)?.id;
      }
    },
    differing: asFarAsSaid,
  },
  {
    table: 'declaration_past',
    kinds: CONTENT_KINDS,
    fold: foldPast,
    async *records({ audit }) {
      for (let last: string | undefined; ; ) {
        const page = await audit.pastDeclarations(last, PAGE);
        for (const { id, version, contentHash, replacedAt, body } of page) {
          const faults = sha256Hex(canonicalDeclaration(body)) === contentHash ? [] : ['body'];
          yield { name: `${id}@${version}`, subject: id, values: { contentHash, replacedAt }, faults };
        }
        if (page.length === 0) return;
        last = page.at(-1)?.id;
      }
    },
    differing: asFarAsSaid,
  },
];

/** Where the opening of an assessment was erased, what only it says is not compared. */
function asFarAsSaid(values: Values, expected: Values): readonly string[] {
  return Object.keys(expected).filter((name) => values[name] !== expected[name]);
}

/** The version before stands in the past once an amendment was decided about. */
function foldPast(entry: Statement, expected: Expected): void {
  const { version, contentHash } = decisionOf(entry);
  // What stands now is kept beside under a name that no record has.
  const now = `now ${entry.subject}`;
  const was = expected.get(now) as (Values & { readonly version: number }) | undefined;
  if (was !== undefined && version > was.version)
    expected.set(`${entry.subject}@${was.version}`, { contentHash: was['contentHash'], replacedAt: entry.at });
  expected.set(now, { version, contentHash });
  // What a pseudonymised declaration said before each amendment.
  const past = (entry.decision['past'] ?? []) as readonly { readonly version: number; readonly contentHash: string }[];
  for (const one of past) {
    const name = `${entry.subject}@${one.version}`;
    expected.set(name, { ...expected.get(name), contentHash: one.contentHash });
  }
}

/** Columns that the body contradicts, and a value that is not the one which the assessment saw. */
function contradictions(row: AuditedDeclarationNow, minorUnits: number): readonly string[] {
  const { body, assessedValue } = row;
  const plate = body.vehicle?.plate;
  const valueMinor = typeof assessedValue === 'number' ? Math.round(assessedValue * minorUnits) : assessedValue;
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
    // Written with its offset when it was accepted: the zone is not asked.
    ['lodged_at', row.lodgedAt, parseDateTime(body.lodgedAt, 'UTC' as TimeZone)],
    ['awaited_plate', row.awaitedPlate, row.carried || plate === undefined || isPseudonym(plate) ? null : plate],
    ['gross_kg', row.grossKg, statedGrossKg(body)],
    ...(assessedValue === undefined ? [] : ([['value_minor', row.valueMinor, valueMinor]] as const)),
  ];
  return told.filter(([, stored, said]) => (stored ?? undefined) !== (said ?? undefined)).map(([name]) => name);
}
