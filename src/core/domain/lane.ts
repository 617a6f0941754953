/**
 * The four lanes, from the one that stops nobody to the one that stops everybody: green release, blue release and audit
 * later, yellow documents, red inspection. Their order is their strictness.
 */
export const LANES = ['green', 'blue', 'yellow', 'red'] as const;
export type Lane = (typeof LANES)[number];

/** How strict a lane is: 0 for green up to 3 for red. */
export function strictness(lane: Lane): number {
  return LANES.indexOf(lane);
}

/**
 * The strictest of some lanes; green when there is none, because a vehicle that carries nothing declared nothing to
 * check.
 */
export function strictest(lanes: Iterable<Lane>): Lane {
  let worst: Lane = 'green';
  for (const lane of lanes) if (strictness(lane) > strictness(worst)) worst = lane;
  return worst;
}
