import { type SupportingDocument, VEHICLE_KINDS, type Vehicle } from '../declaration.ts';
import type { Plate } from '../ids.ts';
import { containerCheckDigit, isContainerForm } from './container.ts';
import { CONTAINER_FIELDS, DOCUMENT_FIELDS, MAX_LENGTH, MOST_ENTRIES, VEHICLE_FIELDS } from './fields.ts';
import { normalisePlate } from './plate.ts';
import { shown } from './problems.ts';
import type { RawObject, Reader } from './reader.ts';

const VEHICLE: ReadonlySet<string> = new Set(VEHICLE_FIELDS);
const CONTAINER: ReadonlySet<string> = new Set(CONTAINER_FIELDS);
const DOCUMENT: ReadonlySet<string> = new Set(DOCUMENT_FIELDS);
const CONTAINER_SEPARATORS = /[\s\-/.]/g;
const WORD_SEPARATORS = /[\s_]+/g;

/** Reads the vehicle; one of which nothing is known is missing. */
export function readVehicle(raw: unknown, reader: Reader): Vehicle | undefined {
  if (reader.isMissing(raw)) return undefined;
  const object = reader.object(raw, '/vehicle');
  if (object === undefined) return undefined;
  reader.refuseUnknown(object, '/vehicle', 'vehicle', VEHICLE);
  const plate = readPlate(object, 'plate', reader);
  const country = reader.country(object['country'], '/vehicle', 'country');
  const kind = reader.oneOf(object['kind'], '/vehicle', 'kind', VEHICLE_KINDS);
  const trailerPlate = readPlate(object, 'trailerPlate', reader);
  const vehicle: { -readonly [K in keyof Vehicle]: Vehicle[K] } = {};
  if (plate !== undefined) vehicle.plate = plate;
  if (country !== undefined) vehicle.country = country;
  if (kind !== undefined) vehicle.kind = kind;
  if (trailerPlate !== undefined) vehicle.trailerPlate = trailerPlate;
  return (plate ?? country ?? kind ?? trailerPlate) ? vehicle : undefined;
}

/**
 * A plate in the one form that all comparisons use; a text that is none is an error, not a plate of fewer characters.
 */
function readPlate(object: RawObject, name: string, reader: Reader): Plate | undefined {
  const text = reader.text(object[name], '/vehicle', name, MAX_LENGTH.plate);
  if (text === undefined) return undefined;
  const plate = normalisePlate(text);
  if (plate === undefined) reader.problems.add('plate-form', `/vehicle/${name}`, { given: shown(text) });
  return plate;
}

/** Reads one list whose entries must not be missing; an empty list is missing. */
function readEntries<T>(
  raw: unknown,
  pointer: string,
  reader: Reader,
  readEntry: (entry: unknown, at: string) => T | undefined,
): readonly T[] | undefined {
  if (reader.isMissing(raw)) return undefined;
  const list = reader.list(raw, pointer, MOST_ENTRIES);
  if (list === undefined) return undefined;
  const entries: T[] = [];
  for (let i = 0; i < list.length; i++) {
    if (reader.problems.isFull) break;
    const entry = readEntry(list[i], `${pointer}/${i}`);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.length === 0 ? undefined : entries;
}

/** A text that must be there. */
function requiredText(raw: unknown, at: string, name: string, max: number, reader: Reader): string | undefined {
  const text = reader.text(raw, at, name, max);
  const isBlank = typeof raw === 'string' && raw.trim() === '' && raw.length <= max;
  if (text === undefined && (isBlank || reader.isMissing(raw))) reader.problems.add('required', `${at}/${name}`, {});
  return text;
}

/**
 * ISO 6346 numbers with their check digit, without separators. The same number twice is a warning (`entry-duplicate`).
 */
export function readContainers(raw: unknown, reader: Reader): readonly { readonly number: string }[] | undefined {
  const seen = new Set<string>();
  return readEntries(raw, '/containers', reader, (entry, at) => {
    const object = reader.object(entry, at);
    if (object === undefined) return undefined;
    reader.refuseUnknown(object, at, 'containers', CONTAINER);
    const text = requiredText(object['number'], at, 'number', MAX_LENGTH.code, reader);
    if (text === undefined) return undefined;
    const number = text.normalize('NFKC').toUpperCase().replace(CONTAINER_SEPARATORS, '');
    if (!isContainerForm(number)) {
      reader.problems.add('container-form', `${at}/number`, { given: shown(text) });
      return undefined;
    }
    // A wrong digit is a slip of the pen: the container that comes to the gate would be another one.
    const expected = containerCheckDigit(number);
    if (Number(number.charAt(10)) !== expected) {
      reader.problems.add('container-check-digit', `${at}/number`, { given: number, expected });
      return undefined;
    }
    if (seen.has(number)) reader.problems.add('entry-duplicate', `${at}/number`, { given: number });
    seen.add(number);
    return { number };
  });
}

/** Seal numbers as printed on the seal, in upper case. */
export function readSeals(raw: unknown, reader: Reader): readonly string[] | undefined {
  const seen = new Set<string>();
  return readEntries(raw, '/seals', reader, (entry, at) => {
    const slash = at.lastIndexOf('/');
    const seal = requiredText(entry, at.slice(0, slash), at.slice(slash + 1), MAX_LENGTH.code, reader)?.toUpperCase();
    if (seal === undefined) return undefined;
    if (seen.has(seal)) reader.problems.add('entry-duplicate', at, { given: shown(seal) });
    seen.add(seal);
    return seal;
  });
}

/** Supporting documents; a type is written in lower case with dashes, as rules name it. */
export function readDocuments(raw: unknown, reader: Reader): readonly SupportingDocument[] | undefined {
  return readEntries(raw, '/documents', reader, (entry, at) => {
    const object = reader.object(entry, at);
    if (object === undefined) return undefined;
    reader.refuseUnknown(object, at, 'documents', DOCUMENT);
    const type = requiredText(object['type'], at, 'type', MAX_LENGTH.document, reader);
    const number = reader.text(object['number'], at, 'number', MAX_LENGTH.document);
    if (type === undefined) return undefined;
    const written = type.toLowerCase().replace(WORD_SEPARATORS, '-');
    return number === undefined ? { type: written } : { type: written, number };
  });
}
