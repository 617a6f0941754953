import type { Instant } from '../../core/domain/ids.ts';
import { type AuditedItem, auditResult, type AuditRefusal, checkAudit } from '../../core/inspect/audit-result.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import type { AuditCase, AuditRow } from '../../store/port/audits.ts';
import { labelsOf } from '../crossings/record.ts';
import type { Environment } from '../environment.ts';
import { decided } from '../written.ts';

/** What became of it; each refusal is an error code of the server. */
export type AuditResult =
  | { readonly outcome: 'done'; readonly audit: AuditRow }
  | {
      readonly outcome: 'refused';
      readonly refusal: AuditRefusal | 'audit-unknown' | 'audit-concluded' | 'audit-of-another';
    };

/**
 * Concludes an audit with a result for each goods item. It labels the declaration as a check at the port does, so that history and
 * rules learn from what was found after release, too.
 */
export async function concludeAudit(
  { store }: Environment,
  id: string,
  items: readonly AuditedItem[],
  officer: string,
  now: Instant,
): Promise<AuditResult> {
  const was = await store.audits.byId(id);
  if (was === undefined) return { outcome: 'refused', refusal: 'audit-unknown' };
  if (was.concludedAt !== undefined) return { outcome: 'refused', refusal: 'audit-concluded' };
  // Who does it was drawn: another does not, unless nobody could be drawn.
  if (was.officer !== undefined && was.officer !== officer) return { outcome: 'refused', refusal: 'audit-of-another' };
  const [stored, crossing] = await Promise.all([
    store.declarations.byId(was.declarationId),
    store.crossings.byId(was.crossingId),
  ]);
  if (stored === undefined || crossing === undefined) return { outcome: 'refused', refusal: 'audit-unknown' };
  const refusal = checkAudit(stored.declaration.goods, items);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const result = auditResult(items);
  const audit: Required<AuditCase> = { ...was, officer, concludedAt: now, concludedBy: officer, result, items };
  const findings = items.flatMap(({ line, result: code, hazard }) =>
    hazard === undefined || !isAdverse(code) ? [] : [{ hazard, code, line, declarationId: stored.id }],
  );
  // As if it were a check at the port, then marked with the audit, so that it does not count as the passage's own
  // check.
  const labels = labelsOf({ crossing, carried: [stored], result, findings }, officer, now, now);
  const record = decided('audit-concluded', stored.id, { audit: id, result, items }, officer, now);
  const events = [...record.events, ...labels.map((one) => ({ ...one, body: { ...one.body, audit: id } }))];
  if (!(await store.audits.conclude(audit, { events, leaves: record.leaves })))
    return { outcome: 'refused', refusal: 'audit-concluded' };
  return { outcome: 'done', audit: { ...was, ...audit } };
}
