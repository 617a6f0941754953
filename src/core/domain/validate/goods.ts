import type { GoodsItem } from '../declaration.ts';
import type { HsCode } from '../ids.ts';
import { isVague } from '../terms/vague.ts';
import { GOODS_FIELDS, LARGEST_DUTY_RATE, LARGEST_LINE, MAX_LENGTH, MOST_GOODS } from './fields.ts';
import { shown } from './problems.ts';
import type { RawObject, Reader } from './reader.ts';

const KNOWN: ReadonlySet<string> = new Set(GOODS_FIELDS);
const HS = /^\d{6,12}$/;
const HS_SEPARATORS = /[.\s]/g;
const UN_NUMBER = /^(?:UN)?\s?(\d{4})$/;

const WHOLE_LINE = { whole: true, min: 1, max: LARGEST_LINE } as const;
const WHOLE = { whole: true } as const;
const MONEY = { orText: true } as const;
const DUTY = { max: LARGEST_DUTY_RATE } as const;

/** A goods item in the making: what could be read of it, for the checks across items. */
export type GoodsDraft = { -readonly [K in keyof GoodsItem]?: GoodsItem[K] };

/** Reads the goods items; those that could not be read are `undefined`, so that indices stay those of the input. */
export function readGoods(raw: unknown, reader: Reader): readonly (GoodsDraft | undefined)[] {
  if (reader.isMissing(raw) || (Array.isArray(raw) && raw.length === 0)) {
    reader.problems.add('required', '/goods', {});
    return [];
  }
  const list = reader.list(raw, '/goods', MOST_GOODS);
  if (list === undefined) return [];
  const items: (GoodsDraft | undefined)[] = [];
  for (let i = 0; i < list.length; i++) {
    if (reader.problems.isFull) break;
    const at = `/goods/${i}`;
    const entry = reader.object(list[i], at);
    items.push(entry === undefined ? undefined : readItem(entry, at, reader));
  }
  refuseRepeatedLines(items, reader);
  return items;
}

/**
 * Reads one item. Each field is set only when there is something: an absent property is what missing means from here
 * on, and a row of one form is made faster than one that holds undefined.
 */
function readItem(raw: RawObject, at: string, reader: Reader): GoodsDraft {
  reader.refuseUnknown(raw, at, 'goods', KNOWN);
  const item: GoodsDraft = {};
  const line = reader.number(raw['line'], at, 'line', WHOLE_LINE);
  if (line !== undefined) item.line = line;
  else if (reader.isMissing(raw['line'])) reader.problems.add('required', `${at}/line`, {});
  const hs = readHs(raw['hs'], at, reader);
  if (hs !== undefined) item.hs = hs;

  const description = reader.text(raw['description'], at, 'description', MAX_LENGTH.description, true);
  if (description !== undefined) {
    item.description = description;
    if (isVague(description, reader.context.reference.vague)) {
      reader.problems.add('description-vague', `${at}/description`, { given: shown(description) });
    }
  }
  const origin = reader.country(raw['origin'], at, 'origin');
  if (origin !== undefined) item.origin = origin;
  readWeights(raw, at, item, reader);
  const packages = reader.number(raw['packages'], at, 'packages', WHOLE);
  if (packages !== undefined) item.packages = packages;
  const quantity = reader.number(raw['quantity'], at, 'quantity');
  if (quantity !== undefined) item.quantity = quantity;
  const unit = reader.text(raw['unit'], at, 'unit', MAX_LENGTH.code);
  if (unit !== undefined) item.unit = unit;
  readValue(raw, at, item, reader);
  const preference = reader.code(raw['preference'], at, 'preference');
  if (preference !== undefined) item.preference = preference;
  const dutyRate = reader.number(raw['dutyRate'], at, 'dutyRate', DUTY);
  if (dutyRate !== undefined) item.dutyRate = dutyRate;
  const unNumber = reader.code(raw['unNumber'], at, 'unNumber');
  if (unNumber !== undefined) {
    const digits = UN_NUMBER.exec(unNumber)?.[1];
    if (digits !== undefined) item.unNumber = digits;
    else reader.problems.add('un-number-form', `${at}/unNumber`, { given: shown(unNumber) });
  }
  return item;
}

/** Six to twelve digits; the dots and spaces of printed tariffs are taken out. Chapters 00 and 77 do not exist. */
function readHs(raw: unknown, at: string, reader: Reader): HsCode | undefined {
  const code = reader.code(raw, at, 'hs');
  if (code === undefined) {
    if (reader.isMissing(raw) || (typeof raw === 'string' && raw.trim() === '')) {
      reader.problems.add('required', `${at}/hs`, {});
    }
    return undefined;
  }
  const digits = HS.test(code) ? code : code.replace(HS_SEPARATORS, '');
  const chapter = digits.slice(0, 2);
  if (!HS.test(digits)) reader.problems.add('hs-form', `${at}/hs`, { given: shown(code) });
  else if (chapter === '00' || chapter === '77') reader.problems.add('hs-chapter', `${at}/hs`, { chapter });
  else return digits as HsCode;
  return undefined;
}

/**
 * Weights of one item. Missing and zero are warned about, because trucks stand at gates with such papers; gross below
 * net is an error.
 */
function readWeights(raw: RawObject, at: string, item: GoodsDraft, reader: Reader): void {
  const { problems } = reader;
  const net = reader.number(raw['netKg'], at, 'netKg');
  const gross = reader.number(raw['grossKg'], at, 'grossKg');
  if (net !== undefined) item.netKg = net;
  if (gross !== undefined) item.grossKg = gross;
  if (net !== undefined && gross !== undefined && gross < net) {
    problems.add('gross-below-net', `${at}/grossKg`, { gross, net });
  }
  if (reader.isMissing(raw['netKg'])) problems.add('weight-missing', `${at}/netKg`, {});
  if (net === 0) problems.add('weight-zero', `${at}/netKg`, {});
  if (gross === 0) problems.add('weight-zero', `${at}/grossKg`, {});
}

/**
 * The value as filed, in major units; what it is in the port's currency is worked out when the declaration is assessed.
 */
function readValue(raw: RawObject, at: string, item: GoodsDraft, reader: Reader): void {
  const { problems } = reader;
  const value = reader.number(raw['value'], at, 'value', MONEY);
  const currency = reader.currency(raw['currency'], at, 'currency');
  if (value !== undefined) item.value = value;
  if (currency !== undefined) item.currency = currency;
  if (reader.isMissing(raw['value'])) problems.add('value-missing', `${at}/value`, {});
  else if (value === 0) problems.add('value-zero', `${at}/value`, {});
  else if (value !== undefined && reader.isMissing(raw['currency']))
    problems.add('currency-missing', `${at}/currency`, {});
}

/** A line number names an item in hits, amendments and inspections, so two items cannot share one. */
function refuseRepeatedLines(items: readonly (GoodsDraft | undefined)[], reader: Reader): void {
  if (items.length < 2) return;
  const seen = new Set<number>();
  items.forEach((item, index) => {
    if (item?.line === undefined) return;
    if (seen.has(item.line)) reader.problems.add('line-duplicate', `/goods/${index}/line`, { line: item.line });
    seen.add(item.line);
  });
}
