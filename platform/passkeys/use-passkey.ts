import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Passkey, PasskeyResponse, RelyingParty } from './passkey.ts';

/** The authenticator knows whose passkeys it has: nobody types a name, and nothing tells who has an account (D65). */
export const passkeyOptions = ({ origin }: Pick<RelyingParty, 'origin'>, challenge: Uint8Array<ArrayBuffer>) =>
  generateAuthenticationOptions({ rpID: new URL(origin).hostname, challenge, userVerification: 'required' });

/**
 * WebAuthn Level 3 §7.2, with the user verified by their device.
 * @returns what the authenticator has counted now, where all of it holds
 */
export async function verifyPasskey(
  { origin }: Pick<RelyingParty, 'origin'>,
  { response, passkey }: { response: PasskeyResponse; passkey: Passkey },
  accepts: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> {
  const { credentialId, publicKey, counter } = passkey;
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: accepts,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: { id: credentialId, publicKey, counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}
