import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANES } from '../../core/domain/lane.ts';
import { judgeSlip, readSlip, type SlipFacts } from './judge-slip.ts';
import { verifySignature } from '../device/verify-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PUBLIC = publicKey.export({ format: 'jwk' }).x as string;
const NOW = 1_800_000_000_000;
const CROSSING = '0190a1b2-0000-7000-8000-000000000001';
const facts: SlipFacts = {
  plate: '0123UBA',
  now: NOW,
  keys: new Map([['k1', PUBLIC]]),
  versionKnown: () => undefined,
};
const honest = {
  key: 'k1',
  crossing: CROSSING,
  plate: '0123UBA',
  lane: 'green',
  version: 3,
  issued: NOW / 1000 - 60,
  until: NOW / 1000 + 3600,
};

function slip(changes: Record<string, unknown> = {}): string {
  const text = `LP1.${Buffer.from(JSON.stringify({ ...honest, ...changes })).toString('base64url')}`;
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
}

test('A genuine slip gives its own lane, whichever it is.', async () => {
  for (const lane of LANES) {
    expect(await judgeSlip(slip({ lane }), facts, verifySignature)).toMatchObject({ verified: true, lane });
  }
});

test('The plate is compared as the server writes it, and left to the officer when the slip came first.', async () => {
  expect(await judgeSlip(slip(), { ...facts, plate: '0123-uba' }, verifySignature)).toMatchObject({ verified: true });
  const { plate: _, ...scanned } = facts;
  expect(await judgeSlip(slip(), scanned, verifySignature)).toMatchObject({ verified: true });
});

const broken: readonly (readonly [string, string | undefined, Partial<SlipFacts>, string])[] = [
  ['no slip', undefined, {}, 'no-slip'],
  ['empty text', '', {}, 'not-a-slip'],
  ['another code', 'https://example.org/', {}, 'not-a-slip'],
  ['a later format', slip().replace('LP1.', 'LP2.'), {}, 'not-a-slip'],
  ['a slip with blanks around it', ` ${slip()}`, {}, 'not-a-slip'],
  ['a line break at the end', `${slip()}\n`, {}, 'not-a-slip'],
  ['no signature', slip().split('.').slice(0, 2).join('.'), {}, 'not-a-slip'],
  ['a short signature', slip().slice(0, -1), {}, 'not-a-slip'],
  ['a lane we do not have', slip({ lane: 'purple' }), {}, 'not-a-slip'],
  ['a version that is text', slip({ version: '3' }), {}, 'not-a-slip'],
  ['a time without end', slip({ until: null }), {}, 'not-a-slip'],
  ['an unknown key', slip({ key: 'k2' }), {}, 'unknown-key'],
  ['a key that is none', slip(), { keys: new Map([['k1', 'AAAA']]) }, 'unknown-key'],
  [
    'another key of the same name',
    slip(),
    { keys: new Map([['k1', Buffer.alloc(32, 1).toString('base64url')]]) },
    'bad-signature',
  ],
  ['another plate', slip({ plate: '9999UBA' }), {}, 'wrong-plate'],
  ['no plate', slip({ plate: '' }), {}, 'wrong-plate'],
  ['tomorrow’s date', slip({ issued: NOW / 1000 + 400 }), {}, 'not-yet-valid'],
  ['yesterday’s date', slip({ until: NOW / 1000 - 1 }), {}, 'expired'],
  ['a clock that does not run', slip(), { now: Number.NaN }, 'expired'],
  ['an older version', slip(), { versionKnown: (id) => (id === CROSSING ? 4 : 0) }, 'superseded'],
];

test.each(broken)('A slip with %s goes to documents.', async (_, text, changes, fault) => {
  const judgement = await judgeSlip(text, { ...facts, ...changes }, verifySignature);
  expect(judgement).toMatchObject({ verified: false, lane: 'yellow', fault });
});

test('Without a way to check signatures every slip goes to documents.', async () => {
  const judgement = await judgeSlip(slip(), facts, async () => undefined);
  expect(judgement).toMatchObject({ verified: false, lane: 'yellow', fault: 'cannot-verify' });
});

test('A slip of the version that is known is not superseded.', async () => {
  expect(await judgeSlip(slip(), { ...facts, versionKnown: () => 3 }, verifySignature)).toMatchObject({
    verified: true,
  });
});

test('No change of any one character of a slip is ever verified.', async () => {
  const genuine = slip();
  const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n'];
  // The last character of a signature carries spare bits: each of its neighbours is tried, not only some.
  for (const character of characters) {
    const changed = genuine.slice(0, -1) + character;
    if (changed !== genuine) expect((await judgeSlip(changed, facts, verifySignature)).verified, changed).toBe(false);
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(genuine.length - 1), fc.constantFrom(...characters), async (at, character) => {
      const changed = genuine.slice(0, at) + character + genuine.slice(at + 1);
      const judgement = await judgeSlip(changed, facts, verifySignature);
      expect(judgement.verified).toBe(changed === genuine);
      if (!judgement.verified) expect(judgement.lane).toBe('yellow');
    }),
    { numRuns: 400 },
  );
});

test('No text that is not a slip is verified, and none makes the judge throw.', async () => {
  const pieces = fc.oneof(
    fc.string(),
    fc.base64String().map((text) => `LP1.${text}.${'A'.repeat(86)}`),
  );
  await fc.assert(
    fc.asyncProperty(pieces, async (text) => {
      expect((await judgeSlip(text, facts, verifySignature)).verified).toBe(false);
    }),
  );
});

test('A slip that was cut or grown is not verified.', async () => {
  const genuine = slip();
  await fc.assert(
    fc.asyncProperty(fc.nat(genuine.length), fc.string({ maxLength: 4 }), async (at, text) => {
      const changed = genuine.slice(0, at) + text;
      expect((await judgeSlip(changed, facts, verifySignature)).verified).toBe(changed === genuine);
    }),
  );
});

test('What a slip claims can be read without believing it.', () => {
  expect(readSlip(slip({ key: 'k2' }))?.plate).toBe('0123UBA');
  expect(readSlip('LP1.e30.x')).toBeUndefined();
});
