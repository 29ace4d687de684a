import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectWards } from '../guardians/guardian-store.ts';
import { selectAccountById } from '../sign-in/account-store.ts';

/** Whom an account concerns: its owner, and whose guardian that is. */
export async function peopleOf(
  { settings: { institutionId } }: Pick<InstitutionDeps, 'settings'>,
  within: Transaction<InstitutionDatabase>,
  accountId: string,
): Promise<string[]> {
  const account = await selectAccountById(within, institutionId, accountId);
  return [...(account?.personId ? [account.personId] : []), ...(await selectWards(within, institutionId, accountId))];
}
