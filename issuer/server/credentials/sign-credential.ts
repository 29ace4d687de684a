import type { SigningKey } from '@mleg/platform/keys/key-store';
import { finishCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { finishSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import type { PreparedCompactCard } from './prepare-compact-card.ts';
import type { PreparedCredential } from './prepare-credentials.ts';

const signed = new WeakSet<PreparedCredential | PreparedCompactCard>();

/** Signs what was prepared, once. */
export const signCredential = (key: SigningKey, prepared: PreparedCredential): string =>
  finishSdJwt(prepared, signOnce(key, prepared));

/** Signs what was prepared, once. */
export const signCompactCard = (key: SigningKey, prepared: PreparedCompactCard): Uint8Array =>
  finishCompactCard(prepared, signOnce(key, prepared));

function signOnce(key: SigningKey, prepared: PreparedCredential | PreparedCompactCard): Uint8Array {
  if (signed.has(prepared)) throw new Error('A prepared card is signed once.');
  signed.add(prepared);
  return key.sign(prepared.signingInput);
}
