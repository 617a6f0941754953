import { asCode } from '../../core/domain/validate/text.ts';

/** Plates that hold what was typed, those that begin with it first, then in the order given; `most` at most. */
export function matchingPlates(typed: string, plates: readonly string[], most: number): readonly string[] {
  const wanted = asCode(typed).replace(/[\s\-–—_.·•・/]/g, '');
  const unlike = [...new Set(plates)];
  if (wanted === '') return unlike.slice(0, most);
  const begin = unlike.filter((plate) => plate.startsWith(wanted));
  const hold = unlike.filter((plate) => !plate.startsWith(wanted) && plate.includes(wanted));
  return [...begin, ...hold].slice(0, most);
}
