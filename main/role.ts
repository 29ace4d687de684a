/** The four parties, in the order of their ports from the base port on. */
export const ROLES = ['institution', 'issuer', 'wallet', 'verifier'] as const;
export type Role = (typeof ROLES)[number];

/** Roles with a database. */
export const KEEPERS = ['institution', 'issuer'] as const;
export type Keeper = (typeof KEEPERS)[number];
/** Roles with keys. The verifier signs day packs and requests to wallets; the registrar is that of the demonstration. */
export type KeyHolder = Keeper | 'verifier' | 'registrar';

/** One value for each role. */
export function forEachRole<T>(value: (role: Role, index: number) => T): Record<Role, T> {
  return Object.fromEntries(ROLES.map((role, index) => [role, value(role, index)])) as Record<Role, T>;
}
