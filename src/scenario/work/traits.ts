import { uniform } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';

/** How an officer works. They differ as colleagues do: nobody is slow, or careless, by half. */
export interface Traits {
  /** The share of the usual time that they take for an examination. */
  readonly pace: number;
  /** How likely they do all of an examination as it should be done. */
  readonly care: number;
}

/** The traits of an officer, by the name that the simulated port has for them. */
export function traitsOf(seed: string, officer: string): Traits {
  const random = randomOf(seed, 'officer', officer);
  return { pace: uniform(random, 0.78, 1), care: uniform(random, 0.88, 0.985) };
}
