import type { SigningKey } from '@mleg/platform/keys/key-store';
import { finishSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import type { PreparedCredential } from './prepare-credentials.ts';

const signed = new WeakSet<PreparedCredential>();

/** Signs what was prepared, once. */
export function signCredential(key: SigningKey, prepared: PreparedCredential): string {
  if (signed.has(prepared)) throw new Error('A prepared card is signed once.');
  signed.add(prepared);
  return finishSdJwt(prepared, key.sign(prepared.signingInput));
}
