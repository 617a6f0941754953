import { type Static, Type } from 'typebox';
import { Id, NewPassword, PartnerShape, RoleShape } from './primitives.ts';

/** GET /api/v1/installation (public): what the sign-in page needs to know. */
export const InstallationShape = Type.Object({
  portCode: Type.String(),
  portName: Type.Object({ en: Type.String(), zh: Type.String() }),
  timeZone: Type.String(),
  currency: Type.String(),
  demo: Type.Boolean(),
  /** True until the first two administrators exist. */
  needsAdministrators: Type.Boolean(),
  /** The demo's users, with the one password they share; absent in a real installation. */
  demoUsers: Type.Optional(
    Type.Array(
      Type.Object({
        username: Type.String(),
        name: Type.String(),
        roles: Type.Array(RoleShape),
        password: Type.String(),
      }),
    ),
  ),
});
export type InstallationView = Static<typeof InstallationShape>;

/** GET /api/v1/me: the signed-in person and the roles in force. */
export const MeShape = Type.Object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleShape),
  /** Set for a declarant bound to one operator. */
  operator: Type.Optional(Type.String()),
  /** Set for the user of a partner agency. */
  partner: Type.Optional(PartnerShape),
});
export type Me = Static<typeof MeShape>;

/** Two at once, because one alone could grant nothing: every role is granted by two people. */
const FirstAdministrator = Type.Object({
  username: Type.String({ minLength: 3, maxLength: 30, pattern: '^[a-z0-9._-]+$' }),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  password: NewPassword,
});
/** POST /api/v1/setup (public, once, with the setup code that the server printed): the first two administrators. */
export const SetupRequest = Type.Object({
  code: Type.String(),
  administrators: Type.Array(FirstAdministrator, { minItems: 2, maxItems: 2 }),
});
export type Setup = Static<typeof SetupRequest>;

/** GET /api/v1/slip-keys: the keys that lane slips are verified with, so that a device can do it offline. */
export const SlipKeysShape = Type.Object({
  keys: Type.Array(
    Type.Object({ id: Type.String(), publicKey: Type.String({ description: 'raw Ed25519 public key, base64url' }) }),
  ),
});
export type SlipKeys = Static<typeof SlipKeysShape>;

/** An answer that says what was made or changed and nothing else. */
export const IdOnly = Type.Object({ id: Id });
