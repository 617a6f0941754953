import type { OperatorId } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { chance, lognormal } from '../random/draw.ts';
import { type Random, randomOf } from '../random/random.ts';
import { type FirmRole, firmName } from './firm-names.ts';

/** A firm of the simulated port. */
export interface Firm {
  readonly id: OperatorId;
  readonly role: FirmRole;
  readonly name: BilingualText;
  readonly tier: 'ordinary' | 'authorised';
  /** Its usual price over the market's. */
  readonly priceFactor: number;
  /** Share of its declarations with an honest slip. */
  readonly errorRate: number;
}

/** How many firms of each role there are, the first number of their ids, and how many are authorised. */
const ROLES: Readonly<Record<FirmRole, { count: number; firstId: number; authorised: number }>> = {
  carrier: { count: 80, firstId: 21, authorised: 0.15 },
  exporter: { count: 500, firstId: 101, authorised: 0.06 },
  declarant: { count: 40, firstId: 1001, authorised: 0.3 },
  importer: { count: 400, firstId: 1041, authorised: 0.1 },
};

/** Every firm of one role, in a fixed order; the same seed gives the same firms. */
export function firmsOf(seed: string, role: FirmRole): readonly Firm[] {
  const { count, firstId, authorised } = ROLES[role];
  return Array.from({ length: count }, (_, index) => {
    const random: Random = randomOf(seed, 'firm', role, index);
    const tier = chance(random, authorised) ? 'authorised' : 'ordinary';
    return {
      id: `OP-${String(firstId + index).padStart(4, '0')}` as OperatorId,
      role,
      name: firmName(random, role),
      tier,
      priceFactor: lognormal(random, 1, 0.08),
      errorRate: Math.min(0.25, lognormal(random, tier === 'authorised' ? 0.01 : 0.03, 0.6)),
    };
  });
}
