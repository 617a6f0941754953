import type { LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { Diagnostic, RuleCode } from '../../core/rule/diagnostic.ts';
import { adviceSentence } from '../../messages/rule-advice.ts';
import { ruleSentence } from '../../messages/rules.ts';
import type { ListEntry, StoredList } from '../../store/port/lists.ts';
import type { ListEntryView, NamedListView, RuleCheckView, RuleVersionView, TermView } from '../../wire/workbench.ts';
import { entryState } from '../../work/lists/lists-in-force.ts';
import type { ShownTerm } from '../../work/lists/keep-vocabulary.ts';
import type { DraftCheck } from '../../work/rules/check-draft.ts';
import type { Standing } from '../../work/rules/standing.ts';
import type { ProblemItem } from '../problem.ts';
import { defined } from './defined.ts';

type Remark = RuleCheckView['remarks'][number];

/** Codes whose suggestion stands exactly in the place of what is marked; others say more than one could put there. */
const FIXABLE: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'unknown-field',
  'unknown-list',
  'field-type',
  'no-method',
  'no-function',
  'operator-unknown',
]);

/** What an editor shows beside a draft: remarks, advice, and how its cases came out. */
export function presentCheck({ checked, canonical, diagnostics, cases, advice, past }: DraftCheck): RuleCheckView {
  return {
    stands: checked !== undefined,
    past,
    ...(checked === undefined ? {} : { hash: checked.hash }),
    ...(canonical === undefined ? {} : { canonical }),
    remarks: [
      ...diagnostics.map(presentRemark),
      ...advice.map(
        (one): Remark => ({ code: one.code, severity: 'advice', key: 'when', sentence: adviceSentence(one) }),
      ),
    ],
    cases: cases.map(({ index, holds, result }) => ({
      index,
      holds,
      outcome: result.outcome,
      ...(result.missing === undefined ? {} : { missing: result.missing }),
    })),
  };
}

/** A diagnostic with its sentence, and where in the condition it stands; other keys have no place but their own. */
function presentRemark(diagnostic: Diagnostic): Remark {
  const { code, severity, key, start, end, suggestion } = diagnostic;
  // An ellipsis is for the author to fill in.
  const fix = FIXABLE.has(code) && suggestion?.includes('…') === false ? suggestion : undefined;
  return {
    code,
    severity,
    key,
    ...(key === 'when' && end > 0 ? { start, end } : {}),
    sentence: { en: ruleSentence(diagnostic, 'en'), zh: ruleSentence(diagnostic, 'zh') },
    ...(fix === undefined ? {} : { fix }),
  };
}

/** What is wrong with a rule, as the problems of a refused request. */
export function ruleProblems(diagnostics: readonly Diagnostic[]): ProblemItem[] {
  return diagnostics.map((one) => ({
    code: one.code,
    severity: one.severity,
    place: { pointer: one.key === '' ? '' : `/${one.key}`, ...(one.key === 'when' ? { column: one.start + 1 } : {}) },
    sentence: { en: ruleSentence(one, 'en'), zh: ruleSentence(one, 'zh') },
  }));
}

/** What of a version's body is shown as its draft; owner and approver stand beside it. */
const BODY_KEYS = [
  'id',
  'hazard',
  'lane',
  'mandatory',
  'rate',
  'when',
  'reason',
  'legalBasis',
  'validFrom',
  'validUntil',
  'cases',
] as const;

/** A version as it stands; `replay` and `shadowHits` where they are known. */
export function presentVersion(
  standing: Standing,
  zone: TimeZone,
  more: Pick<RuleVersionView, 'replay' | 'shadowHits'>,
): RuleVersionView {
  const { version, state, approvedBy, approvedAt, liveFrom, withdrawnBecause } = standing;
  const body = Object.fromEntries(BODY_KEYS.flatMap((key) => (key in version.body ? [[key, version.body[key]]] : [])));
  return defined({
    rule: version.ruleId,
    version: version.version,
    hash: version.hash,
    state,
    body: body as RuleVersionView['body'],
    createdBy: version.createdBy,
    createdAt: formatDateTime(version.createdAt, zone),
    approvedBy: approvedBy ?? textOf(version.body['approvedBy']),
    approvedAt: approvedAt === undefined ? undefined : formatDateTime(approvedAt, zone),
    liveFrom,
    withdrawnBecause,
    ...more,
  }) as RuleVersionView;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A list with its own of all entries, each with where it stands on `day`. */
export function presentList(
  { id, kind, title, owner, legalBasis }: StoredList,
  entries: readonly ListEntry[],
  day: LocalDay,
  zone: TimeZone,
): NamedListView {
  const own = entries.filter(({ listId }) => listId === id).map((entry) => presentEntry(entry, day, zone));
  return { id, kind, title: { en: title.en, zh: title.zh }, owner, legalBasis, entries: own };
}

/** For the workbench alone: an entry of a list of vehicles holds a plate. */
export function presentEntry(entry: ListEntry, day: LocalDay, zone: TimeZone): ListEntryView {
  return defined({
    id: entry.id,
    value: entry.value,
    hazard: entry.hazard,
    finding: entry.finding,
    proposedBy: entry.proposedBy,
    proposedAt: formatDateTime(entry.proposedAt, zone),
    approvedBy: entry.approvedBy,
    approvedAt: entry.approvedAt === undefined ? undefined : formatDateTime(entry.approvedAt, zone),
    expiresOn: entry.expiresOn,
    state: entryState(entry, day),
  }) as ListEntryView;
}

/** A word as it is in force or proposed; `approvedBy` is absent while it waits. */
export function presentTerm({ id, label, words, hsHeadings, proposedBy, approvedBy, state }: ShownTerm): TermView {
  return {
    id,
    label: { en: label.en, zh: label.zh },
    words: [...words],
    hsHeadings: [...hsHeadings],
    proposedBy,
    ...(approvedBy === undefined ? {} : { approvedBy }),
    state,
  };
}
