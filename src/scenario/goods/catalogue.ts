import { animalsAndFood } from './animals-and-food.ts';
import { consumer } from './consumer.ts';
import type { Good } from './good.ts';
import { industry } from './industry.ts';
import { mineralsAndWood } from './minerals-and-wood.ts';

/** Every good the simulated port sees. */
export function catalogue(): readonly Good[] {
  return [...mineralsAndWood(), ...animalsAndFood(), ...industry(), ...consumer()];
}
