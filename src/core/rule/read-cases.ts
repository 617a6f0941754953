import { type FactRow, FIELD_NAMES, FIELDS, fits, isFieldName } from './fields.ts';
import { personWord } from './people.ts';
import { isMapping, type Report, typeOf } from './raw.ts';
import type { RuleCase } from './rule.ts';
import { nearest } from './suggest.ts';

/** More cases than a person reads prove nothing more. */
const MAX_CASES = 200;

/** Reads the cases of a rule; none when there are none. */
export function readCases(raw: unknown, report: Report): readonly RuleCase[] | undefined {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) return report('wrong-type', 'cases', { key: 'cases', wanted: 'list', found: typeOf(raw) });
  if (raw.length > MAX_CASES) return report('too-many-cases', 'cases', { limit: MAX_CASES });
  const cases = raw.map((one, index) => readCase(one, `cases/${index}`, report));
  const known = cases.filter((one) => one !== undefined);
  return known.length === cases.length ? known : undefined;
}

function readCase(raw: unknown, at: string, report: Report): RuleCase | undefined {
  if (!isMapping(raw)) return report('wrong-type', at, { key: at, wanted: 'mapping', found: typeOf(raw) });
  for (const key of Object.keys(raw)) {
    if (key !== 'given' && key !== 'hit')
      report('unknown-key', `${at}/${key}`, { key }, nearest(key, ['given', 'hit']));
  }
  const { given, hit } = raw;
  if (given === undefined || given === null) return report('key-missing', `${at}/given`, { key: 'given' });
  if (hit === undefined || hit === null) return report('key-missing', `${at}/hit`, { key: 'hit' });
  if (!isMapping(given))
    return report('wrong-type', `${at}/given`, { key: 'given', wanted: 'mapping', found: typeOf(given) });
  if (typeof hit !== 'boolean')
    return report('wrong-type', `${at}/hit`, { key: 'hit', wanted: 'bool', found: typeOf(hit) });
  const row = readRow(given, `${at}/given`, report);
  return row && { given: row, hit };
}

/** Reads a row: names of the field table with values of their types. `null` says that a field is missing. */
function readRow(given: Readonly<Record<string, unknown>>, at: string, report: Report): FactRow | undefined {
  let sound = true;
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isFieldName(name)) {
      sound = false;
      if (personWord(name) !== undefined) report('person-field', `${at}/${name}`, { field: name });
      else report('unknown-field', `${at}/${name}`, { field: name }, nearest(name, FIELD_NAMES));
    } else if (value === null || value === undefined) {
      // Missing, and said to be.
    } else if (!fits(FIELDS[name].type, value)) {
      sound = false;
      report('case-field-type', `${at}/${name}`, { field: name, wanted: FIELDS[name].type, found: typeOf(value) });
    } else row[name] = value;
  }
  return sound ? (row as FactRow) : undefined;
}
