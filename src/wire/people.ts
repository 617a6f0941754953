import { type Static, Type } from 'typebox';
import { Id, NewPassword, PartnerShape, RoleShape, Time } from './primitives.ts';

/** A role that somebody was proposed for: in force once another administrator has approved. */
export const GrantShape = Type.Object({
  id: Id,
  userId: Type.String(),
  role: RoleShape,
  operator: Type.Optional(Type.String()),
  partner: Type.Optional(PartnerShape),
  proposedBy: Type.String(),
  proposedAt: Time,
  state: Type.Enum(['proposed', 'in-force', 'refused', 'revoked']),
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Time),
  origin: Type.Enum(['proposal', 'setup', 'demo']),
});
export type GrantView = Static<typeof GrantShape>;

/** An account with the roles in force and every grant behind them. */
export const PersonShape = Type.Object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  createdAt: Time,
  roles: Type.Array(RoleShape),
  grants: Type.Array(GrantShape),
});
export type PersonView = Static<typeof PersonShape>;
/** GET /api/v1/people */
export const PeopleShape = Type.Object({ items: Type.Array(PersonShape) });

/** POST /api/v1/people: an account without any role; roles are granted by two people. */
export const NewPerson = Type.Object({
  username: Type.String({ minLength: 3, maxLength: 30, pattern: '^[a-z0-9._-]+$' }),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  password: NewPassword,
});
export type NewPersonInput = Static<typeof NewPerson>;
/** POST /api/v1/grants; then POST /api/v1/grants/:id/approval, /refusal or /revocation by somebody else. */
export const NewGrant = Type.Object({
  userId: Type.String(),
  role: RoleShape,
  operator: Type.Optional(Type.String({ maxLength: 80 })),
  /** For the role `agency`: whom it speaks for. */
  partner: Type.Optional(PartnerShape),
});
export type NewGrantInput = Static<typeof NewGrant>;
