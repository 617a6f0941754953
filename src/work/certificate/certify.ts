import type { CrossingId } from '../../core/domain/ids.ts';
import {
  type Certificate,
  CERTIFICATE_FORMAT,
  certificateText,
  type ReleaseStatement,
} from '../../ledger/certificate.ts';
import type { Store } from '../../store/port/store.ts';
import { treeOf } from '../sequence-ledger.ts';

/**
 * The certificate with its one written form, or why there is none. `erased`: the release's opening is gone, the proof
 * stands.
 */
export type CertificateResult =
  | { readonly outcome: 'certified'; readonly certificate: Certificate; readonly text: string }
  /** `not-yet`: released, and a head that covers it is signed within seconds. */
  | { readonly outcome: 'unknown' | 'not-released' | 'not-yet' | 'erased' };

/** The certificate of a passage that was released: what the release said, opened, under the newest head. */
export async function certify(store: Pick<Store, 'ledger' | 'crossings'>, id: CrossingId): Promise<CertificateResult> {
  const crossing = await store.crossings.byId(id);
  if (crossing === undefined) return { outcome: 'unknown' };
  if (crossing.stages.released === undefined) return { outcome: 'not-released' };
  const entry = (await store.ledger.ofSubject(id)).findLast(({ kind }) => kind === 'release');
  // A head that was signed since covers what was read before.
  const head = await store.ledger.head();
  if (entry === undefined || head === undefined || entry.index >= head.size) return { outcome: 'not-yet' };
  const opening = (await store.ledger.openings([entry.id]))[0];
  if (opening === undefined) return { outcome: 'erased' };
  const path = await treeOf(store, head.size).inclusion(entry.index);
  const certificate: Certificate = {
    format: CERTIFICATE_FORMAT,
    head: head.note,
    proof: { index: entry.index, path: path.map((hash) => Buffer.from(hash).toString('base64')) },
    salt: opening.saltHex,
    statement: JSON.parse(opening.statement) as ReleaseStatement,
  };
  return { outcome: 'certified', certificate, text: certificateText(certificate) };
}
