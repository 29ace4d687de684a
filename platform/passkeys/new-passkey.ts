import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Passkey, PasskeyResponse, RelyingParty } from './passkey.ts';

interface NewPasskey {
  challenge: Uint8Array<ArrayBuffer>;
  /** What a person tells their passkeys for this party apart by. */
  userName: string;
  displayName: string;
  /** The same for all passkeys of one account, so that a device keeps one of each; no name of anybody. */
  userId?: Uint8Array<ArrayBuffer>;
  /** Those the account has already: a device that holds one is not asked for another. */
  known?: readonly Passkey[];
}

/** What the browser needs to make a passkey: kept in the authenticator, for a person it has verified. */
export const newPasskeyOptions = ({ origin, name }: RelyingParty, wanted: NewPasskey) =>
  generateRegistrationOptions({
    rpName: name,
    rpID: new URL(origin).hostname,
    challenge: wanted.challenge,
    userName: wanted.userName,
    userDisplayName: wanted.displayName,
    ...(wanted.userId ? { userID: wanted.userId } : {}),
    attestationType: 'none',
    excludeCredentials: (wanted.known ?? []).map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

/** WebAuthn Level 3 §7.1; `accepts` says whether a challenge is ours, for this purpose, and has not been answered. */
export async function verifyNewPasskey(
  { origin }: Pick<RelyingParty, 'origin'>,
  response: PasskeyResponse,
  accepts: (challenge: string) => Promise<boolean>,
): Promise<Passkey | undefined> {
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: accepts,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credentialId, publicKey, counter, transports };
}
