import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isPassword } from '@mleg/platform/passwords/password';
import type { InstitutionDeps } from '../deps.ts';
import { CONFIRMATION_LIFETIME } from '../durations.ts';
import { selectCredentials } from './account-store.ts';
import { hasPasskeys } from './passkey-store.ts';
import type { Session } from './session.ts';
import { confirmSession as storeConfirmation } from './session-store.ts';
import type { SignInRefused } from './sign-in.ts';

type ConfirmDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'limits' | 'settings'>;

/** Whether whoever is signed in has proved it once more a short while ago. */
export function isConfirmed({ clock }: Pick<InstitutionDeps, 'clock'>, { confirmedAt }: Session): boolean {
  return confirmedAt !== null && clock.now().getTime() - confirmedAt.getTime() <= CONFIRMATION_LIFETIME;
}

/** The password once more, for what a session alone is not enough for (ASVS 7.5.3). */
export async function confirmSession(
  deps: ConfirmDeps,
  { account, tokenHash, passkeyNeeded }: Session,
  password: string,
): Promise<{ confirmed: true } | SignInRefused> {
  const { institutionId } = deps.settings;
  const over = await deps.limits.count('confirmations', account.accountId);
  if (over) return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
  const known = await selectCredentials(deps.database, institutionId, account.accountId);
  // Where a passkey is needed and there is one, whoever knows only the password proves nothing new.
  const isEnough = !passkeyNeeded || !(await hasPasskeys(deps.database, institutionId, account.accountId));
  const isRight = (await isPassword(known?.passwordHash, password)) && isEnough;
  const event = isRight ? 'session.confirmed' : 'session.confirm-failed';
  const at = deps.clock.now();
  await recordAudit(deps.database, { institutionId, at, event, actor: account.accountId });
  if (!isRight) return { refused: 'wrong-credentials' };
  await deps.limits.forget('confirmations', account.accountId);
  await storeConfirmation(deps.database, institutionId, { tokenHash, at, method: 'password' });
  return { confirmed: true };
}
