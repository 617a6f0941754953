/**
 * What a signed-in person may be at the port. A person may hold several, but none that exclude each other; what each
 * opens and does is in the tables of access.
 */
export const ROLES = [
  'declarant',
  'gate-officer',
  'inspector',
  'analyst',
  'approver',
  'shift-lead',
  'reviewer',
  'auditor',
  'administrator',
  'custodian',
  // A partner's user or system: a partner agency, or the treasury.
  'agency',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Roles that one person never holds together: who writes does not approve, who inspects does not review, whoever could
 * profit from a draw does not put into its seed, and who speaks for a partner sees nothing of the port besides.
 */
export const EXCLUDING_ROLES: readonly (readonly [Role, Role])[] = [
  ['analyst', 'approver'],
  ['inspector', 'reviewer'],
  ['custodian', 'declarant'],
  ['custodian', 'gate-officer'],
  ['custodian', 'inspector'],
  ['custodian', 'analyst'],
  ['custodian', 'approver'],
  ...ROLES.filter((role) => role !== 'agency').map((role) => [role, 'agency'] as const),
];

/** The first pair of excluding roles among some roles, or nothing when they may stand together. */
export function excludedPair(roles: ReadonlySet<Role>): readonly [Role, Role] | undefined {
  return EXCLUDING_ROLES.find(([a, b]) => roles.has(a) && roles.has(b));
}
