import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { tellAccount } from '../account-mails/account-mail-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { deletePasskeys, lockAccount } from '../sign-in/passkey-store.ts';

/** All of an account, where somebody else may have left one; the owner is told. */
export async function removePasskeys(
  deps: Pick<InstitutionDeps, 'clock' | 'random' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  accountId: string,
  ends: AccountEnd[],
): Promise<void> {
  const { institutionId } = deps.settings;
  await lockAccount(transaction, institutionId, accountId);
  if ((await deletePasskeys(transaction, institutionId, accountId, ends)) === 0) return;
  const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
  await recordAudit(transaction, { ...about, event: 'account.passkey-removed' });
  await tellAccount(deps, transaction, accountId, 'passkey-removed');
}
