import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, openTestPort, type TestPort } from '../../test/support/port.ts';
import type { Instant, LocalDay } from '../core/domain/ids.ts';
import { operatorKey } from '../core/risk/history.ts';
import { verifyInclusion } from '../ledger/inclusion.ts';
import { sha256Bytes, sha256Hex } from './hash.ts';
import { newId } from './identify.ts';
import { keepSeeds } from './seeds.ts';
import { sequenceLedger } from './sequence-ledger.ts';
import { newSigningKeyPem, readSigningKey } from './slips.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort();
});
afterAll(() => port.close());

let filed = 0;
const fileSome = (n: number) =>
  port.services.accept(
    Array.from({ length: n }, () => ({ raw: coal(`K-${++filed}`, { importer: 'OP-K' }), form: 'json' as const })),
    BROKER,
    AFTERNOON,
  );
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const importerRow = (history: ReturnType<typeof port.core.history.current>) =>
  history.operators.get(operatorKey('importer', 'OP-K'));

describe('The history', () => {
  test('advanced by two processes counts every event once', async () => {
    const [mine, other] = [port.core, await port.another()];
    for (let round = 0; round < 5; round++) {
      await fileSome(7);
      await Promise.all([mine.history.advance(AFTERNOON), other.history.advance(AFTERNOON)]);
    }
    await Promise.all([mine.history.advance(AFTERNOON), other.history.advance(AFTERNOON)]);
    const fresh = await port.another();
    for (const core of [mine, other, fresh]) {
      await core.history.advance(AFTERNOON);
      expect(importerRow(core.history.current())?.declarations).toBeCloseTo(filed, 9);
    }
    expect(fresh.history.current().version).toBe(mine.history.current().version);
    expect(await mine.history.advance(AFTERNOON)).toBe(false);
  });

  test('passes over the code of what an officer saw, when a step was added to an inspection', async () => {
    const before = port.core.history.current();
    const body = { action: 'add-step', hazard: 'vehicle', observation: 'space-concealed' };
    const subject = newId(AFTERNOON);
    await port.store.events.append([
      { id: newId(AFTERNOON), at: AFTERNOON, kind: 'inspection-acted', subject, actor: 'anna', body },
    ]);
    expect(await port.core.history.advance(AFTERNOON)).toBe(true);
    expect(port.core.history.current().operators).toEqual(before.operators);
  });
});

