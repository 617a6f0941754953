import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import { type FactRow, FIELDS, FIELD_NAMES, type FieldName } from './fields.ts';

/** Printed matter: books, newspapers, pictures. */
const PRINT_PREFIXES = ['49'] as const;
/** Media and devices: film, recorded media, computers, telephones. */
const MEDIA_PREFIXES = ['3706', '8523', '8471', '8517'] as const;

const PRINT_HAZARDS: readonly Hazard[] = ['revenue', 'intellectual-property'];
const MEDIA_HAZARDS: readonly Hazard[] = ['revenue', 'intellectual-property', 'protected-species'];

/** The first code prefix of printed matter, media or devices that covers a code or a longer prefix; nothing otherwise. */
export function limitedPrefix(hs: string): string | undefined {
  // Intake stores bare digits. Read as digits all the same, so that no spelling of a code slips past the limit.
  const digits = /^[0-9]*$/.test(hs) ? hs : hs.normalize('NFKC').replace(/\D/g, '');
  return [...PRINT_PREFIXES, ...MEDIA_PREFIXES].find((prefix) => digits.startsWith(prefix));
}

/** The hazards whose rules may hit an item of this code. Rules and model alike ask here, and nowhere else. */
export function allowedHazards(hs: string | undefined): readonly Hazard[] {
  const prefix = hs === undefined ? undefined : limitedPrefix(hs);
  if (prefix === undefined) return HAZARDS;
  return (PRINT_PREFIXES as readonly string[]).includes(prefix) ? PRINT_HAZARDS : MEDIA_HAZARDS;
}

/** Whether a hazard may be sought on every code: then all declarations may be hit by its rules. */
export function isUnlimited(hazard: Hazard): boolean {
  return PRINT_HAZARDS.includes(hazard) && MEDIA_HAZARDS.includes(hazard);
}

/** What reads as missing on such an item: what its description says, and every id. Named lists read as missing too. */
export const BLIND_FIELDS: readonly FieldName[] = FIELD_NAMES.filter(
  (name) => name === 'goods.terms' || name === 'goods.descriptionVague' || FIELDS[name].equalityOnly === true,
);

/** The code of a row's goods item, when it has one. */
export function codeOf(row: FactRow): string | undefined {
  const hs = row['goods.hs'];
  return typeof hs === 'string' ? hs : undefined;
}

/** Whether a row's goods item is printed matter, a medium or a device. */
export function isLimited(row: FactRow): boolean {
  const hs = codeOf(row);
  return hs !== undefined && limitedPrefix(hs) !== undefined;
}

/** The row as a rule or a model may see it. The same row when its item is under no limit. */
export function blindfold(row: FactRow): FactRow {
  if (!isLimited(row)) return row;
  const kept = Object.entries(row).filter(([name]) => !(BLIND_FIELDS as readonly string[]).includes(name));
  return Object.fromEntries(kept) as FactRow;
}
