import { DIRECTIONS, VEHICLE_KINDS } from '../../../core/domain/declaration.ts';
import { COUNTRIES } from '../../../core/domain/reference/countries.ts';
import type { FieldName } from '../../../core/rule/fields.ts';
import { DIRECTION_WORDS, VEHICLE_KIND_WORDS } from '../../../messages/console-words.ts';
import type { Language } from '../../../messages/language.ts';
import type { TermView } from '../../../wire/workbench.ts';

/** A value that a field may have, and what it means. */
export interface FieldValue {
  readonly value: string;
  readonly means: string;
}

const COUNTRY_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  'declaration.dispatchCountry',
  'declaration.destinationCountry',
  'goods.origin',
  'vehicle.country',
]);

/** What kind of value a field takes, for the input that suits it. */
export function inputKind(field: FieldName): 'hs' | 'country' | 'one-of-few' | 'free' {
  if (field === 'goods.hs') return 'hs';
  if (COUNTRY_FIELDS.has(field)) return 'country';
  return field === 'declaration.direction' || field === 'vehicle.kind' || field === 'goods.terms'
    ? 'one-of-few'
    : 'free';
}

const countries = new Map<Language, readonly FieldValue[]>();

/** The values a field is known to have, where there is a closed list of them. */
export function valuesOf(
  field: FieldName,
  language: Language,
  terms: readonly TermView[] | undefined,
): readonly FieldValue[] {
  switch (field) {
    case 'declaration.direction':
      return DIRECTIONS.map((value) => ({ value, means: DIRECTION_WORDS[value][language] }));
    case 'vehicle.kind':
      return VEHICLE_KINDS.map((value) => ({ value, means: VEHICLE_KIND_WORDS[value][language] }));
    case 'goods.terms':
      return (terms ?? [])
        .filter(({ state }) => state === 'in-force')
        .map(({ id, label }) => ({ value: id, means: label[language] }));
    default:
      return COUNTRY_FIELDS.has(field) ? countriesIn(language) : [];
  }
}

function countriesIn(language: Language): readonly FieldValue[] {
  const known = countries.get(language);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' });
  const made = [...COUNTRIES].map((value) => ({ value, means: names.of(value) ?? value }));
  countries.set(language, made);
  return made;
}
