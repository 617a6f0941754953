import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { ProofView } from '../../wire/declarations.ts';
import type { SubjectProof } from '../../work/sequence-ledger.ts';

/** The entries about a subject; a path is absent while the newest head does not cover its entry. */
export function presentProof({ head, entries }: SubjectProof, zone: TimeZone): ProofView {
  return {
    ...(head === undefined
      ? {}
      : { head: { size: head.size, root: head.root, at: formatDateTime(head.at, zone), note: head.note } }),
    entries: entries.map(({ entry, path, opening }) => ({
      index: entry.index,
      kind: entry.kind,
      at: formatDateTime(entry.at, zone),
      leafHash: entry.leafHash,
      commitment: entry.commitment,
      ...(path === undefined ? {} : { path: [...path] }),
      ...(opening === undefined ? {} : { opening: { salt: opening.saltHex, statement: opening.statement } }),
    })),
  };
}
