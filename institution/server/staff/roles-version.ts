import type { InstitutionDeps } from '../deps.ts';
import type { Roles } from '../sign-in/staff-store.ts';
import { versionOf } from '../versions/version-of.ts';

/** Of what an account may do, as the page of the staff shows it. */
export function rolesVersion(
  deps: Pick<InstitutionDeps, 'keys'>,
  accountId: string,
  { office, head, teaches }: Roles,
): string {
  return versionOf(deps, `roles ${accountId}`, { office, head, teaches: teaches.toSorted() });
}
