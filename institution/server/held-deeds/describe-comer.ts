import type { Comer } from '@mleg/institution-contract/two-people';
import type { InstitutionDeps } from '../deps.ts';
import { areAlike } from '../second-identities/alike-names.ts';
import { type Compared, selectGuardiansBeside, selectStaffBeside } from '../second-identities/comer-store.ts';
import { selectAccountById, selectAccountNames } from '../sign-in/account-store.ts';
import type { DeedRecord } from '../two-people/deed-store.ts';

/**
 * Of whoever comes with an invitation: who sent it, who acts or has acted for the pupil, and whom they may be taken for;
 * whoever approves does not otherwise see that the pupil has that mother already (Q92).
 */
export async function describeComer(
  { database, settings: { institutionId } }: Pick<InstitutionDeps, 'database' | 'settings'>,
  { kind, asked_by: accountId, person_id: personId, brought_by: [host] }: DeedRecord,
): Promise<Comer | undefined> {
  if (kind !== 'join-guardian' && kind !== 'join-staff') return undefined;
  const comer = await selectAccountById(database, institutionId, accountId);
  if (!comer) return undefined;
  const compare = (others: readonly Compared[]) => others.map((other) => beside(comer.displayName, other));
  const guardians = personId ? await selectGuardiansBeside(database, institutionId, { personId, accountId }) : [];
  const staff = await selectStaffBeside(database, institutionId, accountId);
  const names = host ? await selectAccountNames(database, institutionId, [host]) : undefined;
  return {
    invitedBy: (host && names?.get(host)) ?? '',
    ...(kind === 'join-guardian' ? { guardians: compare(guardians) } : {}),
    staff: compare(staff).filter(({ alike }) => alike.length > 0),
  };
}

function beside(name: string, { displayName, since, endedAt, sameMailbox }: Compared): Comer['staff'][number] {
  return {
    displayName,
    ...(since ? { since: since.toISOString() } : {}),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    alike: [...(areAlike(name, displayName) ? (['name'] as const) : []), ...(sameMailbox ? (['email'] as const) : [])],
  };
}
