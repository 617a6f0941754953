import type { Assessment } from '../../core/domain/assessment.ts';
import { differences } from '../../core/domain/canonical.ts';
import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { FIELDS, isFieldName, OPERATOR_PARTS } from '../../core/rule/fields.ts';
import type { DeclarationRow, FrozenFeatures, StoredDeclaration } from '../../store/port/declarations.ts';
import type { StoredEvent } from '../../store/port/events.ts';
import type { OperatorRecord } from '../../store/port/history.ts';
import type { AssessmentView, DeclarationDetailView, DeclarationRowView, EventView } from '../../wire/declarations.ts';
import { defined } from './defined.ts';
import { nameIn } from './name-in.ts';
import { presentProblems } from './problems.ts';

/** What presenting needs to know of the port. */
export interface Port {
  readonly zone: TimeZone;
  /** Places of the currency's minor unit. */
  readonly minorDigits: number;
  readonly currency: string;
}

/** Money in the currency's major units, for reading; sums are made in minor ones. */
function major(minor: number | undefined, { minorDigits }: Port): number | undefined {
  return minor === undefined ? undefined : minor / 10 ** minorDigits;
}

/** One line of the table; the reference and parties as filed, value in major units of the port's currency. */
export function presentRow(row: DeclarationRow, port: Port): DeclarationRowView {
  const { valueMinor, acceptedAt, ...rest } = row;
  return defined({
    ...rest,
    value: major(valueMinor, port),
    acceptedAt: formatDateTime(acceptedAt, port.zone),
  }) as DeclarationRowView;
}

/** One declaration with all its evidence. `records` are the operators it names, where they are known. */
export function presentDetail(
  stored: StoredDeclaration,
  events: readonly EventView[],
  records: ReadonlyMap<string, OperatorRecord>,
  terms: readonly (readonly string[])[],
  port: Port,
): DeclarationDetailView {
  // Each past version is compared with the one that replaced it.
  const contents = [...stored.past.map((past) => past.declaration), stored.declaration];
  return defined({
    id: stored.id as string,
    version: stored.version,
    acceptedAt: formatDateTime(stored.acceptedAt, port.zone),
    lane: stored.lane,
    value: major(stored.valueMinor, port),
    grossKg: stored.grossKg,
    warnings: presentProblems(stored.warnings),
    declaration: stored.declaration,
    terms: terms.map((words) => [...words]),
    operators: presentOperators(stored, records),
    crossingId: stored.crossingId,
    past: stored.past.map((past, index) => ({
      version: past.version,
      replacedAt: formatDateTime(past.replacedAt, port.zone),
      differences: [...differences(past.declaration, contents[index + 1] ?? stored.declaration)],
    })),
    assessments: stored.assessments.map(({ assessment }) => presentAssessment(assessment, port)),
    events: [...events],
  }) as DeclarationDetailView;
}

/** Terms of each goods item as the newest assessment saw them. */
export function frozenTerms(features: FrozenFeatures | undefined): readonly (readonly string[])[] {
  return (features ?? []).map((row) => {
    const terms = row['goods.terms'];
    return Array.isArray(terms) ? (terms as readonly string[]) : [];
  });
}

function presentOperators(
  { declaration, assessments }: StoredDeclaration,
  records: ReadonlyMap<string, OperatorRecord>,
): DeclarationDetailView['operators'] {
  // An operator's fields are the same in every row of one assessment.
  const facts = assessments[0]?.features[0] ?? {};
  return OPERATOR_PARTS.flatMap((role) => {
    const id = declaration[role];
    if (id === undefined) return [];
    const record = records.get(id);
    const view = {
      role,
      id,
      name: record?.name,
      tier: record?.tier,
      count90: numberOrNothing(facts[`${role}.count90`]),
      hitRate: numberOrNothing(facts[`${role}.hitRate`]),
      firstTime: typeof facts[`${role}.firstTime`] === 'boolean' ? facts[`${role}.firstTime`] : undefined,
    };
    return [defined(view) as DeclarationDetailView['operators'][number]];
  });
}

function numberOrNothing(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** For officers: with hits that did not select, and probabilities. No declarant is shown one. */
function presentAssessment(assessment: Assessment, port: Port): AssessmentView {
  return {
    id: assessment.id,
    cause: assessment.cause,
    at: formatDateTime(assessment.at, port.zone),
    declarationVersion: assessment.declarationVersion,
    lane: assessment.lane,
    selections: assessment.selections.map(
      ({ kind, probability, lane, rule, hazard, observation, line }) =>
        defined({ kind, probability, lane, rule, hazard, observation, line }) as AssessmentView['selections'][number],
    ),
    hits: assessment.hits.map(({ rule, hazard, lane, mandatory, line, reason, seen, selected, probability }) => ({
      rule,
      hazard,
      lane,
      mandatory,
      line,
      reason: { en: reason.en, zh: reason.zh },
      seen: seen.map(({ field, value }) => presentSeen(field, value, port)),
      selected,
      probability,
    })),
    unevaluated: assessment.unevaluated.map(
      ({ rule, line, missing }) => defined({ rule, line, missing }) as AssessmentView['unevaluated'][number],
    ),
    ruleSet: assessment.ruleSet,
    historyVersion: assessment.historyVersion,
  };
}

/** A field as a rule saw it, with what it means. */
export function presentSeen(field: string, value: unknown, port: Port): AssessmentView['hits'][number]['seen'][number] {
  // An old assessment may name a field that is gone; then its name says what there is to say.
  const spec = isFieldName(field) ? FIELDS[field] : undefined;
  return defined({
    field,
    doc: spec === undefined ? { en: field, zh: field } : { en: spec.doc.en, zh: spec.doc.zh },
    unit: spec?.unit?.replace('port', port.currency),
    value,
  }) as AssessmentView['hits'][number]['seen'][number];
}

/** Events as officers read them: with the names of colleagues, without what only the history job reads. */
export function presentEvents(
  events: readonly StoredEvent[],
  names: ReadonlyMap<string, string>,
  zone: TimeZone,
): EventView[] {
  return events.map(({ id, at, kind, actor, body: { observation, ...body } }) => ({
    id,
    at: formatDateTime(at, zone),
    kind,
    actor: nameIn(names, actor),
    // What a check adds to the history is an object and for nobody to read; what an officer saw is a code.
    body: typeof observation === 'string' ? { ...body, observation } : body,
  }));
}
