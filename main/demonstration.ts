import type { StoreKind } from '@mleg/platform/store-kind/claim-store';
import { type Arguments, UsageError } from './arguments.mjs';
import type { Role } from './role.ts';

/** Who issues where nobody real does. */
export const DEMO_AUTHORITY = 'Ministerstwo Legitymacji (demonstracja)';

/** As databases and the data directory say it. */
export const kindOf = ({ demonstration }: { demonstration: boolean }): StoreKind =>
  demonstration ? 'demonstration' : 'production';

/**
 * What is said in words counts. Otherwise it is a demonstration where every address is plain http on this machine and
 * nobody has described an institution: whoever serves others has other addresses.
 */
export function isDemonstration(
  { kind }: Pick<Arguments, 'kind'>,
  origins: Readonly<Record<Role, string>>,
  institutionFile: string | undefined,
): boolean {
  if (kind !== undefined) return kind === 'demonstration';
  return institutionFile === undefined && Object.values(origins).every(isOnThisMachine);
}

function isOnThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/**
 * What a demonstration has of its own and nobody else may have; asked before a party is opened. Throws `UsageError` that
 * names all that is missing.
 */
export function requireForProduction({
  demonstration,
  roles,
  authorityName,
  institutionFile,
}: {
  demonstration: boolean;
  roles: readonly Role[];
  authorityName: string;
  institutionFile: string | undefined;
}): void {
  if (demonstration) return;
  const missing = [
    ...(roles.includes('issuer') && authorityName === DEMO_AUTHORITY
      ? ['ISSUER_AUTHORITY_NAME is missing: the name of the Ministry stands in certificates, wallets and on the desk']
      : []),
    ...(roles.includes('institution') && institutionFile === undefined
      ? ['INSTITUTION_FILE is missing: only a demonstration has an institution of its own']
      : []),
  ];
  if (missing.length === 0) return;
  const hint = 'This is no demonstration, because not every address is http on this machine or --production was said.';
  throw new UsageError([...missing, `${hint} To try the system out, start it with --demo.`].join('\n'));
}
