import { DIRECTIONS } from '../../core/domain/declaration.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';
import type { DeclarationSearch } from '../../wire/declarations.ts';

/** What the address of the table holds: the same filters as the request's. */
export type TableSearch = Readonly<Omit<DeclarationSearch, 'limit' | 'cursor'>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; a filter that is malformed is left out rather than sent. */
export function searchOfDeclarations(search: Record<string, unknown>): TableSearch {
  const text = (name: string): string => (typeof search[name] === 'string' ? search[name].trim() : '');
  const lanes = lanesOf(text('lane'));
  const direction = DIRECTIONS.find((each) => each === search.direction);
  return {
    ...(text('q') === '' ? {} : { q: text('q').slice(0, 80) }),
    ...(lanes.length === 0 ? {} : { lane: lanes.join(',') }),
    ...(direction === undefined ? {} : { direction }),
    ...(/^\d{1,12}$/.test(text('hs')) ? { hs: text('hs') } : {}),
    ...(text('declarant') === '' ? {} : { declarant: text('declarant').slice(0, 80) }),
    ...(DAY.test(text('from')) ? { from: text('from') } : {}),
    ...(DAY.test(text('to')) ? { to: text('to') } : {}),
  };
}

/** The lanes named in a comma-separated list, in the order of strictness. */
export function lanesOf(list: string | undefined): readonly Lane[] {
  const named = new Set(list?.split(','));
  return LANES.filter((lane) => named.has(lane));
}
