const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Negative, zero or positive: the order of two texts by code points, as CEL has it. JavaScript's own is by UTF-16 units. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const common = Math.min(a.length, b.length);
  let at = 0;
  while (at < common && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // The first half of a pair may be common to both, and the pair not.
  if (at > 0 && isHighSurrogate(a.charCodeAt(at - 1))) {
    const before = (a.codePointAt(at - 1) ?? 0) - (b.codePointAt(at - 1) ?? 0);
    if (before !== 0) return before;
  }
  if (at === common) return a.length - b.length;
  return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
}

/** The first place in texts sorted by code points whose text is not below `text` (`after`: is above it). */
export function findText(texts: readonly string[], text: string, after: boolean): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareTexts(texts[middle] ?? '', text);
    if (order < 0 || (after && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The texts that begin with a prefix stand side by side: the first and the one behind the last. */
export function findPrefix(texts: readonly string[], prefix: string): readonly [number, number] {
  const first = findText(texts, prefix, false);
  // From the first on: those that begin so stand behind it without a gap.
  let low = first;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (texts[middle]?.startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return [first, low];
}

/** Whether `findPrefix` may be asked: half a pair at its end makes a prefix of texts that do not stand side by side. */
export function isWholePrefix(prefix: string): boolean {
  return prefix === '' || !isHighSurrogate(prefix.charCodeAt(prefix.length - 1));
}
