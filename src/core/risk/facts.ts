import type { Declaration, GoodsItem } from '../domain/declaration.ts';
import type { CurrencyCode, Instant, TimeZone } from '../domain/ids.ts';
import { convert, type MinorUnits, sumMinor, toMinor } from '../domain/money.ts';
import type { ReferenceData } from '../domain/reference/reference-data.ts';
import { recogniseTerms } from '../domain/terms/recognise.ts';
import { isVague } from '../domain/terms/vague.ts';
import { localParts, parseDateTime } from '../domain/time.ts';
import { type FactRow, type FactValue, type FieldName, OPERATOR_PARTS, type OperatorPart } from '../rule/fields.ts';
import { FactRecord } from './fact-record.ts';
import { decayed, type History, operatorKey, priceKey, routeKey } from './history.ts';

/** What an assessment reads besides the declaration itself. */
export interface FactContext {
  readonly timeZone: TimeZone;
  /** The port's currency: values are compared in it. */
  readonly currency: CurrencyCode;
  readonly reference: ReferenceData;
  /** Absent where there is none, as in `landport assess`: history fields are then missing. */
  readonly history?: History;
  /** Operators with the status of authorised economic operator; absent where no register is known. */
  readonly authorised?: ReadonlySet<string>;
  /** The weighbridge's reading for the vehicle and what all its declarations say together, kilograms. */
  readonly weighed?: { readonly kg: number; readonly declaredKg: number };
  /** When the declaration was first accepted: what the history learned since is not news about an operator's past. */
  readonly firstAcceptedAt?: Instant;
}

/** What rules read of a declaration, and the sums that its record keeps. */
export interface Facts {
  /** One row for each goods item, in the order of the goods. */
  readonly rows: readonly FactRow[];
  /** As the declarant states it: hour, weekday and the day's rates are taken from it. */
  readonly lodgedAt: Instant;
  /** Port currency; absent when an item has no value or its currency no rate that day. */
  readonly totalMinor?: MinorUnits;
  /** Kilograms; absent when neither the total nor every item states it. */
  readonly grossKg?: number;
}

/** Document types that attest origin. */
const ORIGIN_CERTIFICATES: ReadonlySet<string> = new Set([
  'certificate-of-origin',
  'preferential-origin-certificate',
  'origin-declaration',
]);

/** A median of fewer observations says nothing about what is usual. */
const FEWEST_PRICES = 10;

// Written field by field, so without the marks of FactRow that keep everybody else from doing so.
type Row = FactRecord;

// The names are made once: building them for each operator of each declaration showed up in profiles of intake.
const partFields = <Part extends OperatorPart>(part: Part) =>
  ({
    id: `${part}.id`,
    authorised: `${part}.authorised`,
    firstTime: `${part}.firstTime`,
    count90: `${part}.count90`,
    hitRate: `${part}.hitRate`,
  }) as const;
const PART_FIELDS = {
  importer: partFields('importer'),
  exporter: partFields('exporter'),
  declarant: partFields('declarant'),
  carrier: partFields('carrier'),
};

/**
 * Derives every field of DESIGN.md's table. What cannot be derived is undefined and written nowhere; it is never zero.
 * Values are in major units of the port's currency, weights in kilograms, ratios plain. The rows are frozen with the
 * assessment, so a replay reads them instead of asking again with another history. Takes no rate of a day other than
 * that of lodging.
 */
export function deriveFacts(declaration: Declaration, context: FactContext): Facts {
  const lodgedAt = parseDateTime(declaration.lodgedAt, context.timeZone) ?? (0 as Instant);
  const local = localParts(lodgedAt, context.timeZone);
  const minors = declaration.goods.map((item) => valueInPort(item, local.day, context));
  const totalMinor = minors.every((minor) => minor !== undefined) ? sumMinor(minors as MinorUnits[]) : undefined;
  const grossKg = statedGrossKg(declaration);
  const major = 10 ** (context.reference.currencies.get(context.currency) ?? 2);

  const common = new FactRecord();
  common['declaration.hour'] = local.hour;
  common['declaration.weekday'] = local.weekday;
  common['declaration.itemCount'] = declaration.goods.length;
  common['declaration.documentTypes'] = (declaration.documents ?? []).map((document) => document.type);
  common['goods.hasCertificate'] = (declaration.documents ?? []).some((document) =>
    ORIGIN_CERTIFICATES.has(document.type),
  );
  common['goods.containerized'] = (declaration.containers ?? []).length > 0;
  put(common, 'declaration.port', declaration.port);
  put(common, 'declaration.direction', declaration.direction);
  put(common, 'declaration.procedure', declaration.procedure);
  put(common, 'declaration.dispatchCountry', declaration.dispatchCountry);
  put(common, 'declaration.destinationCountry', declaration.destinationCountry);
  put(common, 'declaration.totalValue', totalMinor === undefined ? undefined : totalMinor / major);
  put(common, 'declaration.grossKg', grossKg);
  if (context.weighed !== undefined && context.weighed.declaredKg > 0) {
    const { kg, declaredKg } = context.weighed;
    put(common, 'declaration.weighedDifference', (kg - declaredKg) / declaredKg);
  }
  put(common, 'vehicle.kind', declaration.vehicle?.kind);
  put(common, 'vehicle.country', declaration.vehicle?.country);
  putOperators(common, declaration, lodgedAt, context);

  const rows = declaration.goods.map((item, at): FactRow => {
    const minor = minors[at];
    const row: Row = { ...common };
    putItem(row, item, minor === undefined ? undefined : minor / major, declaration, context);
    return row as FactRow;
  });
  return {
    rows,
    lodgedAt,
    ...(totalMinor === undefined ? {} : { totalMinor }),
    ...(grossKg === undefined ? {} : { grossKg }),
  };
}

