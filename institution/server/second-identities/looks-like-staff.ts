import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from '../sign-in/account.ts';
import { selectIsSameAsStaff } from '../two-people/own-people-store.ts';
import { areAlike } from './alike-names.ts';
import { selectNamesOfStaff } from './second-identity-store.ts';

/** Whether whoever comes may be somebody who works here: by person, address or browser, or by what they are called. */
export async function looksLikeStaff(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  { accountId, displayName }: Pick<Account, 'accountId' | 'displayName'>,
): Promise<boolean> {
  if (await selectIsSameAsStaff(within, institutionId, accountId)) return true;
  const names = await selectNamesOfStaff(within, institutionId, accountId);
  return names.some((name) => areAlike(name, displayName));
}
