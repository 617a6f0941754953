import { HAZARDS } from '../domain/hazard.ts';
import type { LocalDay, RuleId } from '../domain/ids.ts';
import { codePoint, isInvisible } from './characters.ts';
import { type Diagnostic, inRule } from './diagnostic.ts';
import { INSTRUMENTS, instrumentOf } from './instruments.ts';
import { readCases } from './read-cases.ts';
import { isMapping, type Report, typeOf } from './raw.ts';
import { type Rule, RULE_LANES } from './rule.ts';
import { nearest } from './suggest.ts';
import { isCalendarDay, latestEnd, MAX_VALIDITY_MONTHS } from './validity.ts';

const REQUIRED = [
  'id',
  'hazard',
  'lane',
  'when',
  'reason',
  'legalBasis',
  'owner',
  'approvedBy',
  'validFrom',
  'validUntil',
] as const;
const KEYS: readonly string[] = [...REQUIRED, 'mandatory', 'rate', 'cases'];
/** UTF-16 units of a reason, a legal basis, a name: a sentence, not a page. */
const MAX_TEXT_LENGTH = 300;

/** A rule's form as far as it could be read, beside everything that is wrong with it. */
export interface Form {
  /** What could be read; parts that are wrong are absent and reported. */
  readonly rule: Partial<Rule>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the form of a rule from parsed YAML or JSON: keys, types, ranges and the limits that need no condition. */
export function readForm(raw: unknown, register: readonly string[] = INSTRUMENTS): Form {
  if (!isMapping(raw)) return { rule: {}, diagnostics: [inRule('rule-not-mapping', '')] };
  const diagnostics: Diagnostic[] = [];
  const report = (...args: Parameters<typeof inRule>): undefined => {
    diagnostics.push(inRule(...args));
    return undefined;
  };
  for (const key of Object.keys(raw)) {
    if (!KEYS.includes(key)) report('unknown-key', key, { key }, nearest(key, KEYS));
  }
  for (const key of REQUIRED) if (raw[key] === undefined || raw[key] === null) report('key-missing', key, { key });

  // The condition is not measured or searched here: the parser does so with the place of what it finds.
  const text = (key: string, value: unknown = raw[key]): string | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') return report('wrong-type', key, { key, wanted: 'text', found: typeOf(value) });
    if (value.trim() === '') return report('text-empty', key, { key });
    if (key === 'when') return value;
    if (value.length > MAX_TEXT_LENGTH) return report('text-too-long', key, { key, limit: MAX_TEXT_LENGTH });
    const hidden = [...value].find(isInvisible);
    return hidden === undefined ? value : report('invisible-character', key, { codepoint: codePoint(hidden) });
  };

  // Every part is read and reported for itself: an author sees all that is wrong at once.
  const hazard = text('hazard');
  const lane = text('lane');
  const mandatory = raw.mandatory ?? false;
  const rate = raw.rate ?? 1;
  // Unknown words are told with the nearest known one; the part is then missing, so that nothing else is said of it.
  const knownHazard = HAZARDS.find((one) => one === hazard);
  const knownLane = RULE_LANES.find((one) => one === lane);
  if (hazard !== undefined && !knownHazard) report('hazard-unknown', 'hazard', { hazard }, nearest(hazard, HAZARDS));
  if (lane === 'green') report('lane-green', 'lane');
  else if (lane !== undefined && !knownLane) report('lane-unknown', 'lane', { lane }, nearest(lane, RULE_LANES));
  const sure = typeof mandatory === 'boolean';
  if (!sure) report('wrong-type', 'mandatory', { key: 'mandatory', wanted: 'bool', found: typeOf(mandatory) });
  const share = typeof rate === 'number' && rate > 0 && rate <= 1;
  if (typeof rate !== 'number') report('wrong-type', 'rate', { key: 'rate', wanted: 'number', found: typeOf(rate) });
  else if (!share) report('rate-range', 'rate', { rate: String(rate) });
  else if (mandatory === true && rate !== 1) report('mandatory-rate', 'rate', { rate });

