import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode, NODE_VERIFIER } from '../../src/cli/commands/verify.ts';
import type { CrossingId } from '../../src/core/domain/ids.ts';
import { verifyConsistency } from '../../src/ledger/consistency.ts';
import {
  CERTIFICATE_PROBLEMS,
  type Certificate,
  certificateText,
  verifyCertificate,
} from '../../src/ledger/certificate.ts';
import { parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { type NoteKey, noteKey, openNote, parseVerifierKey } from '../../src/ledger/note.ts';
import { storedTree } from '../../src/ledger/prove.ts';
import { releasedFacts } from '../../src/ledger/released-facts.ts';
import { TILE_WIDTH, tilePath } from '../../src/ledger/tiles.ts';
import { eraseOpenings } from '../../src/work/erase-openings.ts';
import { sha256Bytes } from '../../src/work/hash.ts';
import { treeOf } from '../../src/work/sequence-ledger.ts';
import { AFTERNOON, type TestPort } from '../support/port.ts';
import { openBusyPort } from './busy-port.ts';

let port: TestPort;
let key: NoteKey;
let crossing: CrossingId;
let text: string;

beforeAll(async () => {
  ({ port } = await openBusyPort());
  const parsed = await parseVerifierKey(NODE_VERIFIER.digest, port.services.ledger.verifierKey);
  if (parsed === undefined) throw new Error('the key is not read');
  key = parsed;
  const released = (await port.store.crossings.list({}, 100)).filter((one) => one.stages.released !== undefined);
  crossing = released[0]?.id as CrossingId;
  const made = await port.services.ledger.certificate(crossing);
  if (made.outcome !== 'certified') throw new Error(made.outcome);
  text = made.text;
});
afterAll(() => port.close());

const verdictOf = async (bytes: Uint8Array): Promise<string> => {
  const read = decode(bytes);
  if (read === undefined) return 'not-text';
  const verdict = await verifyCertificate(read, key, NODE_VERIFIER);
  return verdict.holds ? 'holds' : verdict.problem;
};

describe('A certificate of control', () => {
  test('holds, and says what was released, in which lane and with which seals', async () => {
    const verdict = await verifyCertificate(text, key, NODE_VERIFIER);
    if (!verdict.holds) throw new Error(verdict.problem);
    expect(verdict.origin).toBe('landport/log');
    const facts = releasedFacts(verdict.certificate);
    expect(facts).toMatchObject({ crossing, direction: 'inbound' });
    expect(facts.plate).toMatch(/^TAMPER\d$/);
    expect(facts.declarations[0]?.seals.length).toBe(1);
    expect(facts.releasedAt).toBeGreaterThan(AFTERNOON);
  });

  test('fails with a reason for whichever byte is changed', { timeout: 120_000 }, async () => {
    const bytes = Buffer.from(text);
    const reasons = new Map<string, number>();
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const verdict = await verdictOf(changed);
        expect(verdict, `byte ${at} of ${JSON.stringify(text.slice(Math.max(0, at - 8), at + 8))}`).not.toBe('holds');
        reasons.set(verdict, (reasons.get(verdict) ?? 0) + 1);
      }
    }
    for (const reason of ['not-text', 'not-json', 'head-malformed', 'head-signature-wrong', 'not-in-the-log'])
      expect(reasons.get(reason), reason).toBeGreaterThan(0);
  });

  test('fails when something is cut off, put in or written otherwise', async () => {
    const certificate = JSON.parse(text) as Certificate;
    const other = (change: Partial<Record<keyof Certificate, unknown>>) =>
      verdictOf(Buffer.from(certificateText({ ...certificate, ...change } as Certificate)));
    expect(await verdictOf(Buffer.from(text.slice(0, -1)))).toBe('not-canonical');
    expect(await verdictOf(Buffer.from(JSON.stringify(certificate, null, 2)))).toBe('not-canonical');
    expect(await verdictOf(Buffer.from(`\uFEFF${text}`))).toBe('not-json');
    expect(await verdictOf(Buffer.from(text.replace('{"format"', '{"format":"x","format"')))).toBe('not-canonical');
    expect(await other({ format: 'landport-certificate/v2' })).toBe('format-unknown');
    expect(await verdictOf(Buffer.from(text.replace('{', '{"also":1,')))).toBe('fields-differ');
    expect(await other({ statement: { ...certificate.statement, kind: 'direct' } })).toBe('statement-not-of-a-release');
    expect(await other({ statement: { ...certificate.statement, more: 1 } })).toBe('statement-not-of-a-release');
    expect(await other({ salt: `${certificate.salt.slice(0, -2)}ZZ` })).toBe('proof-malformed');
    const { index, path } = certificate.proof;
    expect(await other({ proof: { index: index + 1, path } })).toBe('not-in-the-log');
    expect(await other({ proof: { index, path: path.slice(1) } })).toBe('not-in-the-log');
    expect(await other({ proof: { index, path: [...path].reverse() } })).toBe('not-in-the-log');
    expect(await other({ proof: { index, path: ['AA=='] } })).toBe('proof-malformed');
  });

  test('fails under another key, and under an older head that does not cover it', async () => {
    const stranger = noteKey(sha256Bytes, key.name, Buffer.alloc(32, 7));
    expect(await verifyCertificate(text, stranger, NODE_VERIFIER)).toEqual({
      holds: false,
      problem: 'head-by-another-key',
    });
    // Another key under the same id: the signature itself is asked.
    const lookalike = { ...key, publicKey: stranger.publicKey };
    expect(await verifyCertificate(text, lookalike, NODE_VERIFIER)).toEqual({
      holds: false,
      problem: 'head-signature-wrong',
    });
    const { rows } = await port.pool.query<{ note: string }>('select note from ledger_head where number = 2');
    const older = certificateText({ ...(JSON.parse(text) as Certificate), head: rows[0]?.note ?? '' });
    expect(await verdictOf(Buffer.from(older))).toBe('not-in-the-log');
    expect(CERTIFICATE_PROBLEMS.length).toBe(10);
  });

  test('is given after the release only, and no more once the opening was erased', async () => {
    const open = (await port.store.crossings.list({}, 100)).find((one) => one.stages.released === undefined);
    if (open !== undefined)
      expect(await port.services.ledger.certificate(open.id)).toEqual({ outcome: 'not-released' });
    const nobody = '019c0000-0000-7000-8000-000000000001' as CrossingId;
    expect(await port.services.ledger.certificate(nobody)).toEqual({ outcome: 'unknown' });
    const last = (await port.store.crossings.list({}, 100)).filter((one) => one.stages.released !== undefined).at(-1);
    const entries = await port.store.ledger.ofSubject(last?.id ?? '');
    await eraseOpenings(
      port.store,
      entries.map(({ id }) => id),
      'retention',
      'landport',
      AFTERNOON,
    );
    expect(await port.services.ledger.certificate(last?.id as CrossingId)).toEqual({ outcome: 'erased' });
    // The proof of every entry still holds.
    const { head, entries: proven } = await port.core.sequencer.proof(last?.id ?? '');
    expect(proven.every(({ path, opening }) => path !== undefined && opening === undefined)).toBe(true);
    expect(head?.size).toBeGreaterThan(256);
  });
});

