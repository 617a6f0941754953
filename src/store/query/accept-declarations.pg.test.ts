import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Declaration } from '../../core/domain/declaration.ts';
import type { AssessmentId, DeclarationId, HashHex, Instant } from '../../core/domain/ids.ts';
import { sha256Hex } from '../../work/hash.ts';
import { newId } from '../../work/identify.ts';
import { createPool } from '../pool.ts';
import type { AssessedDeclaration } from '../port/declarations.ts';
import { acceptDeclarations } from './accept-declarations.ts';

const NOW = Date.UTC(2026, 2, 1) as Instant;
let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await openTestDatabase();
  pool = createPool({ connection: database.connection });
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

/** A declaration whose text holds all that COPY and arrays read as form. */
function assessed(reference: string, said = 'coal'): AssessedDeclaration {
  const id = newId(NOW) as DeclarationId;
  const description = `${said}\t"quoted"\n\\N {a,b} 煤`;
  const declaration = {
    reference,
    declarant: 'OP-1\\t',
    lodgedAt: '2026-03-01T08:00:00+08:00',
    goods: [{ line: 1, hs: '270112', description }],
  } as unknown as Declaration;
  const contentHash = sha256Hex(JSON.stringify(declaration));
  return {
    id,
    declaration,
    contentHash,
    firstHash: contentHash,
    version: 1,
    acceptedAt: NOW,
    lodgedAt: NOW,
    warnings: [],
    assessment: {
      id: newId(NOW) as AssessmentId,
      declarationId: id,
      declarationVersion: 1,
      cause: 'accepted',
      at: NOW,
      lane: 'green',
      selections: [],
      hits: [],
      unevaluated: [],
      ruleSet: sha256Hex('rules') as HashHex,
      historyVersion: 0,
    },
    features: [{ 'goods.hs': '270112' }],
    events: [
      {
        id: newId(NOW),
        at: NOW,
        kind: 'declaration-accepted',
        subject: id,
        actor: 'test',
        body: { said: description },
      },
    ],
    leaves: [
      {
        id: newId(NOW),
        kind: 'assessment',
        subject: id,
        at: NOW,
        saltHex: '00'.repeat(16),
        statement: '{}',
        commitment: contentHash,
      },
    ],
  };
}

const batchOf = (prefix: string, count: number, said?: string): AssessedDeclaration[] =>
  Array.from({ length: count }, (_, at) => assessed(`${prefix}-${count - at}`, said));

/** How many of everything is stored for declarations whose reference begins so. */
async function counts(prefix: string): Promise<readonly number[]> {
  const { rows } = await pool.query<{ n: number }>(
    `with d as (select id from declaration where reference like $1 || '-%')
    select count(*) as n from d union all select count(*) from assessment where declaration_id in (select id from d)
    union all select count(*) from event where subject in (select id from d)
    union all select count(*) from pending_leaf where subject in (select id from d)`,
    [prefix],
  );
  return rows.map((row) => row.n);
}

test.each([1, 19, 20, 500])('a batch of %i is stored whole, in its order, and says what was said', async (count) => {
  const batch = batchOf(`whole${count}`, count);
  const outcomes = await acceptDeclarations(pool, batch);
  expect(outcomes).toEqual(batch.map((one) => ({ kind: 'stored', id: one.id })));
  expect(await counts(`whole${count}`)).toEqual([count, count, count, count]);
  const { rows } = await pool.query('select body from declaration where id = $1', [batch[0]?.id]);
  expect(rows[0].body).toEqual(batch[0]?.declaration);
});

test.each([5, 60])('of %i declarations the taken are told apart from the free, which go in', async (count) => {
  const prefix = `taken${count}`;
  const before = batchOf(prefix, count).slice(0, 2);
  await acceptDeclarations(pool, before);
  const batch = [...batchOf(prefix, count).slice(0, 1), ...batchOf(prefix, count, 'coke').slice(1)];
  const outcomes = await acceptDeclarations(pool, batch);
  expect(outcomes[0]).toEqual({ kind: 'same', id: before[0]?.id });
  expect(outcomes[1]).toEqual({ kind: 'conflict', id: before[1]?.id, body: before[1]?.declaration });
  expect(outcomes.slice(2)).toEqual(batch.slice(2).map((one) => ({ kind: 'stored', id: one.id })));
  expect(await counts(prefix)).toEqual([count, count, count, count]);
});

test('a reference twice in one batch is stored once, the first of them', async () => {
  const batch = [...batchOf('twice', 40), assessed('twice-7'), assessed('twice-8', 'coke')];
  const outcomes = await acceptDeclarations(pool, batch);
  const first = (reference: string) => batch.find((one) => one.declaration.reference === reference);
  expect(outcomes[40]).toEqual({ kind: 'same', id: first('twice-7')?.id });
  expect(outcomes[41]).toMatchObject({ kind: 'conflict', id: first('twice-8')?.id });
  expect(await counts('twice')).toEqual([40, 40, 40, 40]);
});

test('batches that share references and meet each other store each once and never deadlock', async () => {
  const senders = Array.from({ length: 6 }, (_, sender) => {
    const batch = batchOf('race', 200);
    return sender % 2 === 0 ? batch : batch.reverse();
  });
  const outcomes = await Promise.all(senders.map((batch) => acceptDeclarations(pool, batch)));
  expect(outcomes.flat().filter((one) => one.kind === 'stored')).toHaveLength(200);
  expect(outcomes.flat().filter((one) => one.kind === 'same')).toHaveLength(1000);
  expect(await counts('race')).toEqual([200, 200, 200, 200]);
});

test('a batch that cannot be stored for another reason leaves nothing behind', async () => {
  const batch = batchOf('broken', 30);
  const last = batch.at(-1) as AssessedDeclaration;
  const [event] = last.events;
  if (event === undefined) throw new Error('it has an event');
  const twin = { ...last, events: [event, event] };
  await expect(acceptDeclarations(pool, [...batch.slice(0, -1), twin])).rejects.toMatchObject({ code: '23505' });
  expect(await counts('broken')).toEqual([0, 0, 0, 0]);
});