  const rule = {
    id: readId(text('id'), report),
    hazard: knownHazard,
    lane: knownLane,
    mandatory: sure ? mandatory : undefined,
    rate: share ? rate : undefined,
    when: text('when'),
    reason: readReason(raw.reason, text, report),
    legalBasis: text('legalBasis'),
    ...readOfficers(text('owner'), text('approvedBy'), report),
    ...readValidity(text('validFrom'), text('validUntil'), report),
    cases: readCases(raw.cases, report),
  };
  if (rule.legalBasis !== undefined && instrumentOf(rule.legalBasis, register) === undefined) {
    report('legal-basis-unregistered', 'legalBasis', { legalBasis: rule.legalBasis });
  }
  // Only what is sound stays, so that whoever reads a part need not ask again whether it was wrong.
  const known = Object.entries(rule).filter(([, value]) => value !== undefined);
  return { rule: Object.fromEntries(known) as Partial<Rule>, diagnostics };
}

/** Words in lower case with dashes, at most 64 characters: it stands in file names, addresses and draws. */
function readId(id: string | undefined, report: Report): RuleId | undefined {
  if (id === undefined) return undefined;
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id.length <= 64 ? (id as RuleId) : report('id-form', 'id', { id });
}

/** A reason stands in both languages, and each is in its own. */
function readReason(
  raw: unknown,
  text: (key: string, value: unknown) => string | undefined,
  report: Report,
): Rule['reason'] | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (!isMapping(raw)) return report('wrong-type', 'reason', { key: 'reason', wanted: 'mapping', found: typeOf(raw) });
  for (const key of Object.keys(raw)) {
    if (key !== 'en' && key !== 'zh') report('unknown-key', `reason/${key}`, { key: `reason.${key}` });
  }
  for (const key of ['en', 'zh']) {
    if (raw[key] === undefined || raw[key] === null) report('key-missing', `reason/${key}`, { key: `reason.${key}` });
  }
  const [en, zh] = [text('reason/en', raw.en ?? undefined), text('reason/zh', raw.zh ?? undefined)];
  if (en !== undefined && !/\p{Script=Latin}/u.test(en))
    return report('reason-language', 'reason/en', { language: 'en' });
  if (zh !== undefined && !/\p{Script=Han}/u.test(zh))
    return report('reason-language', 'reason/zh', { language: 'zh' });
  return en === undefined || zh === undefined ? undefined : { en, zh };
}

/** The author and a second person. Case does not make a second person of one. */
function readOfficers(
  owner: string | undefined,
  approvedBy: string | undefined,
  report: Report,
): { owner?: string; approvedBy?: string } {
  const form = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;
  for (const [key, value] of Object.entries({ owner, approvedBy })) {
    if (value !== undefined && !form.test(value)) report('officer-form', key, { key, value });
  }
  if (owner === undefined || approvedBy === undefined) return {};
  if (owner.toLowerCase() === approvedBy.toLowerCase()) report('approver-is-owner', 'approvedBy', { owner });
  return { owner, approvedBy };
}

/** Two days that exist, in order, at most twelve months apart (DESIGN.md limit 4). */
function readValidity(
  from: string | undefined,
  until: string | undefined,
  report: Report,
): { validFrom?: LocalDay; validUntil?: LocalDay } {
  for (const [key, value] of Object.entries({ validFrom: from, validUntil: until })) {
    if (value !== undefined && !isCalendarDay(value)) report('date-form', key, { key, value });
  }
  if (from === undefined || until === undefined || !isCalendarDay(from) || !isCalendarDay(until)) return {};
  // Days of this form sort as text.
  const limit = latestEnd(from);
  if (until < from) report('validity-reversed', 'validUntil', { from, until });
  if (until > limit) report('validity-too-long', 'validUntil', { from, until, limit, months: MAX_VALIDITY_MONTHS });
  return { validFrom: from as LocalDay, validUntil: until as LocalDay };
}