/**
 * Fields of one item. Ratios need a net weight above zero, and `valueRatio` a usual price behind which ten observations
 * stand.
 */
function putItem(
  row: Row,
  item: GoodsItem,
  value: number | undefined,
  declaration: Declaration,
  context: FactContext,
): void {
  row['goods.hs'] = item.hs;
  put(row, 'goods.origin', item.origin);
  put(row, 'goods.unit', item.unit);
  put(row, 'goods.unNumber', item.unNumber);
  put(row, 'goods.preference', item.preference);
  put(row, 'goods.netKg', item.netKg);
  put(row, 'goods.grossKg', item.grossKg);
  put(row, 'goods.quantity', item.quantity);
  put(row, 'goods.dutyRate', item.dutyRate);
  put(row, 'goods.packages', item.packages);
  put(row, 'goods.value', value);
  if (item.description !== undefined) {
    row['goods.terms'] = recogniseTerms(item.description, context.reference.vocabulary);
    row['goods.descriptionVague'] = isVague(item.description, context.reference.vague);
  }
  const netKg = item.netKg !== undefined && item.netKg > 0 ? item.netKg : undefined;
  if (netKg !== undefined && item.grossKg !== undefined) put(row, 'goods.weightRatio', item.grossKg / netKg);
  if (netKg !== undefined && value !== undefined) {
    const unitValue = value / netKg;
    put(row, 'goods.unitValue', unitValue);
    const usual = context.history?.prices.get(priceKey(item.hs.slice(0, 6), item.origin ?? 'ZZ'));
    if (usual !== undefined && usual.observations >= FEWEST_PRICES && usual.median > 0)
      put(row, 'goods.valueRatio', unitValue / usual.median);
  }
  if (declaration.dispatchCountry !== undefined) {
    const route = context.history?.routes.get(routeKey(declaration.dispatchCountry, item.hs.slice(0, 4)));
    if (route !== undefined && route.checks > 0) row['route.hitRate'] = route.findings / route.checks;
  }
}

/**
 * Fields of the four parts. Without a history they are missing; with one, an operator that it does not know is new and
 * has count 0.
 */
function putOperators(row: Row, declaration: Declaration, at: Instant, context: FactContext): void {
  const { history, authorised, firstAcceptedAt = Number.POSITIVE_INFINITY } = context;
  for (const part of OPERATOR_PARTS) {
    const id = declaration[part];
    if (id === undefined) continue;
    const names = PART_FIELDS[part];
    row[names.id] = id;
    if (authorised !== undefined) row[names.authorised] = authorised.has(id);
    if (history === undefined) continue;
    const past = history.operators.get(operatorKey(part, id));
    // By the second assessment the history knows this very declaration: an operator whose first it was still is new.
    row[names.firstTime] = past === undefined || past.firstAt >= firstAcceptedAt;
    row[names.count90] = past === undefined ? 0 : decayed(past.declarations, past.decayedAt, at);
    if (past !== undefined && past.checks > 0) row[names.hitRate] = past.findings / past.checks;
  }
}

function valueInPort(
  item: GoodsItem,
  day: ReturnType<typeof localParts>['day'],
  context: FactContext,
): MinorUnits | undefined {
  if (item.value === undefined || item.currency === undefined) return undefined;
  const minor = toMinor(item.value, item.currency, context.reference.currencies);
  if (minor === undefined) return undefined;
  return convert({ minor, currency: item.currency }, context.currency, day, context.reference.rates);
}

/** Kilograms gross that a declaration states; nothing when neither its total nor every item says. */
export function statedGrossKg(declaration: Declaration): number | undefined {
  return declaration.totals?.grossKg ?? sumIfAll(declaration.goods.map((item) => item.grossKg));
}

function sumIfAll(weights: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const weight of weights) {
    if (weight === undefined) return undefined;
    sum += weight;
  }
  return sum;
}

/** A number past all bounds, from a weight next to nothing, is as good as none: JSON could not keep it. */
function put(row: Row, field: FieldName, value: FactValue | undefined): void {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return;
  row[field] = value;
}
