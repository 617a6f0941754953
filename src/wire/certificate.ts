import { type Static, Type } from 'typebox';

/** A certificate of control. Its file is this as canonical JSON, and verifies only so. */
export const CertificateShape = Type.Object({
  format: Type.Literal('landport-certificate/v1'),
  head: Type.String({ description: 'a signed head of the log, as a note' }),
  proof: Type.Object({
    index: Type.Integer(),
    path: Type.Array(Type.String({ description: 'base64; from the leaf up' })),
  }),
  /**
   * With the statement it gives the entry's commitment: SHA-256 over the salt's bytes and the statement's canonical
   * JSON.
   */
  salt: Type.String({ description: 'hexadecimal' }),
  statement: Type.Object({
    at: Type.Integer({ description: 'milliseconds since 1970' }),
    id: Type.String(),
    kind: Type.Literal('release'),
    subject: Type.String(),
    decision: Type.Record(Type.String(), Type.Unknown()),
  }),
});
export type CertificateView = Static<typeof CertificateShape>;
