import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { removePasskeys } from '../passkeys/remove-passkeys.ts';
import { deleteResets } from '../passwords/reset-store.ts';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import { isStaff } from '../sign-in/account.ts';
import { selectIsOpened } from '../sign-in/door-store.ts';
import { selectRoles } from '../sign-in/staff-store.ts';

type Within = Transaction<InstitutionDatabase>;

interface BeginWork {
  accountId: string;
  /** What ends, for the journal. */
  ends: AccountEnd[];
}

/**
 * Whether it is an account that gets no first right. Whoever has opened it with a code on paper, or brought it another
 * address, may know its password: they would be two people. Whoever it belongs to comes to work with a new one (Q34).
 */
export async function mayNotBegin(within: Within, institutionId: string, accountId: string): Promise<boolean> {
  return !(await works(within, institutionId, accountId)) && (await selectIsOpened(within, institutionId, accountId));
}

/** Of an account that gets its first right nothing is left that was a way in: no session, passkey or open reset. */
export async function beginWork(
  deps: Pick<InstitutionDeps, 'clock' | 'random' | 'settings'>,
  transaction: Within,
  { accountId, ends }: BeginWork,
): Promise<void> {
  const { institutionId } = deps.settings;
  if (await works(transaction, institutionId, accountId)) return;
  await deleteResets(transaction, institutionId, accountId, ends);
  await removePasskeys(deps, transaction, accountId, ends);
  await deleteSessions(transaction, institutionId, { accountId }, ends);
}

async function works(within: Within, institutionId: string, accountId: string): Promise<boolean> {
  const known = await selectRoles(within, institutionId, accountId);
  return known !== undefined && isStaff(known);
}
