import type { Declaration, GoodsItem } from '../declaration.ts';
import type { Problem } from '../problem.ts';
import type { ValidationContext } from './context.ts';
import { HEADER_FIELDS } from './fields.ts';
import { readGoods } from './goods.ts';
import { readHeader } from './header.ts';
import { Problems, shown } from './problems.ts';
import { type RawObject, Reader } from './reader.ts';
import { readTotals } from './totals.ts';

export type { ValidationContext } from './context.ts';

/** What came of reading a declaration: there is one exactly when no problem is an error. */
export interface Validated {
  readonly declaration?: Declaration;
  readonly problems: readonly Problem[];
}

const KNOWN: ReadonlySet<string> = new Set(HEADER_FIELDS);

/**
 * Reads a raw declaration of version 1: checks every field, brings codes, plates and times into one form, and holds the
 * parts against each other. Tells every problem at once (up to a cap), each with a JSON pointer into `raw`. Never throws.
 */
export function validateDeclaration(raw: unknown, context: ValidationContext): Validated {
  const problems = new Problems();
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.add('not-an-object', '', { given: shown(raw) });
    return { problems: problems.list };
  }
  const reader = new Reader(context, problems);
  const object = raw as RawObject;
  reader.refuseUnknown(object, '', '', KNOWN);
  const draft = readHeader(object, reader);
  const goods = readGoods(object['goods'], reader);
  const totals = readTotals(object['totals'], goods, reader);
  if (problems.hasError) return { problems: problems.list };
  if (totals !== undefined) draft.totals = totals;
  // No error was found, so everything that is required was read, and every goods item is whole.
  draft.goods = goods as readonly GoodsItem[];
  return { declaration: draft as Declaration, problems: problems.list };
}
