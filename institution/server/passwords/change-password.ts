import type { Weakness } from '@mleg/institution-contract/password';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { hashPassword, isPassword } from '@mleg/platform/passwords/password';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import type { Session } from '../sign-in/session.ts';
import type { SignInRefused } from '../sign-in/sign-in.ts';
import { judgePassword } from './judge-password.ts';
import { setPassword } from './set-password.ts';

type ChangeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'journal' | 'limits' | 'random' | 'settings'>;

export type ChangeRefused = SignInRefused | { refused: 'weak'; weakness: Weakness };

/** With the one that was there before (ASVS 5.0 §6.2.3); every other session of the account ends. */
export async function changePassword(
  deps: ChangeDeps,
  { account: { accountId, displayName }, tokenHash }: Session,
  { current, password }: { current: string; password: string },
): Promise<{ changed: true } | ChangeRefused> {
  const { institutionId } = deps.settings;
  const over = await deps.limits.count('confirmations', accountId);
  if (over) return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
  const known = await selectCredentials(deps.database, institutionId, accountId);
  const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
  if (!known || !(await isPassword(known.passwordHash, current))) {
    await recordAudit(deps.database, { ...about, event: 'session.confirm-failed' });
    return { refused: 'wrong-credentials' };
  }
  await deps.limits.forget('confirmations', accountId);
  const weakness = await judgePassword(deps, { ...known, displayName }, password);
  if (weakness) return { refused: 'weak', weakness };
  const passwordHash = await hashPassword(password);
  return changeForGood(deps, async (transaction, ends) => {
    await setPassword(deps, transaction, { accountId, passwordHash, except: tokenHash }, ends);
    await recordAudit(transaction, { ...about, event: 'account.password-changed' });
    return { changed: true };
  });
}
