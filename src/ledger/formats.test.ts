import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts';
import { checkpointText, parseCheckpoint, stampLine, stampOf } from './checkpoint.ts';
import type { Digest, Sha256 } from './hashing.ts';
import { noteKey, openNote, parseVerifierKey, signedNote, verifierKey } from './note.ts';
import { parseTilePath, tilePath } from './tiles.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const digest: Digest = async (bytes) => sha256(bytes);

describe('Bytes', () => {
  test('are written and read as the platform does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.string({ unit: 'binary' }), (bytes, text) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect([...utf8(text)]).toEqual([...Buffer.from(text)]);
      }),
    );
  });

  test.each([
    'A',
    'AB',
    'ABC',
    'AB==A',
    'AB=C',
    'AA=A',
    'AB==',
    'ABB=',
    'A===',
    '====',
    'AAA',
    'AA A',
    'AAA-',
    'AA==\n',
    ' AA==',
  ])('base64 that another text would say as well is refused: %j', (text) => expect(fromBase64(text)).toBeUndefined());
  test.each(['a', 'AB', '0g', '0x00', ' 00'])('so is hexadecimal %j', (text) => expect(fromHex(text)).toBeUndefined());
});

describe('The layout of tiles', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 1000, width: 5 }, 'tile/1/x001/000.p/5'],
    [{ level: 'entries', index: 999, width: 255 }, 'tile/entries/999.p/255'],
    [{ level: 63, index: 7, width: 1 }, 'tile/63/007.p/1'],
  ] as const)('names %j', (name, path) => {
    expect(tilePath(name)).toBe(path);
    expect(parseTilePath(path)).toEqual(name);
  });

  test.each([
    'tile/0/0',
    'tile/0/1000',
    'tile/0/x000/001',
    'tile/00/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/05',
    'tile/0/001.p/',
    'tile/-1/001',
    'tile/entry/001',
    '/tile/0/001',
    'tile/0/001/',
    'tile/0/../001',
    'tile/100/001',
    `tile/0/${'x999/'.repeat(6)}999`,
  ])('reads no other: %s', (path) => expect(parseTilePath(path)).toBeUndefined());
});

describe('A checkpoint', () => {
  const root = toBase64(sha256());
  const text = checkpointText({ origin: 'port/log', size: 7, rootBase64: root });

  test('reads back as it was written, with its stamp', () => {
    expect(parseCheckpoint(text)).toEqual({ origin: 'port/log', size: 7, rootBase64: root });
    const stamp = { number: 12, signedAt: '2026-03-01T06:00:00.000Z' };
    const stamped = { origin: 'port/log', size: 7, rootBase64: root, extension: [stampLine(stamp)] };
    expect(parseCheckpoint(checkpointText(stamped))).toEqual(stamped);
    expect(stampOf(stamped)).toEqual(stamp);
    expect(stampOf({ ...stamped, extension: ['head 0 2026-03-01T06:00:00.000Z'] })).toBeUndefined();
    expect(stampOf({ origin: 'port/log', size: 7, rootBase64: root })).toBeUndefined();
  });

  test.each([
    '',
    'port/log\n7\n',
    text.slice(0, -1),
    `\n${text}`,
    text.replace('7', '07'),
    text.replace('7', '-7'),
    text.replace('7', '7.0'),
    text.replace('7', '99999999999999999'),
    text.replace('=', ''),
    text.replace(root, root.slice(4)),
    `${text}\n`,
  ])('is read in no other form: %j', (other) => expect(parseCheckpoint(other)).toBeUndefined());
});

describe('A signed note', () => {
  // The example of C2SP signed-note, signed with a key whose seed is a published test vector (RFC 8032, 7.1, test 1).
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const privateKey = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = new Uint8Array(Buffer.from(x as string, 'base64url'));
  const key = noteKey(sha256, 'example.com/foo', publicKey);
  const text = 'This is an example message.\n';
  const note = signedNote(text, key, sign(null, Buffer.from(text), privateKey));

  test('opens to its text and signature', () => {
    expect(toHex(publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(openNote(note, key)).toEqual({ text, signature: new Uint8Array(sign(null, Buffer.from(text), privateKey)) });
  });

  test('is not opened for another key, nor in another form', () => {
    expect(openNote(note, noteKey(sha256, 'example.com/bar', publicKey))).toBe('note-not-by-key');
    expect(openNote(note, noteKey(sha256, 'example.com/foo', sha256()))).toBe('note-not-by-key');
    const twice = note + note.slice(note.indexOf('\u2014'));
    for (const other of [
      '',
      text,
      note.slice(0, -1),
      `${note}\n`,
      twice,
      note.replace('\u2014', '-'),
      note.replace('\n\n', '\n'),
    ])
      expect(openNote(other, key), JSON.stringify(other)).toBe('note-malformed');
  });

  test('its key is handed on as name, id and bytes, and read back only whole', async () => {
    const handed = verifierKey(key);
    expect(handed).toMatch(/^example\.com\/foo\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/);
    expect(await parseVerifierKey(digest, handed)).toEqual(key);
    for (const other of [handed.slice(1), handed.slice(0, -1), handed.replace('foo', 'bar'), `${handed} `, '', 'a+b+c'])
      expect(await parseVerifierKey(digest, other), other).toBeUndefined();
  });
});
