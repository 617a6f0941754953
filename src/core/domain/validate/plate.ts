import type { Plate } from '../ids.ts';
import { asCode } from './text.ts';

// Provinces and regions, then the kinds of vehicle that Chinese plates name (trailer, police, learner, border and others).
const HAN_ON_PLATES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台使领学警挂试超临应急';
const SEPARATORS = /[\s\-–—_.·•・/]/g;
const PLATE = new RegExp(`^[A-Z0-9${HAN_ON_PLATES}]{2,12}$`);

/**
 * A number plate as a reader sees it: upper case, without spaces and dashes, Latin letters, digits and the characters of
 * Chinese plates. Undefined when anything else is left, rather than dropped: two plates must not become one.
 */
export function normalisePlate(text: string): Plate | undefined {
  const plate = asCode(text).replace(SEPARATORS, '');
  return PLATE.test(plate) ? (plate as Plate) : undefined;
}
