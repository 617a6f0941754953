import type { RuleDetailView } from '../../wire/rules.ts';
import type { RuleDraftInput, RuleVersionView } from '../../wire/workbench.ts';

/** A rule while it is edited: every part is there, perhaps empty or wrong. */
export interface Draft {
  readonly id: string;
  readonly hazard: string;
  readonly lane: string;
  readonly mandatory: boolean;
  readonly rate: number;
  readonly when: string;
  readonly reason: { readonly en: string; readonly zh: string };
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly cases: readonly DraftCase[];
}
/** A case as a rule's file has it: values of fields, and whether the rule must hit them. */
export interface DraftCase {
  readonly given: Readonly<Record<string, unknown>>;
  readonly hit: boolean;
}

/** A rule that says nothing yet, from a day on for the longest time that is allowed. */
export function emptyDraft(today: string): Draft {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // The day before, a year on: within twelve months whatever the calendar does.
  const end = new Date(Date.UTC(year + 1, month - 1, day - 1)).toISOString().slice(0, 10);
  return {
    id: '',
    hazard: 'revenue',
    lane: 'yellow',
    mandatory: false,
    rate: 1,
    when: '',
    reason: { en: '', zh: '' },
    legalBasis: '',
    validFrom: today,
    validUntil: end,
    cases: [],
  };
}

/** The draft of a rule as it is in force. */
export function draftOfRule(rule: RuleDetailView): Draft {
  const { id, hazard, lane, mandatory, rate, when, reason, legalBasis, validFrom, validUntil } = rule;
  const cases = rule.cases.map(({ given, hit }) => ({ given, hit }));
  return { id, hazard, lane, mandatory, rate, when, reason, legalBasis, validFrom, validUntil, cases };
}

/** The draft of a kept version. */
export function draftOfVersion(version: RuleVersionView): Draft {
  const { body } = version;
  const empty = emptyDraft(body.validFrom ?? version.createdAt.slice(0, 10));
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return { ...empty, ...(given as Partial<Draft>) };
}

/** The draft as it is sent: parts that say nothing are left out, so that they are missed and not misread. */
export function inputOf(draft: Draft): RuleDraftInput {
  const texts = ['hazard', 'lane', 'legalBasis', 'validFrom', 'validUntil'] as const;
  return {
    id: draft.id,
    when: draft.when,
    mandatory: draft.mandatory,
    rate: draft.rate,
    ...Object.fromEntries(texts.flatMap((name) => (draft[name] === '' ? [] : [[name, draft[name]]]))),
    ...(draft.reason.en === '' && draft.reason.zh === '' ? {} : { reason: { ...draft.reason } }),
    cases: draft.cases.map(({ given, hit }) => ({ given: { ...given }, hit })),
  };
}
