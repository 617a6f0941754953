import type { Instant } from '../../core/domain/ids.ts';
import { vehicleOf } from '../../scenario/plan/file-ahead.ts';
import type { VehicleTruth } from '../../scenario/truth/fault.ts';
import { planAudit } from '../../scenario/work/afterwards.ts';
import type { World } from '../../scenario/world/world.ts';
import type { AuditRow } from '../../store/port/audits.ts';
import { concludeAudit } from '../../work/audits/conclude-audit.ts';
import { openAudits } from '../../work/audits/open-audits.ts';
import type { Environment } from '../../work/environment.ts';
import type { Duties } from './duties.ts';

const EVERY_MS = 6 * 3_600_000;
const MOST = 2_000;

/** Plays audits after release: opened and drawn as the server does, and concluded by whoever was drawn, by what is true. */
export function playAudits(
  environment: Environment,
  { seed }: World,
  truthOf: (vehicleId: string) => VehicleTruth | undefined,
  duties: Duties,
  from: Instant,
): void {
  const { store } = environment;
  const planned = new Set<string>();

  // An audit that could be given to nobody stays open, as it would at a real port.
  const conclude = async ({ id, officer }: AuditRow, items: Parameters<typeof concludeAudit>[2], at: Instant) => {
    if (officer !== undefined) await concludeAudit(environment, id, items, officer, at);
  };

  const open = async (at: Instant): Promise<void> => {
    await openAudits(environment, at);
    const fresh = (await store.audits.list({ open: true }, MOST)).filter(({ id }) => !planned.has(id));
    const stored = await store.declarations.byIds(fresh.map(({ declarationId }) => declarationId));
    const goodsOf = new Map(stored.map(({ id, declaration }) => [id, declaration.goods]));
    for (const audit of fresh) {
      planned.add(audit.id);
      const faults = truthOf(vehicleOf(audit.reference))?.faults ?? [];
      const { items, afterMs } = planAudit(seed, audit.reference, goodsOf.get(audit.declarationId) ?? [], faults);
      duties.add(at + afterMs, (then) => conclude(audit, items, then));
    }
    duties.add(at + EVERY_MS, open);
  };
  duties.add(from, open);
}
