import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import { AUDIT_WITHIN_MS } from '../../core/inspect/audit-result.ts';
import type { AuditCase, AuditRow } from '../../store/port/audits.ts';
import { assignInspection, officerOf } from '../draws/assign.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { decided } from '../written.ts';

/** Releases are looked at for so long: longer than a server is ever away. */
const LOOK_BACK_MS = 7 * 86_400_000;
// Audits opened in one turn; the job comes back while there are any.
const ROUND = 100;
const SYSTEM = 'landport';

/** Opens the audit of each declaration that was released in the blue lane, and draws who does it; returns how many were opened. */
export async function openAudits(environment: Environment, now: Instant): Promise<number> {
  const { store } = environment;
  const released = await store.audits.toOpen((now - LOOK_BACK_MS) as Instant, ROUND);
  let opened = 0;
  for (const { declarationId, crossingId, releasedAt } of released) {
    const dueAt = (releasedAt + AUDIT_WITHIN_MS) as Instant;
    const audit: AuditCase = { id: newId(now), declarationId, crossingId, openedAt: now, dueAt };
    const said = { audit: audit.id, crossing: crossingId, dueAt };
    if (!(await store.audits.open(audit, decided('audit-opened', declarationId, said, SYSTEM, now)))) continue;
    opened += 1;
    await assignAudit(environment, audit, now);
  }
  return opened;
}

/**
 * Gives audits that are with nobody to whoever the day's seed draws: as with an inspection, nobody chooses who looks at whose goods.
 * A draw that found nobody is left to a reassignment.
 */
export async function assignOpenAudits(environment: Environment, now: Instant): Promise<void> {
  const open = await environment.store.audits.list({ open: true }, ROUND);
  for (const audit of open.filter(({ officer }) => officer === undefined)) await assignAudit(environment, audit, now);
}

/** Draws as for an inspection, without anything to be qualified for; what was drawn before is only made visible. */
async function assignAudit(
  environment: Environment,
  { id, crossingId, declarationId }: Pick<AuditRow, 'id' | 'crossingId' | 'declarationId'>,
  now: Instant,
): Promise<void> {
  const { store } = environment;
  const standing = await officerOf(environment, id);
  if (standing !== undefined) return store.audits.assign(id, standing);
  const declaration = (await store.declarations.byId(declarationId))?.declaration;
  const operators = [declaration?.declarant, declaration?.importer, declaration?.exporter, declaration?.carrier];
  const { drawn } = await assignInspection(
    environment,
    {
      id,
      crossingId: crossingId as CrossingId,
      operators: [...new Set(operators.filter((one) => one !== undefined))],
      needs: [],
    },
    now,
  );
  if (drawn !== undefined) await store.audits.assign(id, drawn);
}
