/**
 * What a check may look for. The list is closed: a rule cannot add a hazard, and none concerns opinion, belief or the
 * content of print, media or devices.
 */
export const HAZARDS = [
  'revenue',
  'narcotics',
  'weapons',
  'radiation',
  'protected-species',
  'waste',
  'animal-plant-health',
  'public-health',
  'food-safety',
  'product-safety',
  'dangerous-goods',
  'dual-use',
  'intellectual-property',
  'vehicle',
  'transit',
] as const;
export type Hazard = (typeof HAZARDS)[number];
