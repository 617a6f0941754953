import type { Erasure } from '../../store/port/retention.ts';
import type { Written } from '../../store/port/rules.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';

/** The subject of everything that retention records. */
export const ERASURES = subjectOf('ledger', 'erasures');
export const RECORDS_ERASED = 'records-erased';
/** Who erases: nobody's decision but the timer's. */
export const RETENTION_ACTOR = 'retention';

/** What is written of one batch: an event, and the ledger's entry of its row. `ids` of records that others refer to. */
export function erasureRecord(erasure: Erasure, ids: readonly string[] = []): Written {
  const { at, record, count, before } = erasure;
  const said = { record, count, before, ...(ids.length === 0 ? {} : { ids }) };
  return {
    events: [{ id: newId(at), at, kind: RECORDS_ERASED, subject: ERASURES, actor: RETENTION_ACTOR, body: said }],
    leaves: [decisionLeaf(RECORDS_ERASED, ERASURES, at, { record: erasure, ids })],
  };
}
