import type { Declaration, GoodsItem } from './declaration.ts';

/** One value that two declarations do not share; `was` or `now` is absent where one of them has no such value. */
export interface Difference {
  /** RFC 6901, into the newer declaration; into the older where the newer has no such item. */
  readonly pointer: string;
  readonly was?: unknown;
  readonly now?: unknown;
}

/**
 * A declaration as one stable line of JSON: keys sorted, goods items by line, nothing missing written. Two filings of one
 * content give the same text whatever order their fields and items came in; idempotency hashes it.
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
 * Any JSON value as one line that depends on nothing but its content: keys sorted, nothing missing written. A database that
 * keeps JSON in an order of its own gives the same line back.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(value[i] ?? null);
    return `${text}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const record = value as Readonly<Record<string, unknown>>;
    let text = '{';
    for (const key of Object.keys(record).sort()) {
      if (record[key] === undefined || record[key] === null) continue;
      text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
    }
    return `${text}}`;
  }
  return JSON.stringify(value);
}

/** Every value that differs from `was` to `now`, goods items matched by line; empty when the content is the same. */
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
