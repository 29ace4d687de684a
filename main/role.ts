/** The four parties, in the order of their ports from the base port on. */
export const ROLES = ['institution', 'issuer', 'wallet', 'verifier'] as const;
export type Role = (typeof ROLES)[number];

/** Those that keep data, and keys. */
export const KEEPERS = ['institution', 'issuer'] as const;
export type Keeper = (typeof KEEPERS)[number];
/** Those that have keys of their own; the verifier signs what it publishes for its inspectors and what it asks wallets; the registrar is the demonstration's. */
export type KeyHolder = Keeper | 'verifier' | 'registrar';

/** One value for each role. */
export function forEachRole<T>(value: (role: Role, index: number) => T): Record<Role, T> {
  return Object.fromEntries(ROLES.map((role, index) => [role, value(role, index)])) as Record<Role, T>;
}