describe('The published log', () => {
  test('is enough to check everything from outside: entries, hashes, and that it only grew', async () => {
    const note = (await port.store.ledger.head())?.note ?? '';
    const opened = openNote(note, key);
    if (typeof opened === 'string') throw new Error(opened);
    const checkpoint = parseCheckpoint(opened.text);
    const size = checkpoint?.size ?? 0;
    const fetched = async (level: number | 'entries', from: number, before: number): Promise<Buffer> => {
      const index = Math.floor(from / TILE_WIDTH);
      const bytes = await port.services.ledger.tile(tilePath({ level, index, width: before - index * TILE_WIDTH }));
      if (bytes === undefined) throw new Error(`no tile ${level} ${from} ${before}`);
      return bytes;
    };
    // Leaves from the entries themselves.
    const leaves: Uint8Array[] = [];
    for (let from = 0; from < size; from += TILE_WIDTH) {
      const bundle = await fetched('entries', from, Math.min(size, from + TILE_WIDTH));
      for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
        leaves.push(sha256Bytes(Uint8Array.of(0), bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))));
    }
    expect(leaves.length).toBe(size);
    const tree = storedTree(
      sha256Bytes,
      async (level, from, before) => {
        const bytes = await fetched(level, from, before);
        return Array.from({ length: before - from }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
      },
      size,
    );
    const root = Buffer.from(checkpoint?.rootBase64 ?? '', 'base64');
    expect(Buffer.from(await tree.root())).toEqual(root);
    expect(Buffer.from(await fetched(0, 0, TILE_WIDTH))).toEqual(Buffer.concat(leaves.slice(0, TILE_WIDTH)));
    const from = { size: 30, root: await treeOf(port.store, 30).root() };
    const path = await tree.consistency(30);
    expect(verifyConsistency(sha256Bytes, { from, to: { size, root }, path })).toBe(true);
    for (const beyond of [
      `tile/0/${String(Math.floor(size / 256) + 1).padStart(3, '0')}`,
      'tile/2/000',
      'tile/1/000',
      '../keys',
    ])
      expect(await port.services.ledger.tile(beyond), beyond).toBeUndefined();
  });
});
