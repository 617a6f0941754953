import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { coveringGrant, genuineGrants, grantNow } from './grants.ts';
import { verifySignature } from './verify-signature.ts';

const NOW = 1_772_000_000_000;
const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'jwk' }).x as string;
const GRANT = {
  ...{ key: 'k1', port: 'CNERC', outage: 'o1', kind: 'standing', parts: ['gate'] },
  ...{ from: NOW / 1000 - 60, until: NOW / 1000 + 3600, issued: NOW / 1000 - 60 },
};

function text(change: object = {}, key = pair.privateKey): string {
  const payload = `LO1.${Buffer.from(JSON.stringify({ ...GRANT, ...change })).toString('base64url')}`;
  return `${payload}.${sign(null, Buffer.from(payload), key).toString('base64url')}`;
}
const held = (...grants: readonly string[]) =>
  genuineGrants({ keys: { k1: publicKey }, grants }, 'CNERC', verifySignature);

test('A grant that the port signed is held, and covers its part for its time.', async () => {
  const grants = await held(text(), text({ outage: 'o2', until: NOW / 1000 + 7200 }));
  expect(coveringGrant(grants, 'gate', NOW)?.grant.outage).toBe('o2');
  expect(coveringGrant(grants, 'inspections', NOW)).toBeUndefined();
  expect(coveringGrant(grants, 'gate', NOW + 7_201_000)).toBeUndefined();
  expect(coveringGrant(grants, 'gate', NOW - 600_000)).toBeUndefined();
});

test('A grant is held against the time of the server as last heard, and against none on a clock that was turned back.', async () => {
  const grants = await held(text());
  const [slow, fast] = [10 * 60_000, -30 * 60_000];
  const until = (minutes: number) => NOW + minutes * 60_000;
  // Ten minutes slow: fresh, and over when it is over.
  expect(grantNow({ grants, clockAhead: slow, lastSync: NOW - slow }, 'gate', NOW - slow)).toBeDefined();
  expect(grantNow({ grants, clockAhead: slow, lastSync: NOW - slow }, 'gate', until(59) - slow)).toBeDefined();
  expect(grantNow({ grants, clockAhead: slow, lastSync: NOW - slow }, 'gate', until(61) - slow)).toBeUndefined();
  // Half an hour fast: not over before it is.
  expect(grantNow({ grants, clockAhead: fast, lastSync: NOW - fast }, 'gate', until(59) - fast)).toBeDefined();
  // Turned back behind the last contact, to when the grant still held.
  expect(grantNow({ grants, clockAhead: 0, lastSync: until(70) }, 'gate', until(30))).toBeUndefined();
  expect(grantNow({ grants, clockAhead: 0, lastSync: until(50) }, 'gate', until(30))).toBeUndefined();
  // One that was heard of after its end does not come back by a few minutes either.
  expect(grantNow({ grants, clockAhead: 0, lastSync: until(61) }, 'gate', until(58))).toBeUndefined();
});

test.each<[string, () => string]>([
  ['another key', () => text({}, generateKeyPairSync('ed25519').privateKey)],
  ['a key nobody named', () => text({ key: 'k2' })],
  ['another port', () => text({ port: 'MNZUU' })],
  ['a part there is none of', () => text({ parts: ['bank'] })],
  [
    'a longer end than was signed',
    () => {
      const [head, , signature] = text().split('.');
      const longer = Buffer.from(JSON.stringify({ ...GRANT, until: GRANT.until + 86_400 })).toString('base64url');
      return [head, longer, signature].join('.');
    },
  ],
  ['no signature', () => text().split('.').slice(0, 2).join('.')],
  ['a lane slip', () => text().replace('LO1.', 'LP1.')],
  ['nothing', () => ''],
])('A grant with %s is not held.', async (_what, made) => {
  expect(await held(made())).toEqual([]);
});

test('Where the browser cannot verify, no grant is believed.', async () => {
  expect(await genuineGrants({ keys: { k1: publicKey }, grants: [text()] }, 'CNERC', async () => undefined)).toEqual(
    [],
  );
});
