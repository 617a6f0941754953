import { expect, test } from 'vitest';
import type { Instant } from '../../core/domain/ids.ts';
import { keepDuties } from './duties.ts';

const never = new AbortController().signal;

test('duties are done in the order of time, with those that come up meanwhile among them, and none before it is due', async () => {
  const duties = keepDuties(never);
  const done: string[] = [];
  const note = (what: string) => async (at: Instant) => void done.push(`${what}@${at}`);
  duties.add(30, note('late'));
  duties.add(10, async (at) => {
    await note('asked')(at);
    duties.add(15, note('answered'));
    duties.add(40, note('after'));
  });
  duties.add(20, note('then'));
  duties.add(20, note('beside'));
  await duties.until(30 as Instant);
  expect(done).toEqual(['asked@10', 'answered@15', 'then@20', 'beside@20', 'late@30']);
  await duties.until(100 as Instant);
  expect(done.at(-1)).toBe('after@40');
});

test('nothing is begun after it was told to stop', async () => {
  const stopping = new AbortController();
  const duties = keepDuties(stopping.signal);
  const done: number[] = [];
  duties.add(1, async (at) => {
    done.push(at);
    stopping.abort();
  });
  duties.add(2, async (at) => void done.push(at));
  await duties.until(5 as Instant);
  expect(done).toEqual([1]);
});
