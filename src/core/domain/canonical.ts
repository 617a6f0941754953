import type { Assessment } from './assessment.ts';
import type { Declaration, GoodsItem } from './declaration.ts';

/** One value that two declarations do not share; `was` or `now` is absent where one of them has no such value. */
export interface Difference {
  /** RFC 6901, into the newer declaration; into the older where the newer has no such item. */
  readonly pointer: string;
  readonly was?: unknown;
  readonly now?: unknown;
}

/**
 * A declaration as one stable line of JSON: keys sorted, goods items by line, nothing missing written. Two filings of
 * one content give the same text whatever order their fields and items came in; idempotency hashes it.
 */
export function canonicalDeclaration(declaration: Declaration): string {
  return canonicalJson({ ...declaration, goods: byLine(declaration.goods) });
}

function byLine(goods: readonly GoodsItem[]): readonly GoodsItem[] {
  for (let i = 1; i < goods.length; i++) {
    if ((goods[i - 1]?.line ?? 0) > (goods[i]?.line ?? 0)) return [...goods].sort((a, b) => a.line - b.line);
  }
  return goods;
}

/**
 * Any JSON value as one line that depends on nothing but its content: keys sorted by UTF-16 code units, nothing missing
 * written. A database that keeps JSON in an order of its own gives the same line back. Null within an object is
 * missing, within a list it stays, so that places do not move. Not RFC 8785: a number that JSON cannot hold becomes
 * null rather than an error.
 */
export function canonicalJson(value: unknown): string {
  // What was made in this order, as rows of rule fields are, is written many times faster by the engine itself.
  return isOrdered(value) ? JSON.stringify(value) : write(value);
}

const kept = new WeakMap<object, string>();

/**
 * As `canonicalJson`, of something that is both hashed and stored and never changes: written once, kept as long as it
 * is.
 */
export function canonicalTextOf(value: object): string {
  const known = kept.get(value);
  if (known !== undefined) return known;
  const text = canonicalJson(value);
  kept.set(value, text);
  return text;
}

const results = new WeakMap<object, string>();

/**
 * What an assessment found, as one line: selections, hits, what could not be evaluated and what was hit in shadow. It is hashed for
 * the ledger and stored, and written once for both.
 */
export function resultTextOf(assessment: Pick<Assessment, 'hits' | 'selections' | 'shadow' | 'unevaluated'>): string {
  const known = results.get(assessment);
  if (known !== undefined) return known;
  const { hits, selections, shadow, unevaluated } = assessment;
  const text = canonicalJson({ hits, selections, shadow, unevaluated });
  results.set(assessment, text);
  return text;
}

/** Whether `JSON.stringify` would write a value as `write` does. */
function isOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  const record = value as Readonly<Record<string, unknown>>;
  let before = '';
  for (const key of Object.keys(record)) {
    const inner = record[key];
    if (inner === undefined) continue;
    if (inner === null || key < before || (typeof inner === 'object' && !isOrdered(inner))) return false;
    before = key;
  }
  return true;
}

/**
 * The slow form: sorts, and leaves out what is undefined or null. `isOrdered` must say yes only where this gives the
 * same text.
 */
function write(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + write(value[i] ?? null);
    return `${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  const { sorted, labels } = orderOf(Object.keys(record));
  let text = '{';
  for (let at = 0; at < sorted.length; at++) {
    const inner = record[sorted[at] as string];
    if (inner === undefined || inner === null) continue;
    text += (text.length === 1 ? '' : ',') + labels[at] + write(inner);
  }
  return `${text}}`;
}

/** The keys of an object in the order they came in, sorted, and sorted as they are written. */
interface Order {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly labels: readonly string[];
}

// Declarations of a sender have the same fields in the same order: sorting them anew each time took longer than writing
// them.
const ORDERS = 256;
const orders: (Order | undefined)[] = Array.from({ length: ORDERS });

/**
 * The sorted order of some keys. A slot holds one form; another that falls into it takes its place, so the table never
 * grows.
 */
function orderOf(keys: readonly string[]): Order {
  let slot = keys.length;
  for (const key of keys) slot = (slot * 31 + key.length) % ORDERS;
  const known = orders[slot];
  if (known !== undefined && sameKeys(known.keys, keys)) return known;
  const sorted = [...keys].sort();
  const order: Order = { keys, sorted, labels: sorted.map((key) => `${JSON.stringify(key)}:`) };
  orders[slot] = order;
  return order;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/**
 * Every value that differs from `was` to `now`, goods items matched by line; empty when the content is the same.
 * Containers, seals and documents are matched by place: one put in front differs from there on. An amendment's record
 * and its page show this.
 */
export function differences(was: Declaration, now: Declaration): readonly Difference[] {
  const found: Difference[] = [];
  const { goods: goodsWas, ...headerWas } = was;
  const { goods: goodsNow, ...headerNow } = now;
  compare(headerWas, headerNow, '', found);
  const oldByLine = new Map(goodsWas.map((item) => [item.line, item]));
  goodsNow.forEach((item, index) => {
    compare(oldByLine.get(item.line), item, `/goods/${index}`, found);
    oldByLine.delete(item.line);
  });
  goodsWas.forEach((item, index) => {
    if (oldByLine.has(item.line)) found.push({ pointer: `/goods/${index}`, was: item });
  });
  return found;
}

function compare(was: unknown, now: unknown, pointer: string, found: Difference[]): void {
  if (was === undefined || was === null) {
    if (now !== undefined && now !== null) found.push({ pointer, now });
  } else if (now === undefined || now === null) {
    found.push({ pointer, was });
  } else if (Array.isArray(was) && Array.isArray(now)) {
    for (let i = 0; i < Math.max(was.length, now.length); i++) compare(was[i], now[i], `${pointer}/${i}`, found);
  } else if (typeof was === 'object' && typeof now === 'object') {
    const before = was as Readonly<Record<string, unknown>>;
    const after = now as Readonly<Record<string, unknown>>;
    // Declarations have no field whose name needs escaping in a pointer.
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[key], after[key], `${pointer}/${key}`, found);
    }
  } else if (was !== now) {
    found.push({ pointer, was, now });
  }
}
