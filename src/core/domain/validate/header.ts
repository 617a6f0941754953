import { type Declaration, DIRECTIONS } from '../declaration.ts';
import type { OffsetDateTime, OperatorId } from '../ids.ts';
import { formatDateTime, readDateTime, type TimeFault, utcYear } from '../time.ts';
import { LODGED_YEARS, MAX_LENGTH, MOST_DAYS_AHEAD } from './fields.ts';
import { shown } from './problems.ts';
import type { RawObject, Reader } from './reader.ts';
import { readContainers, readDocuments, readSeals, readVehicle } from './transport.ts';

/** A declaration in the making. */
export type DeclarationDraft = { -readonly [K in keyof Declaration]?: Declaration[K] };

/**
 * Reads everything of a declaration but its totals and goods. A field that is missing or wrong is left out of the
 * draft: what is required and missing is a problem, so a draft with gaps never becomes a declaration.
 */
export function readHeader(raw: RawObject, reader: Reader): DeclarationDraft {
  const draft: DeclarationDraft = {};
  const reference = required(raw, 'reference', MAX_LENGTH.reference, reader);
  if (reference !== undefined) draft.reference = reference;
  const direction = reader.oneOf(raw['direction'], '', 'direction', DIRECTIONS);
  if (direction !== undefined) draft.direction = direction;
  const procedure = reader.code(raw['procedure'], '', 'procedure');
  if (procedure !== undefined) draft.procedure = procedure;
  const port = reader.code(raw['port'], '', 'port');
  if (port !== undefined) {
    draft.port = port;
    const here = reader.context.port;
    if (here !== undefined && here !== port) reader.problems.add('port-other', '/port', { given: shown(port), here });
  }
  const lodgedAt = readLodgedAt(raw, reader);
  if (lodgedAt !== undefined) draft.lodgedAt = lodgedAt;
  readOperators(raw, draft, reader);
  const dispatchCountry = reader.country(raw['dispatchCountry'], '', 'dispatchCountry');
  if (dispatchCountry !== undefined) draft.dispatchCountry = dispatchCountry;
  const destinationCountry = reader.country(raw['destinationCountry'], '', 'destinationCountry');
  if (destinationCountry !== undefined) draft.destinationCountry = destinationCountry;

  const vehicle = readVehicle(raw['vehicle'], reader);
  if (vehicle !== undefined) draft.vehicle = vehicle;
  const containers = readContainers(raw['containers'], reader);
  if (containers !== undefined) draft.containers = containers;
  const seals = readSeals(raw['seals'], reader);
  if (seals !== undefined) draft.seals = seals;
  const transitDocument = reader.text(raw['transitDocument'], '', 'transitDocument', MAX_LENGTH.document);
  if (transitDocument !== undefined) draft.transitDocument = transitDocument;
  const guarantee = reader.text(raw['guarantee'], '', 'guarantee', MAX_LENGTH.document);
  if (guarantee !== undefined) draft.guarantee = guarantee;
  const documents = readDocuments(raw['documents'], reader);
  if (documents !== undefined) draft.documents = documents;
  return draft;
}

/** Ids of operators are opaque: they are trimmed and otherwise kept as they came. */
function readOperators(raw: RawObject, draft: DeclarationDraft, reader: Reader): void {
  const declarant = required(raw, 'declarant', MAX_LENGTH.operator, reader);
  if (declarant !== undefined) draft.declarant = declarant as OperatorId;
  const importer = reader.text(raw['importer'], '', 'importer', MAX_LENGTH.operator);
  if (importer !== undefined) draft.importer = importer as OperatorId;
  const exporter = reader.text(raw['exporter'], '', 'exporter', MAX_LENGTH.operator);
  if (exporter !== undefined) draft.exporter = exporter as OperatorId;
  const carrier = reader.text(raw['carrier'], '', 'carrier', MAX_LENGTH.operator);
  if (carrier !== undefined) draft.carrier = carrier as OperatorId;
}

/**
 * A text of the header that must be there: `required` when it is missing or blank, another problem when it is wrong.
 */
function required(raw: RawObject, name: string, max: number, reader: Reader): string | undefined {
  const value = raw[name];
  const text = reader.text(value, '', name, max);
  const isBlank = typeof value === 'string' && value.length <= max && value.trim() === '';
  if (text === undefined && (isBlank || reader.isMissing(value))) reader.problems.add('required', `/${name}`, {});
  return text;
}

const DAY_MS = 86_400_000;

const FAULT_CODES = {
  form: 'time-form',
  'no-such-day': 'time-no-such-day',
  'no-such-time': 'time-no-such-time',
} as const satisfies Record<Exclude<TimeFault, 'skipped-by-clock'>, string>;

/** The time of lodging, written in the port's zone whatever offset it came with: one moment is one text. */
function readLodgedAt(raw: RawObject, reader: Reader): OffsetDateTime | undefined {
  const text = required(raw, 'lodgedAt', MAX_LENGTH.time, reader);
  if (text === undefined) return undefined;
  const zone = reader.context.timeZone;
  const given = shown(text);
  const read = readDateTime(text, zone);
  if (read === 'skipped-by-clock') {
    reader.problems.add('time-skipped-by-clock', '/lodgedAt', { given, zone });
    return undefined;
  }
  if (typeof read === 'string') {
    reader.problems.add(FAULT_CODES[read], '/lodgedAt', { given });
    return undefined;
  }
  const year = utcYear(read.instant);
  if (year < LODGED_YEARS.first || year > LODGED_YEARS.last) {
    reader.problems.add('time-out-of-range', '/lodgedAt', { given, min: LODGED_YEARS.first, max: LODGED_YEARS.last });
    return undefined;
  }
  const { receivedAt } = reader.context;
  if (receivedAt !== undefined && read.instant - receivedAt > MOST_DAYS_AHEAD * DAY_MS) {
    reader.problems.add('time-ahead', '/lodgedAt', { given, days: MOST_DAYS_AHEAD });
    return undefined;
  }
  if (read.dayOnly) reader.problems.add('time-of-day-missing', '/lodgedAt', {});
  return formatDateTime(read.instant, zone);
}
