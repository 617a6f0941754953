import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HashHex } from '../domain/ids.ts';
import { assignInspector, type OfficerThen, rankMessage } from './assign.ts';

const hmac = (message: string): HashHex => createHmac('sha256', 'a seed').update(message).digest('hex') as HashHex;
const handle = (text: string): HashHex => hmac(`handle ${text}`);
const officer = (name: string, given: Partial<OfficerThen> = {}): OfficerThen => ({
  officer: name,
  handle: handle(name),
  onShift: true,
  qualified: [],
  recent: false,
  ...given,
});
const ask = (officers: readonly OfficerThen[], needs: readonly string[] = [], inspection = 'i') =>
  assignInspector({ handle: handle(inspection), needs, officers }, hmac);

test('the officer whose keyed hash is lowest inspects, in whatever order the roster names them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 }), fc.string(), (names, inspection) => {
      const officers = names.map((name) => officer(name));
      const { order, officer: first, excluded, restSetAside } = ask(officers, [], inspection);
      const ranks = names.map((name) => [hmac(rankMessage(handle(inspection), handle(name))), name] as const).sort();
      expect(order.map((one) => one.officer)).toEqual(ranks.map(([, name]) => name));
      expect(first).toBe(order[0]?.officer);
      expect(ask([...officers].reverse(), [], inspection).order).toEqual(order);
      expect([excluded, restSetAside]).toEqual([[], false]);
    }),
  );
});

test.each([
  ['nobody', [], [], undefined, []],
  ['off shift', [officer('a', { onShift: false })], [], undefined, ['off-shift']],
  ['without the qualification', [officer('a')], ['radiation'], undefined, ['not-qualified']],
  [
    'with one of two qualifications',
    [officer('a', { qualified: ['reefer'] })],
    ['reefer', 'animals'],
    undefined,
    ['not-qualified'],
  ],
  ['with both', [officer('a', { qualified: ['animals', 'reefer'] })], ['reefer', 'animals'], 'a', []],
  [
    'lately with the operator, and somebody else is there',
    [officer('a', { recent: true }), officer('b')],
    [],
    'b',
    ['recent-operator'],
  ],
  ['off shift and not qualified', [officer('a', { onShift: false })], ['reefer'], undefined, ['off-shift']],
] as const)('of %s', (_, officers, needs, drawn, reasons) => {
  const result = ask(officers, needs);
  expect(result.officer).toBe(drawn);
  expect(result.excluded.map(({ why }) => why)).toEqual(reasons);
});

test('rest from an operator is set aside where nobody else is left, and that is said', () => {
  const result = ask([
    officer('a', { recent: true }),
    officer('b', { recent: true }),
    officer('c', { onShift: false }),
  ]);
  expect(result.order.length).toBe(2);
  expect(result.restSetAside).toBe(true);
});

test('chance is fair: a thousand inspections fall evenly on eight officers', () => {
  const officers = Array.from({ length: 8 }, (_, at) => officer(`o${at}`));
  const drawn = new Map<string, number>();
  for (let at = 0; at < 1_000; at++) {
    const { officer: name = '' } = ask(officers, [], `i${at}`);
    drawn.set(name, (drawn.get(name) ?? 0) + 1);
  }
  // Chi-squared with 7 degrees of freedom exceeds 24.3 once in a thousand.
  const chi = [...drawn.values()].reduce((sum, count) => sum + (count - 125) ** 2 / 125, 0);
  expect(drawn.size).toBe(8);
  expect(chi).toBeLessThan(24.3);
});
