import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { selfSigned } from '../../test/support/certificate.ts';
import { readTls } from './tls.ts';

const folder = mkdtempSync(join(tmpdir(), 'landport-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const [own, other] = [selfSigned(), selfSigned()];
const cert = file('cert.pem', own.cert);
const key = file('key.pem', own.key);

test('A certificate with its key is read; without either there is no HTTPS.', async () => {
  expect(await readTls({ tlsCert: cert, tlsKey: key })).toMatchObject({ tls: { cert: expect.any(Buffer) } });
  expect(await readTls({ tlsCert: undefined, tlsKey: undefined })).toEqual({});
});

test.each([
  ['a file that is not there', join(folder, 'none.pem'), key, 'tls-unreadable'],
  ['a folder', folder, key, 'tls-unreadable'],
  ['a file that is no certificate', file('text.pem', 'text'), key, 'tls-not-valid'],
  ['a key for a certificate', key, key, 'tls-not-valid'],
  ['the key of another certificate', cert, file('other.pem', other.key), 'tls-not-valid'],
  ['an empty key', cert, file('empty.pem', ''), 'tls-not-valid'],
] as const)('%s is refused with a sentence that names it.', async (_name, tlsCert, tlsKey, code) => {
  await expect(readTls({ tlsCert, tlsKey })).rejects.toMatchObject({ code });
});
