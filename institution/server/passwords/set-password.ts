import type { Transaction } from 'kysely';
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
): Promise<void> {
  const { institutionId } = deps.settings;
  await updatePassword(transaction, institutionId, { accountId, passwordHash, at: deps.clock.now() });
  await deleteSessions(transaction, institutionId, { accountId, ...(except ? { except } : {}) });
  await deleteResets(transaction, institutionId, accountId);
  await tellAccount(deps, transaction, accountId, 'password-changed');
}
