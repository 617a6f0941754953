import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { ProofView } from '../../wire/declarations.ts';
import type { ProofFacts } from '../services.ts';

export function presentProof(head: ProofFacts['head'], entries: ProofFacts['entries'], zone: TimeZone): ProofView {
  return {
    ...(head === undefined ? {} : { head: { ...head, at: formatDateTime(head.at, zone) } }),
    entries: entries.map(({ path, at, ...entry }) => ({
      ...entry,
      at: formatDateTime(at, zone),
      ...(path === undefined ? {} : { path: [...path] }),
    })),
  };
}
