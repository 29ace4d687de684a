import type { PasskeyResponse } from '@mleg/issuer-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isPassword } from '@mleg/platform/passwords/password';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { IssuerEvent } from '../database/issuer-event.ts';
import type { IssuerDeps } from '../deps.ts';
import { acceptChallenge, makeChallenge } from './passkey-challenge.ts';
import { selectPasskey, updateCounter } from './passkey-store.ts';
import type { Staff } from './staff.ts';
import { selectByEmail } from './staff-store.ts';

type Needed = Pick<IssuerDeps, 'clock' | 'database' | 'keys' | 'limits' | 'log' | 'random' | 'settings'>;

export type SignedIn = { staff: Staff } | { refused: 'refused' } | { refused: 'throttled'; retryAfterSeconds: number };

const PURPOSE = Buffer.from('sign-in');

/** The desk's events belong to no institution. */
export const DESK = 'desk';

/** The authenticator knows whose passkeys it has: nobody types a name, and nothing tells who works here (D65). */
export const passkeyOptions = (deps: Needed) =>
  generateAuthenticationOptions({
    rpID: new URL(deps.settings.origin).hostname,
    challenge: makeChallenge(deps, PURPOSE),
    userVerification: 'required',
  });

/** WebAuthn Level 3 §7.2, with the user verified by their device. Nobody's misses keep a right passkey out. */
export async function signInByPasskey(deps: Needed, response: PasskeyResponse, address: string): Promise<SignedIn> {
  const found = await selectPasskey(deps.database, response.id);
  const counter = found && (await verifiedCounter(deps, response, found.passkey));
  if (!found || counter === undefined || !(await updateCounter(deps.database, found.passkey, counter))) {
    return refuse(deps, found?.staff, address);
  }
  return accept(deps, found.staff);
}

/** For accounts of the demonstration: others have no password. */
export async function signInByPassword(
  deps: Needed,
  { login, password }: { login: string; password: string },
  address: string,
): Promise<SignedIn> {
  const over = await deps.limits.count('desk-passwords', login.toLowerCase());
  if (over) return { refused: 'throttled', retryAfterSeconds: over.retryAfterSeconds };
  // Outside of a demonstration nobody has one; that is the database's word and, once more, this line's.
  const found = deps.settings.demonstration ? await selectByEmail(deps.database, login) : undefined;
  if (!(await isPassword(found?.passwordHash, password)) || !found) return refuse(deps, found?.staff, address);
  await deps.limits.forget('desk-passwords', login.toLowerCase());
  return accept(deps, found.staff);
}

type Verifiable = NonNullable<Awaited<ReturnType<typeof selectPasskey>>>['passkey'];

async function verifiedCounter(
  deps: Needed,
  response: PasskeyResponse,
  { credentialId, publicKey, counter }: Verifiable,
): Promise<number | undefined> {
  const { origin } = deps.settings;
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => acceptChallenge(deps, PURPOSE, challenge),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: { id: credentialId, publicKey, counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

async function accept(deps: Needed, staff: Staff): Promise<SignedIn> {
  await record(deps, 'desk.signed-in', staff.staffId);
  return { staff };
}

async function refuse(deps: Needed, staff: Staff | undefined, address: string): Promise<SignedIn> {
  const over = await deps.limits.count('desk-sign-ins', address);
  if (over) return { refused: 'throttled', retryAfterSeconds: over.retryAfterSeconds };
  await record(deps, 'desk.sign-in-failed', staff?.staffId ?? 'somebody');
  return { refused: 'refused' };
}

const record = ({ clock, database }: Needed, event: IssuerEvent, actor: string) =>
  recordAudit(database, { institutionId: DESK, at: clock.now(), event, actor });
