import type { Segment } from './tokenize.ts';

/** A component of a segment, counted from zero; the empty string when it is absent. */
export function component(segment: Segment, element: number, index = 0): string {
  return segment.elements[element]?.[index]?.trim() ?? '';
}

/**
 * How many leading elements of a segment may pass the door; a segment that is not here is dropped where it is read, with everything
 * in it. Contacts (CTA, COM) and addresses (ADR, PNA) of people are not here, and of NAD only the qualifier and the
 * party's id pass: names and addresses stand in the elements after them.
 */
const KEPT_ELEMENTS: Readonly<Record<string, number>> = {
  UNB: 11,
  UNZ: 2,
  UNG: 7,
  UNE: 2,
  UNH: 3,
  UNT: 2,
  UNS: 1,
  BGM: 3,
  CST: 3,
  CNT: 1,
  CUX: 1,
  DMS: 2,
  DOC: 2,
  DTM: 1,
  EQD: 2,
  FTX: 4,
  LOC: 2,
  MEA: 3,
  MOA: 1,
  NAD: 2,
  PAC: 3,
  RFF: 1,
  SEL: 1,
  TAX: 5,
  TDT: 8,
};

/** What of a segment is read on: undefined when none of it is. */
export function withoutPeople(segment: Segment): Segment | undefined {
  const kept = KEPT_ELEMENTS[segment.tag];
  if (kept === undefined) return undefined;
  // Free text of the header can name anybody; only the description of goods (AAA) is read.
  if (segment.tag === 'FTX' && component(segment, 0) !== 'AAA') return undefined;
  let elements = segment.elements.slice(0, kept);
  // C082: the party's id stands first; the components after it say whose code it is.
  if (segment.tag === 'NAD') elements = elements.map((parts, index) => (index === 1 ? parts.slice(0, 1) : parts));
  // C040: the carrier's id without its name. C222: the vehicle's id, name of the vehicle, nationality.
  if (segment.tag === 'TDT') elements = elements.map((parts, index) => (index === 4 ? parts.slice(0, 1) : parts));
  return { ...segment, elements };
}
