import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from './account.ts';
import { selectAccount } from './account-store.ts';
import type { Identity } from './identity.ts';
import { foldLogin, type LocalProof, localAccounts } from './local-accounts.ts';
import { forgiveSignIn, throttleSignIn } from './throttle.ts';

type SignInDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** Somebody whose identity holds and who has an account here: a session may be started. */
export type SignedIn = { account: Account };
export type SignInRefused =
  | { refused: 'wrong-credentials' }
  | { refused: 'too-many-attempts'; retryAfterSeconds: number };

/** Sign-in with a local account. */
export async function signIn(deps: SignInDeps, proof: LocalProof, address: string): Promise<SignedIn | SignInRefused> {
  const login = foldLogin(proof.login);
  const throttled = await throttleSignIn(deps, login, address);
  if (throttled) {
    if (throttled.isFirst) await record(deps, 'sign-in.throttled', 'somebody');
    return { refused: 'too-many-attempts', retryAfterSeconds: throttled.retryAfterSeconds };
  }
  const identity = await localAccounts(deps).identify(proof);
  const signedIn = identity && (await acceptIdentity(deps, identity));
  if (!signedIn) {
    await record(deps, 'sign-in.failed', 'somebody');
    return { refused: 'wrong-credentials' };
  }
  await forgiveSignIn(deps, login, address);
  return signedIn;
}

/** Where every way of signing in ends, a provider's callback too: whoever vouched, here it becomes an account. */
export async function acceptIdentity(deps: SignInDeps, identity: Identity): Promise<SignedIn | undefined> {
  const account = await selectAccount(deps.database, deps.settings.institutionId, identity);
  if (!account) return undefined;
  await record(deps, 'sign-in.done', account.accountId);
  return { account };
}

async function record(
  { clock, database, settings }: SignInDeps,
  event: InstitutionEvent,
  actor: string,
): Promise<void> {
  await recordAudit(database, { institutionId: settings.institutionId, at: clock.now(), event, actor });
}