describe('The ledger', () => {
  const pending = async (): Promise<number> =>
    (await port.pool.query<{ n: number }>('select count(*)::int as n from pending_leaf')).rows[0]?.n ?? -1;
  const size = async (): Promise<number> => (await port.store.ledger.head())?.size ?? 0;

  test('loses nothing and repeats nothing when a sequencer dies between taking and writing', async () => {
    await port.core.sequencer.run(AFTERNOON);
    await fileSome(9);
    const before = { pending: await pending(), size: await size() };
    expect(before.pending).toBe(9);
    const dying = port.store.ledger.sequence(100, async () => {
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect({ pending: await pending(), size: await size() }).toEqual(before);
    expect(await port.core.sequencer.run(AFTERNOON)).toBe(9);
    expect({ pending: await pending(), size: await size() }).toEqual({ pending: 0, size: before.size + 9 });
  });

  test('written by two processes at once has every leaf once, and every proof holds', async () => {
    const other = await port.another();
    const ids: string[] = [];
    for (let round = 0; round < 6; round++) {
      ids.push(...(await fileSome(5)).map((one) => idOf(one)));
      await Promise.all([port.core.sequencer.run(AFTERNOON), other.sequencer.run(AFTERNOON)]);
    }
    await port.core.sequencer.run(AFTERNOON);
    await other.sequencer.run(AFTERNOON);
    const { rows } = await port.pool.query<{ n: number; ids: number; top: number }>(
      'select count(*)::int as n, count(distinct id)::int as ids, max(index)::int as top from ledger_entry',
    );
    expect(rows[0]).toEqual({ n: rows[0]?.n, ids: rows[0]?.n, top: (rows[0]?.n ?? 0) - 1 });
    for (const id of ids) {
      const { head, entries } = await other.sequencer.proof(id);
      expect(entries.length).toBe(1);
      for (const { entry, path } of entries) {
        const proof = {
          leaf: bytes(entry.leafHash),
          index: entry.index,
          size: head?.size ?? 0,
          path: (path ?? []).map(bytes),
        };
        expect(verifyInclusion(sha256Bytes, proof, bytes(head?.root ?? ''))).toBe(true);
      }
    }
  });

  test('proves an entry in a log of several blocks, at every edge of one', async () => {
    for (let batch = 0; batch < 5; batch++) await fileSome(450);
    await port.core.sequencer.run(AFTERNOON);
    const edges = [0, 1, 1022, 1023, 1024, 1500, 2047, 2048, (await size()) - 1];
    const { rows } = await port.pool.query<{ subject: string }>(
      'select subject from ledger_entry where index = any($1)',
      [edges],
    );
    expect(rows.length).toBe(edges.length);
    await fileSome(3);
    await port.core.sequencer.run(AFTERNOON);
    for (const { subject } of rows) {
      const { head, entries } = await port.core.sequencer.proof(subject);
      for (const { entry, path } of entries) {
        const proof = {
          leaf: bytes(entry.leafHash),
          index: entry.index,
          size: head?.size ?? 0,
          path: (path ?? []).map(bytes),
        };
        expect(verifyInclusion(sha256Bytes, proof, bytes(head?.root ?? '')), `entry ${entry.index}`).toBe(true);
      }
    }
  });

  test('signs its head as a note that a stranger can verify', async () => {
    const key = readSigningKey(newSigningKeyPem());
    await fileSome(1);
    await sequenceLedger(port.store, key, { origin: 'landport/log' }).run(AFTERNOON);
    const head = await port.store.ledger.head();
    const [text = '', signature = ''] = (head?.note ?? '').split('\n\n');
    expect(text.split('\n')).toEqual([
      'landport/log',
      String(head?.size),
      Buffer.from(head?.root ?? '', 'hex').toString('base64'),
      `head ${head?.number} 2026-03-01T06:00:00.000Z`,
    ]);
    expect(signature).toMatch(/^\u2014 landport\/log [A-Za-z0-9+/]+=*\n$/);
    const blob = Buffer.from(signature.trim().split(' ').at(-1) ?? '', 'base64');
    const publicKey = Buffer.from(key.publicKeyBase64Url, 'base64url');
    const named = sha256Bytes(Buffer.from('landport/log\n'), Uint8Array.of(1), publicKey).slice(0, 4);
    expect(blob.subarray(0, 4)).toEqual(Buffer.from(named));
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKeyBase64Url };
    expect(verify(null, Buffer.from(`${text}\n`), createPublicKey({ key: jwk, format: 'jwk' }), blob.subarray(4))).toBe(
      true,
    );
  });

  test('is never changed', async () => {
    await expect(port.pool.query('delete from ledger_entry')).rejects.toMatchObject({ code: 'LP001' });
  });
});

describe('The seed of a day', () => {
  test('is committed once, whoever needs it first', async () => {
    const at = (AFTERNOON + 40 * 86_400_000) as Instant;
    const periods = await Promise.all(
      Array.from({ length: 8 }, () =>
        keepSeeds({ store: port.store, timeZone: port.core.environment.timeZone }).at(at),
      ),
    );
    expect(new Set(periods.map((one) => one.seedHex)).size).toBe(1);
    const one = periods[0];
    expect(one?.commitmentHex).toBe(sha256Hex(`landport-draw:${one?.day}:1:${one?.randomShare}:${one?.seedHex}`));
    expect(one?.day).toBe('2026-04-10' as LocalDay);
  });
});

describe('A grant of a role', () => {
  test('is decided once, whoever decides at the same moment', async () => {
    await port.pool.query(`insert into "user" (id, name, email) values ('u1', 'U', 'u@example.org')`);
    const grant = {
      id: newId(AFTERNOON),
      userId: 'u1',
      role: 'analyst' as const,
      proposedBy: 'admin-1',
      proposedAt: AFTERNOON,
      origin: 'proposal' as const,
    };
    await port.store.people.addGrant(grant, []);
    const decisions = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        port.store.people.decideGrant(
          index % 2 === 0
            ? { ...grant, approvedBy: `admin-${index + 2}`, approvedAt: AFTERNOON }
            : { ...grant, refusedBy: `admin-${index + 2}`, refusedAt: AFTERNOON },
          [],
        ),
      ),
    );
    expect(decisions.filter(Boolean).length).toBe(1);
    const stands = await port.store.people.grant(grant.id);
    expect([stands?.approvedBy, stands?.refusedBy].filter((by) => by !== undefined).length).toBe(1);
    await expect(
      port.store.people.addGrant({ ...grant, id: newId(AFTERNOON), approvedBy: 'admin-1', approvedAt: AFTERNOON }, []),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
