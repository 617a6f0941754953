import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonicalJson } from '../../src/core/domain/canonical.ts';
import { type Certificate, CERTIFICATE_FORMAT, certificateText } from '../../src/ledger/certificate.ts';
import { checkpointText, stampLine } from '../../src/ledger/checkpoint.ts';
import { EMPTY_FRONTIER, extendFrontier, rootOf } from '../../src/ledger/frontier.ts';
import { leafHash, type Sha256 } from '../../src/ledger/hashing.ts';
import { inclusionPath } from '../../src/ledger/inclusion.ts';
import { noteKey, signedNote, verifierKey } from '../../src/ledger/note.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A certificate of a passage that never was, in a log of nine entries, and the key it verifies with. */
export function madeCertificate(): { readonly text: string; readonly key: string } {
  const privateKey = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${'07'.repeat(32)}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const key = noteKey(sha256, 'landport/CNERC/test', new Uint8Array(Buffer.from(x as string, 'base64url')));
  const salt = '0123456789abcdef0123456789abcdef';
  const statement = {
    at: Date.UTC(2026, 2, 1, 6),
    id: '019c0000-0000-7000-8000-000000000002',
    kind: 'release' as const,
    subject: '019c0000-0000-7000-8000-000000000001',
    decision: {
      by: 'officer-1',
      crossing: {
        id: '019c0000-0000-7000-8000-000000000001',
        vehicle: { plate: '京A12345' },
        direction: 'outbound',
        lane: 'red',
        checkResult: 'conform',
        stages: { checkEnded: Date.UTC(2026, 2, 1, 5), released: Date.UTC(2026, 2, 1, 6) },
      },
      declarations: [{ id: 'd', reference: 'BRK-2026-000123', contentHash: '00', lane: 'red', seals: ['S-448812'] }],
      findings: [],
    },
  };
  const commitment = sha256(Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(statement)));
  const leaves = Array.from({ length: 9 }, (_, at) => leafHash(sha256, at === 5 ? commitment : Uint8Array.of(at)));
  const text = checkpointText({
    origin: key.name,
    size: leaves.length,
    rootBase64: base64(rootOf(sha256, extendFrontier(sha256, EMPTY_FRONTIER, leaves))),
    extension: [stampLine({ number: 3, signedAt: '2026-03-01T06:00:02.000Z' })],
  });
  const certificate: Certificate = {
    format: CERTIFICATE_FORMAT,
    head: signedNote(text, key, sign(null, Buffer.from(text), privateKey)),
    proof: { index: 5, path: inclusionPath(sha256, leaves, 5).map(base64) },
    salt,
    statement,
  };
  return { text: certificateText(certificate), key: verifierKey(key) };
}
