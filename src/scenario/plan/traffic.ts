import type { LocalDay } from '../../core/domain/ids.ts';
import { exponential } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import { dayFactor } from './calendar.ts';

/** Into the country or out of it. */
export type Way = 'inbound' | 'outbound';

/** Relative traffic of each local hour: a lull at night, a peak in the morning, outbound a second one after noon. */
const HOURS: Readonly<Record<Way, readonly number[]>> = {
  inbound: [4, 3, 3, 3, 4, 5, 8, 11, 13, 13, 12, 11, 10, 10, 10, 10, 10, 9, 8, 7, 6, 6, 5, 4],
  outbound: [5, 4, 3, 3, 3, 4, 6, 9, 11, 12, 11, 10, 10, 12, 13, 13, 12, 10, 9, 8, 7, 6, 6, 5],
};

/**
 * The minutes of a local day at which vehicles arrive one way: a Poisson process whose rate changes with the hour.
 * `load` is the mean number of vehicles a day, both ways together.
 */
export function arrivalMinutes(random: Random, day: LocalDay, way: Way, load: number): readonly number[] {
  const hours = HOURS[way];
  const total = hours.reduce((sum, weight) => sum + weight, 0);
  const perDay = (load / 2) * dayFactor(day);
  const minutes: number[] = [];
  for (const [hour, weight] of hours.entries()) {
    const perHour = (perDay * weight) / total;
    if (perHour === 0) continue;
    // Hour by hour: a Poisson process has no memory, so beginning anew at each full hour changes nothing.
    for (let at = exponential(random, 60 / perHour); at < 60; at += exponential(random, 60 / perHour)) {
      minutes.push(hour * 60 + at);
    }
  }
  return minutes;
}
