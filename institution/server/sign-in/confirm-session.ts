import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isPassword } from '@mleg/platform/passwords/password';
import type { InstitutionDeps } from '../deps.ts';
import { CONFIRMATION_LIFETIME } from '../durations.ts';
import { selectOwnPassword } from './account-store.ts';
import type { Session } from './session.ts';
import { confirmSession as storeConfirmation } from './session-store.ts';
import type { SignInRefused } from './sign-in.ts';
import { forgiveSignIn, throttleSignIn } from './throttle.ts';

type ConfirmDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** Whether whoever is signed in has proved it once more a short while ago. */
export function isConfirmed({ clock }: Pick<ConfirmDeps, 'clock'>, { confirmedAt }: Session): boolean {
  return confirmedAt !== null && clock.now().getTime() - confirmedAt.getTime() <= CONFIRMATION_LIFETIME;
}

/** The password once more, for what a session alone is not enough for (ASVS 7.5.3). Misses count as at sign-in. */
export async function confirmSession(
  deps: ConfirmDeps,
  { account, tokenHash }: Session,
  password: string,
  address: string,
): Promise<{ confirmed: true } | SignInRefused> {
  const { institutionId } = deps.settings;
  const counted = `confirm ${account.accountId}`;
  const throttled = await throttleSignIn(deps, counted, address);
  if (throttled) return { refused: 'too-many-attempts', retryAfterSeconds: throttled.retryAfterSeconds };
  const hashed = await selectOwnPassword(deps.database, institutionId, account.accountId);
  const isRight = await isPassword(hashed, password);
  const event = isRight ? 'session.confirmed' : 'session.confirm-failed';
  const at = deps.clock.now();
  await recordAudit(deps.database, { institutionId, at, event, actor: account.accountId });
  if (!isRight) return { refused: 'wrong-credentials' };
  await forgiveSignIn(deps, counted, address);
  await storeConfirmation(deps.database, institutionId, tokenHash, at);
  return { confirmed: true };
}
