import type { Span } from './ast.ts';

/**
 * Everything that can be wrong with a rule, with its severity. Codes are stable. An error means that the rule may not
 * stand; a warning is said and no more. The sentences stand in src/messages/rules.ts.
 */
export const RULE_CODES = {
  // The text of a condition.
  'condition-empty': 'error',
  'condition-too-long': 'error',
  'condition-too-deep': 'error',
  'unexpected-character': 'error',
  'look-alike-character': 'error',
  'invisible-character': 'error',
  'name-not-ascii': 'error',
  'string-not-closed': 'error',
  'bad-escape': 'error',
  'number-malformed': 'error',
  'number-out-of-range': 'error',
  'operator-unknown': 'error',
  'unexpected-token': 'error',
  'unexpected-end': 'error',
  'too-few-operands': 'error',
  // What CEL has and the profile leaves out.
  'no-null': 'error',
  'no-bytes': 'error',
  'no-uint': 'error',
  'no-index': 'error',
  'no-map': 'error',
  'no-macro': 'error',
  'no-conversion': 'error',
  'no-function': 'error',
  'no-method': 'error',
  'no-absolute-name': 'error',
  'argument-count': 'error',
  'has-needs-field': 'error',
  'list-item-not-literal': 'error',
  'list-empty': 'error',
  'pattern-not-literal': 'error',
  // Names.
  'unknown-field': 'error',
  'person-field': 'error',
  'free-text-field': 'error',
  'id-operator': 'error',
  'country-hazard': 'error',
  'unknown-list': 'error',
  'list-needs-in': 'error',
  'list-of-other-hazard': 'warning',
  'unknown-term': 'warning',
  // Types.
  'types-differ': 'error',
  'field-type': 'error',
  'int-meets-double': 'error',
  'needs-bool': 'error',
  'not-ordered': 'error',
  'no-arithmetic': 'error',
  'chained-comparison': 'error',
  'needs-text': 'error',
  'needs-list': 'error',
  'in-sides-swapped': 'error',
  'needs-size': 'error',
  'list-mixed': 'error',
  'branches-differ': 'error',
  'pattern-refused': 'error',
  'pattern-too-long': 'error',
  'condition-not-bool': 'error',
  'condition-reads-nothing': 'warning',
  // Limits on printed matter, media and devices.
  'printed-matter-hazard': 'error',
  'printed-matter-blind': 'error',
  // Limits on what a rule says to those who read it.
  'speaks-of-person': 'error',
  // The form of a rule.
  'rule-not-mapping': 'error',
  'unknown-key': 'error',
  'key-missing': 'error',
  'wrong-type': 'error',
  'id-form': 'error',
  'duplicate-id': 'error',
  'id-breaks-line': 'error',
  'list-id-form': 'error',
  'hazard-unknown': 'error',
  'lane-unknown': 'error',
  'lane-green': 'error',
  'rate-range': 'error',
  'mandatory-rate': 'error',
  'text-empty': 'error',
  'text-too-long': 'error',
  'reason-language': 'error',
  'legal-basis-unregistered': 'error',
  'officer-form': 'error',
  'approver-is-owner': 'error',
  'date-form': 'error',
  'validity-reversed': 'error',
  'validity-too-long': 'error',
  'case-field-type': 'error',
  'case-failed': 'error',
  'too-many-cases': 'error',
  'no-cases': 'warning',
  // The file that holds it.
  'file-not-found': 'error',
  'file-unreadable': 'error',
  'file-too-large': 'error',
  'file-not-utf8': 'error',
  'folder-empty': 'error',
  'yaml-syntax': 'error',
  'yaml-duplicate-key': 'error',
  'yaml-alias': 'error',
  'yaml-tag': 'error',
  'yaml-several': 'error',
  'yaml-too-deep': 'error',
} as const satisfies Record<string, 'error' | 'warning'>;

/** One code of the catalogue; its severity is the same wherever it occurs. */
export type RuleCode = keyof typeof RULE_CODES;

/** One thing wrong with a rule or its condition. */
export interface Diagnostic extends Span {
  readonly code: RuleCode;
  readonly severity: 'error' | 'warning';
  /** The part of the rule: empty for the whole, otherwise a path such as `reason/zh`, `cases/0/given`; `when` has the span. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What to write instead, in CEL. */
  readonly suggestion?: string;
}

/** A diagnostic of the condition's text. */
export function inCondition(
  code: RuleCode,
  span: Span,
  params: Diagnostic['params'] = {},
  suggestion?: string,
): Diagnostic {
  const found = { code, severity: RULE_CODES[code], key: 'when', start: span.start, end: span.end, params };
  return suggestion === undefined ? found : { ...found, suggestion };
}

/** A diagnostic of another part of the rule; it has no place in the condition's text, so its span is 0 to 0. */
export function inRule(
  code: RuleCode,
  key: string,
  params: Diagnostic['params'] = {},
  suggestion?: string,
): Diagnostic {
  const found = { code, severity: RULE_CODES[code], key, start: 0, end: 0, params };
  return suggestion === undefined ? found : { ...found, suggestion };
}

/** Whether a rule may not stand; warnings alone keep nothing from standing. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}
