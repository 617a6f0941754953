import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { custodianText } from '../../core/select/draw.ts';
import { commitmentOf, newSecret, readSecrets } from './secrets.ts';

test('a commitment is what the server compares the secret with', async () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(newSecret()).not.toBe(secret);
  const expected = createHash('sha256')
    .update(custodianText('2026-03-02' as LocalDay, secret))
    .digest('hex');
  expect(await commitmentOf('2026-03-02', secret)).toBe(expected);
});

test.each([
  ['', undefined],
  ['[]', undefined],
  ['null', undefined],
  ['{"2026-03-02":"abc"}', undefined],
  [`{"someday":"${'a'.repeat(64)}"}`, undefined],
  ['{}', {}],
  [`{"2026-03-02":"${'a'.repeat(64)}"}`, { '2026-03-02': 'a'.repeat(64) }],
])('a kept file that says %j holds %j', (text, held) => {
  expect(readSecrets(text)).toEqual(held);
});
