import { decodeBase64url, encodeBase64url } from '@mleg/protocol/jws/base64url';
import { type EcPublicJwk, sameKey } from '@mleg/protocol/jws/ec-public-jwk';
import { verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { keyIdText, parseCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { readCompactClaims } from '@mleg/student-card/compact-card';
import type { HolderKey } from '../keys/key-ring.ts';
import type { ReceivedCompact } from '../records/activation.ts';
import type { CompactCopy } from '../records/card.ts';
import type { WalletDeps } from '../wallet.ts';

interface Expected {
  /** The key that signed the other copies of this card. */
  issuerKey: EcPublicJwk;
  key: HolderKey;
}

/**
 * Checks the compact card as an inspector would: it is signed by the key that signed the other copies, bound to our own
 * key, still valid, and it contains the digest of the portrait that came with it. Otherwise it is `undefined`, as the
 * holder is better off without a compact card than with one that inspectors see as red.
 */
export async function verifyCompactCard(
  deps: Pick<WalletDeps, 'now'>,
  { cwt, portrait }: ReceivedCompact,
  { issuerKey, key }: Expected,
): Promise<CompactCopy | undefined> {
  const [bytes, picture] = [decodeBase64url(cwt), decodeBase64url(portrait)];
  const parsed = bytes && parseCompactCard(bytes);
  if (picture === undefined || parsed === undefined || 'refused' in parsed) return undefined;
  const { card } = parsed;
  const { signingInput, signature } = card.sign1;
  if (keyIdText(card) !== encodeBase64url(await cardKeyId(issuerKey))) return undefined;
  if (!(await verifyEs256WebCrypto(issuerKey, signingInput, signature))) return undefined;
  if (!sameKey(card.holderKey, key.publicJwk) || card.expiresAt * 1000 <= deps.now().getTime()) return undefined;
  const read = readCompactClaims(card.card);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', picture));
  if ('refused' in read || encodeBase64url(read.claims.portraitHash) !== encodeBase64url(hash)) return undefined;
  return { cwt, portrait, keyId: key.keyId, status: card.status };
}
