import { expect, test } from 'vitest';
import { randomOf } from './random.ts';

const take = (count: number, ...keys: (string | number)[]): number[] => {
  const random = randomOf(...keys);
  return Array.from({ length: count }, () => random());
};

test('the same keys give the same stream, and it never changes between releases', () => {
  expect(take(100, 'seed', 'goods', 7)).toEqual(take(100, 'seed', 'goods', 7));
  expect(take(3, 'seed').map((value) => value.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.932367",
      "0.919570",
      "0.850228",
    ]
  `);
});

test('other keys give another stream, also where the joined text would be alike', () => {
  const streams = [['seed', 'a'], ['seed', 'b'], ['seeda'], ['see', 'da'], ['seed', 'a', 0], ['seed', 'a', 1]];
  expect(new Set(streams.map((keys) => take(4, ...keys).join())).size).toBe(streams.length);
});

test('a stream is even over its range and its neighbours are not alike', () => {
  const firsts = Array.from({ length: 4000 }, (_, key) => randomOf('even', key)());
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = firsts.filter((value) => Math.floor(value * 10) === tenth).length / firsts.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
  }
});
