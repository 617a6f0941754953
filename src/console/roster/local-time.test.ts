import { expect, test } from 'vitest';
import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { fromField, nextTurn, toField } from './local-time.ts';

const PORT = 'Asia/Shanghai' as TimeZone;
const BERLIN = 'Europe/Berlin' as TimeZone;

test.each([
  ['2026-03-01T16:00', PORT, '2026-03-01T16:00:00+08:00'],
  ['2026-03-01T00:00', PORT, '2026-03-01T00:00:00+08:00'],
  // The clock goes forward at two in the morning: an afternoon lies an hour nearer to midnight.
  ['2026-03-29T14:30', BERLIN, '2026-03-29T14:30:00+02:00'],
  ['2026-10-25T14:30', BERLIN, '2026-10-25T14:30:00+01:00'],
  ['2026-03-29T02:30', BERLIN, undefined],
  ['', PORT, undefined],
  ['soon', PORT, undefined],
])('%s in %s is %s', (text, zone, at) => {
  expect(fromField(text, zone)).toBe(at);
  if (at !== undefined) expect(toField(Date.parse(at) as Instant, zone)).toBe(text);
});

test('a new shift is offered as the turn that is running', () => {
  const now = Date.parse('2026-03-01T14:32:00+08:00') as Instant;
  expect(nextTurn(now, PORT)).toEqual({ from: '2026-03-01T08:00', until: '2026-03-01T16:00' });
});
