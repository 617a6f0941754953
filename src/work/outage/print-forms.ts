import type { ActorId, Instant } from '../../core/domain/ids.ts';
import type { FormBatch, FormKind } from '../../core/outage/forms.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';

/** Printers that meet on the same numbers take the next ones. */
const ATTEMPTS = 6;

/**
 * Gives forms their numbers. They are counted out, so that a sheet that never came back is missed.
 * `changed-meanwhile`: others took the numbers six times in a row.
 */
export async function printForms(
  { store }: Environment,
  wanted: { readonly kind: FormKind; readonly pack?: string; readonly count: number },
  by: string,
  now: Instant,
): Promise<FormBatch | 'changed-meanwhile'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const first = await store.outages.nextNumber(wanted.kind);
    const batch: FormBatch = { id: newId(now), ...wanted, first, printedBy: by as ActorId, printedAt: now };
    const said = { kind: wanted.kind, first, count: wanted.count };
    const record = {
      events: [
        { id: newId(now), at: now, kind: 'outage-forms-printed' as const, subject: batch.id, actor: by, body: said },
      ],
      leaves: [decisionLeaf('outage-forms-printed', batch.id, now, { record: batch, by })],
    };
    if (await store.outages.addForms(batch, record)) return batch;
  }
  return 'changed-meanwhile';
}
