import type { LockRecord, PasskeyWrap } from '../storage/lock-record.ts';
import { DURABLE, type WalletDatabase } from '../storage/wallet-database.ts';
import { openForWrapping, readLock, type UnlockRefusal } from './lock.ts';
import { unwrapWithPasskey, wrapWithPasskey } from './wrap-vault-key.ts';

/** `unavailable`: this device or passkey provider has no PRF, or the person said no. */
export type PasskeyRefusal = { refused: 'unavailable' };

const ES256 = -7;
const RS256 = -257;
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** Whether it is worth offering; whether it works is only known by trying. */
export async function mayHavePasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/**
 * Adds a passkey as a second way of opening. It opens and does nothing else: a passkey may wander between a person's
 * devices, so no card is ever bound to it.
 */
export async function addPasskey(
  database: WalletDatabase,
  { secret, name, now }: { secret: string; name: string; now: number },
): Promise<'added' | UnlockRefusal | PasskeyRefusal> {
  const vaultKey = await openForWrapping(database, secret, now);
  if ('refused' in vaultKey) return vaultKey;
  const salt = random(32);
  const credentialId = await createCredential(name);
  const prf = credentialId && (await askPrf(credentialId, salt));
  if (!credentialId || !prf) return { refused: 'unavailable' };
  await changeLock(database, await wrapWithPasskey(vaultKey, { salt, prf, credentialId }));
  return 'added';
}

export async function removePasskey(database: WalletDatabase): Promise<void> {
  await changeLock(database, undefined);
}

export async function unlockWithPasskey(database: WalletDatabase): Promise<CryptoKey | PasskeyRefusal> {
  const wrap = (await readLock(database))?.passkey;
  const prf = wrap && (await askPrf(wrap.credentialId, wrap.salt));
  const key = wrap && prf && (await unwrapWithPasskey(wrap, prf));
  return key ?? { refused: 'unavailable' };
}

async function changeLock(database: WalletDatabase, passkey: PasskeyWrap | undefined): Promise<void> {
  const transaction = database.transaction('lock', 'readwrite', DURABLE);
  const { passkey: _replaced, ...lock } = (await transaction.store.get('lock')) as LockRecord;
  await Promise.all([
    transaction.store.put(passkey === undefined ? lock : { ...lock, passkey }, 'lock'),
    transaction.done,
  ]);
}

async function createCredential(name: string): Promise<ArrayBuffer | undefined> {
  const created = await navigator.credentials
    .create({
      publicKey: {
        rp: { name },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key' as const, alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: {} },
      },
    })
    .catch(() => null);
  return created instanceof PublicKeyCredential ? created.rawId : undefined;
}

async function askPrf(credentialId: ArrayBuffer, salt: Uint8Array<ArrayBuffer>): Promise<BufferSource | undefined> {
  const asserted = await navigator.credentials
    .get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: 'public-key', id: credentialId }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null);
  if (!(asserted instanceof PublicKeyCredential)) return undefined;
  return asserted.getClientExtensionResults().prf?.results?.first;
}
