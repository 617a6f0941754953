import type { LocalDay } from '../../core/domain/ids.ts';
import { simulateDay } from '../plan/day.ts';
import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import type { World } from '../world/world.ts';
import { type OpenVehicle, openVehicle, type PortPlay } from './play.ts';

/** A play as plain data, a few hundred kilobytes of JSON: what a restart needs. Plans are made anew from the world. */
export interface PlayMemo extends Omit<PortPlay, 'world' | 'open'> {
  readonly open: readonly (Omit<OpenVehicle, 'plan' | 'times'> & { readonly id: string; readonly day: LocalDay })[];
}

/** Writes a play down. The memo shares nothing with the play. */
export function rememberPlay(play: PortPlay): PlayMemo {
  const { world: _world, open, ...rest } = play;
  const vehicles = [...open.values()].map(({ plan, times: _times, ...state }) => ({
    id: plan.id,
    day: plan.day,
    ...state,
  }));
  return plainCopy({ ...rest, open: vehicles });
}

/**
 * Takes a play up where it was left; the world must be the one it was played in. What happens then is what would have
 * happened without the break.
 */
export function resumePlay(world: World, memo: PlayMemo): PortPlay {
  const { open: remembered, ...rest } = plainCopy(memo);
  const plans = new Map<string, PlannedVehicle>();
  for (const day of new Set(remembered.map((vehicle) => vehicle.day))) {
    for (const plan of simulateDay(world, day)) plans.set(plan.id, plan);
  }
  const open = new Map<string, OpenVehicle>();
  for (const { id, day: _day, ...state } of remembered) {
    const plan = plans.get(id);
    if (plan !== undefined) open.set(id, { ...openVehicle(world, plan), ...state });
  }
  return { ...rest, world, open };
}

function plainCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
