import { expect, test } from 'vitest';
import { stoodStillMs, watchMachine } from './watch-machine.ts';
import { STALL_FIELDS } from './witness.ts';

const testimony = (...stalls: readonly (readonly [from: number, to: number, stood: number])[]) => ({
  processor: 0,
  count: Int32Array.of(stalls.length),
  stalls: Float64Array.from({ length: 10 * STALL_FIELDS }, (_, at) => stalls.flat()[at] ?? 0),
});

test('what a witness saw is taken off a time only as far as both lie in one another', () => {
  const table: readonly [ReturnType<typeof testimony>, fromMs: number, toMs: number, stood: number][] = [
    [testimony(), 100, 110, 0],
    [testimony([102, 109, 6]), 100, 110, 6],
    [testimony([90, 104, 13]), 100, 110, 4],
    [testimony([106, 120, 13]), 100, 110, 4],
    [testimony([80, 130, 49]), 100, 110, 10],
    [testimony([80, 100, 19], [110, 120, 9]), 100, 110, 0],
    [testimony([101, 104, 2], [105, 109, 3]), 100, 110, 5],
  ];
  for (const [seen, from, to, stood] of table) expect(stoodStillMs(seen, from, to)).toBe(stood);
});

test('what the program itself takes long for is never excused, though witnesses wait for its processor meanwhile', async () => {
  const machine = await watchMachine();
  const pauses = Array.from({ length: 8 }, () => {
    machine.taken();
    const fromMs = performance.now();
    while (performance.now() < fromMs + 30);
    const toMs = performance.now();
    return { fromMs, toMs, taken: machine.taken()() };
  });
  // A machine may take some of one of them; not half of all.
  const own = await machine.ownMs(pauses);
  await machine.close();
  expect(Math.max(...own)).toBeGreaterThan(15);
});
