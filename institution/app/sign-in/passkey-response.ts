import { type PasskeyResponse, passkeyResponseSchema } from '@mleg/institution-contract/passkey';
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { client } from '../api/client.ts';

/** Lets the device sign: whose passkeys it has, it knows itself. */
export async function askForPasskey(): Promise<PasskeyResponse> {
  const optionsJSON = (await client.session.passkeyOptions()) as unknown as PublicKeyCredentialRequestOptionsJSON;
  return passkeyResponseSchema.parse(await startAuthentication({ optionsJSON }));
}

/** Lets the device make a passkey for whoever is signed in. */
export async function makePasskey(): Promise<PasskeyResponse> {
  const options = await client.account.newPasskeyOptions();
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return passkeyResponseSchema.parse(await startRegistration({ optionsJSON }));
}
