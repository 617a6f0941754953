const PARTS = { YYYY: 4, MM: 2, DD: 2, HH: 2, mm: 2, ss: 2 } as const;
type Part = keyof typeof PARTS;

/** Turns a date as it is written in a file into ISO 8601; undefined when it is not of the pattern. */
export type DateReader = (value: string) => string | undefined;

/**
 * Compiles a pattern like `DD.MM.YYYY HH:mm`. Undefined when the pattern names no full date or a part twice. Without hours the
 * result is a date alone; whether the day exists is for validation to say.
 */
export function compileDate(pattern: string): DateReader | undefined {
  // The names of parts come before the single character: `MM` (month) and `mm` (minute) differ by case alone.
  const order: Part[] = [];
  const source = pattern.replaceAll(/YYYY|MM|DD|HH|mm|ss|./gsu, (piece) => {
    if (!Object.hasOwn(PARTS, piece)) return piece.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
    order.push(piece as Part);
    return `(\\d{${PARTS[piece as Part]}})`;
  });
  const parts = new Set(order);
  if (parts.size !== order.length || !parts.has('YYYY') || !parts.has('MM') || !parts.has('DD')) return undefined;
  if (parts.has('mm') !== parts.has('HH') || (parts.has('ss') && !parts.has('mm'))) return undefined;
  const form = new RegExp(`^${source}$`, 'u');
  return (value) => {
    const found = form.exec(value);
    if (found === null) return undefined;
    const part = (name: Part): string | undefined => found[order.indexOf(name) + 1];
    const day = `${part('YYYY')}-${part('MM')}-${part('DD')}`;
    return parts.has('HH') ? `${day}T${part('HH')}:${part('mm')}:${parts.has('ss') ? part('ss') : '00'}` : day;
  };
}
