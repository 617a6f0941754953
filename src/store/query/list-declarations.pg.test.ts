import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import type { DeclarationFilter } from '../port/declarations.ts';

let port: TestPort;
const fileAll = (declarations: readonly unknown[], at = AFTERNOON) =>
  port.services.accept(
    declarations.map((raw) => ({ raw, form: 'json' as const })),
    BROKER,
    at,
  );

beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0' }]);
  await fileAll([
    coal('100%'),
    coal('100X'),
    coal('A_B'),
    coal('AXB'),
    coal('back\\slash'),
    coal('EXPORT', { direction: 'export', declarant: 'OP-2', carrier: 'OP-77' }),
    coal('CHEAP', { goods: [{ line: 1, hs: '440710', value: 5, currency: 'CNY' }], totals: {} }),
  ]);
  await fileAll([coal('LATER')], (AFTERNOON + 86_400_000) as Instant);
});
afterAll(() => port.close());

const found = async (filter: DeclarationFilter): Promise<readonly string[]> => {
  const rows = await port.store.declarations.list(filter, 100);
  expect(await port.store.declarations.count(filter, 1000)).toBe(rows.length);
  return rows.map((row) => row.reference).sort();
};

describe('The list of declarations', () => {
  test.each<[string, DeclarationFilter, readonly string[]]>([
    ['a percent sign as itself', { text: '100%' }, ['100%']],
    ['an underscore as itself', { text: 'A_' }, ['A_B']],
    ['a backslash as itself', { text: 'back\\' }, ['back\\slash']],
    ['the beginning of a reference', { text: '100' }, ['100%', '100X']],
    ['the whole id of an operator', { text: 'OP-77' }, ['EXPORT']],
    ['no part of an id', { text: 'OP-7' }, []],
    ['a lane', { lanes: ['yellow'] }, ['CHEAP']],
    ['a direction', { direction: 'export' }, ['EXPORT']],
    ['the beginning of a code', { hs: '44' }, ['CHEAP']],
    ['a declarant', { declarant: 'OP-2' as OperatorId }, ['EXPORT']],
    ['a day', { acceptedFrom: (AFTERNOON + 1) as Instant }, ['LATER']],
    ['filters together', { text: '1', lanes: ['green'], acceptedBefore: (AFTERNOON + 1) as Instant }, ['100%', '100X']],
  ])('reads %s', async (_what, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test('skips none and doubles none from part to part while new ones come in', async () => {
    const before = (await port.store.declarations.list({}, 500)).map((row) => row.id);
    const seen: DeclarationId[] = [];
    let after: DeclarationId | undefined;
    for (let page = 0; ; page++) {
      const rows = await port.store.declarations.list({}, 2, after);
      seen.push(...rows.map((row) => row.id));
      after = rows.at(-1)?.id;
      if (rows.length < 2) break;
      await fileAll([coal(`NEW-${page}`)], Date.now() as Instant);
    }
    expect(seen).toEqual(before);
  });

  test('counts no further than it is asked to', async () => {
    expect(await port.store.declarations.count({}, 3)).toBe(3);
  });
});
