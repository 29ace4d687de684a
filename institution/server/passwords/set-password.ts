import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { tellAccount } from '../account-mails/account-mail-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import { updatePassword } from '../sign-in/account-store.ts';
import { deleteResets } from './reset-store.ts';

type SetDeps = Pick<InstitutionDeps, 'clock' | 'random' | 'settings'>;

interface NewPassword {
  accountId: string;
  passwordHash: string;
  /** The session that stays. */
  except?: Buffer;
}

/** Whoever else was signed in is out, what could have replaced the password works no longer, and the owner is told. */
export async function setPassword(
  deps: SetDeps,
  transaction: Transaction<InstitutionDatabase>,
  { accountId, passwordHash, except }: NewPassword,
  ends: AccountEnd[],
): Promise<void> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  await updatePassword(transaction, institutionId, { accountId, passwordHash, at });
  ends.push({ end: 'password', accountId, at });
  await deleteSessions(transaction, institutionId, { accountId, ...(except ? { except } : {}) }, ends);
  await deleteResets(transaction, institutionId, accountId, ends);
  await tellAccount(deps, transaction, accountId, 'password-changed');
}
