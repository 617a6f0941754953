import { type Static, Type } from 'typebox';
import { Id, LaneShape } from './primitives.ts';

/**
 * What a lane slip says. On paper and in the QR code: `LP1.` + base64url(UTF-8 JSON of this) + `.` + base64url(Ed25519
 * signature over the text before the last dot). Times are seconds since 1970, to keep the code small.
 */
const SlipShape = Type.Object({
  key: Type.String({ description: 'id of the signing key' }),
  crossing: Id,
  plate: Type.String(),
  lane: LaneShape,
  version: Type.Integer({ description: "the crossing's version it was made from; a higher one supersedes it" }),
  issued: Type.Integer(),
  until: Type.Integer(),
});
export type Slip = Static<typeof SlipShape>;
