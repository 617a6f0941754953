import type { ClientBase } from 'pg';
import type { Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';

/** Writes the record of a change in the transaction that makes it. */
export async function writeRecord(db: ClientBase, { events, leaves }: Written): Promise<void> {
  await appendEvents(db, events);
  await insertLeaves(db, leaves);
}
