import { recordAudit } from '@mleg/platform/audit/record-audit';
import { fewAtATime } from '@mleg/platform/background/few-at-a-time';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from './account.ts';
import { selectAccount } from './account-store.ts';
import type { Identity } from './identity.ts';
import { knownDevice, noteDevice } from './known-device.ts';
import { foldLogin, type LocalProof, localAccounts } from './local-accounts.ts';
import type { From } from './session.ts';
import { forgiveTrial, throttleTrial } from './throttle.ts';

type SignInDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'random' | 'settings'>;

/** Somebody whose identity holds and who has an account here: a session may be started. */
export type SignedIn = { account: Account };
export type SignInRefused =
  | { refused: 'wrong-credentials' }
  | { refused: 'too-many-attempts'; retryAfterSeconds: number };

/**
 * Passwords are compared a few at a time, in the process's pool of threads. A try is counted when its turn comes, so that
 * a hall full of people with right passwords never looks like one that guesses.
 */
const inTurn = fewAtATime(4);

/** Sign-in with a local account. `device` is a cookie by which the browser is known the next time. */
export function signIn(
  deps: SignInDeps,
  proof: LocalProof,
  from: From,
): Promise<(SignedIn & { device: string }) | SignInRefused> {
  const login = foldLogin(proof.login);
  return inTurn(async () => {
    const trial = { login, address: from.address, device: knownDevice(deps, from.headers, login) };
    const over = await throttleTrial(deps, trial);
    if (over) {
      if (over.isFirst) await record(deps, 'sign-in.throttled', 'somebody');
      return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
    }
    const identity = await localAccounts(deps).identify(proof);
    const signedIn = identity && (await acceptIdentity(deps, identity));
    if (!signedIn) {
      await record(deps, 'sign-in.failed', 'somebody');
      return { refused: 'wrong-credentials' };
    }
    await forgiveTrial(deps, trial);
    return { ...signedIn, device: await noteDevice(deps, from.headers, signedIn.account.accountId) };
  });
}

/** Where every way of signing in ends, a provider's callback too: whoever vouched, here it becomes an account. */
export async function acceptIdentity(
  deps: Pick<SignInDeps, 'clock' | 'database' | 'settings'>,
  identity: Identity,
): Promise<SignedIn | undefined> {
  const account = await selectAccount(deps.database, deps.settings.institutionId, identity);
  if (!account) return undefined;
  await record(deps, 'sign-in.done', account.accountId);
  return { account };
}

async function record(
  { clock, database, settings }: Pick<SignInDeps, 'clock' | 'database' | 'settings'>,
  event: InstitutionEvent,
  actor: string,
): Promise<void> {
  await recordAudit(database, { institutionId: settings.institutionId, at: clock.now(), event, actor });
}
