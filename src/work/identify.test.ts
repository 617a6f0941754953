import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Instant } from '../core/domain/ids.ts';
import { newId } from './identify.ts';

afterEach(() => vi.useRealTimers());

const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

describe('Ids made by one process', () => {
  test('are UUIDs of version 7 that carry their time', () => {
    const at = Date.now() as Instant;
    const id = newId(at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOf(id)).toBe(at);
  });

  test('sort in the order of making, also when ten thousand are made in one millisecond', () => {
    const at = Date.now() as Instant;
    const ids = Array.from({ length: 10_000 }, () => newId(at));
    expect(sorted(ids)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('sort in the order of making when the clock is set back', () => {
    vi.useFakeTimers();
    const start = Date.now() + 120_000;
    const ids = [0, 5, -3_000, -3_000_000, -2_999_999, 1, 6].map((step) => {
      vi.setSystemTime(start + step);
      return newId((start + step) as Instant);
    });
    expect(sorted(ids)).toEqual(ids);
  });

  test('of a simulated past keep its time, whatever ids of the present are made in between', () => {
    const now = Date.now();
    const month = 30 * 86_400_000;
    const ids = Array.from({ length: 100 }, (_, index) => {
      newId(now as Instant);
      return newId((now - month + index * 1000) as Instant);
    });
    expect(ids.map(timeOf)).toEqual(ids.map((_, index) => now - month + index * 1000));
    expect(timeOf(newId((now - 2 * month) as Instant))).toBe(now - 2 * month);
  });
});
