import type { PasskeyResponse } from '@mleg/institution-contract/passkey';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { passkeyOptions as optionsFor, verifyPasskey } from '@mleg/platform/passkeys/use-passkey';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { markPasskeyUsed, selectPasskey } from '../sign-in/passkey-store.ts';
import type { Session } from '../sign-in/session.ts';
import { confirmSession } from '../sign-in/session-store.ts';
import type { SignInRefused } from '../sign-in/sign-in.ts';
import { acceptChallenge, makeChallenge } from './challenges.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'random' | 'settings'>;

export const passkeyOptions = (deps: Needed) => optionsFor(deps.settings, makeChallenge(deps, 'use'));

/** Whatever strangers have tried, the right passkey is never refused: misses are counted once they are known to be some. */
export async function signInByPasskey(
  deps: Needed,
  response: PasskeyResponse,
  address: string,
): Promise<{ account: Account } | SignInRefused> {
  const account = await ownerOf(deps, response);
  if (!account) return missed(deps, address, { event: 'sign-in.failed', actor: 'somebody' });
  await record(deps, 'sign-in.done', account.accountId);
  return { account };
}

/** As a password once more, and more: where passkeys are required, the session has the roles of the staff from now on. */
export async function confirmByPasskey(
  deps: Needed,
  { account, tokenHash }: Session,
  response: PasskeyResponse,
  address: string,
): Promise<{ confirmed: true } | SignInRefused> {
  const { accountId } = account;
  const owner = await ownerOf(deps, response);
  if (owner?.accountId !== accountId) {
    return missed(deps, address, { event: 'session.confirm-failed', actor: accountId });
  }
  const at = deps.clock.now();
  await confirmSession(deps.database, deps.settings.institutionId, { tokenHash, at, method: 'passkey' });
  await record(deps, 'session.confirmed', accountId);
  return { confirmed: true };
}

async function ownerOf(deps: Needed, response: PasskeyResponse): Promise<Account | undefined> {
  const { institutionId } = deps.settings;
  const found = await selectPasskey(deps.database, institutionId, response.id);
  if (!found) return undefined;
  const { passkey, account } = found;
  const accepts = (challenge: string) => acceptChallenge(deps, 'use', challenge);
  const counter = await verifyPasskey(deps.settings, { response, passkey }, accepts);
  if (counter === undefined) return undefined;
  const used = { now: counter, at: deps.clock.now() };
  return (await markPasskeyUsed(deps.database, institutionId, passkey, used)) ? account : undefined;
}

async function missed(
  deps: Needed,
  address: string,
  { event, actor }: { event: InstitutionEvent; actor: string },
): Promise<SignInRefused> {
  const over = await deps.limits.count('passkeys', address);
  if (over) return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
  await record(deps, event, actor);
  return { refused: 'wrong-credentials' };
}

const record = ({ clock, database, settings }: Needed, event: InstitutionEvent, actor: string) =>
  recordAudit(database, { institutionId: settings.institutionId, at: clock.now(), event, actor });
