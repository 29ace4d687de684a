import { hasSecret, type LockRecord, type SecretKind } from '../storage/lock-record.ts';
import { DURABLE, type WalletDatabase } from '../storage/wallet-database.ts';
import { lockWithSecret, openForWrapping, readLock, type UnlockRefusal } from './lock.ts';
import { unwrapWithPasskey, wrapWithPasskey } from './wrap-vault-key.ts';

/** `unavailable`: this device or passkey provider has no PRF, or the person said no. */
export type PasskeyRefusal = { refused: 'unavailable' };

const ES256 = -7;
const RS256 = -257;
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** Passkeys belong to a domain, and an address is none (WebAuthn Level 3 §5.1.3). */
const ADDRESS = /^\[|^\d+(\.\d+){3}$/;

/** Whether it is worth offering; whether it works is only known by trying. */
export async function mayHavePasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || ADDRESS.test(location.hostname)) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/**
 * Adds a passkey. It has opened the wallet once before a PIN stops to: six digits can be guessed from a copy of this
 * browser's files, what a passkey's PRF says cannot. A password stays beside it. The passkey opens and does nothing
 * else: it may wander between a person's devices, so no card is ever bound to it.
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
  const passkey = await wrapWithPasskey(vaultKey, { salt, prf, credentialId });
  await changeLock(database, (lock) => (opensByPassword(lock) ? { ...lock, passkey } : { passkey }));
  return 'added';
}

/** For a wallet of version 0.1, where the PIN went on opening beside a passkey; the passkey is used once to prove it. */
export async function leavePin(database: WalletDatabase): Promise<'left' | PasskeyRefusal> {
  const vaultKey = await unlockWithPasskey(database);
  if ('refused' in vaultKey) return vaultKey;
  await changeLock(database, (lock) => (lock.passkey === undefined ? lock : { passkey: lock.passkey }));
  return 'left';
}

/** Takes the passkey away from beside a password. */
export async function removePasskey(database: WalletDatabase): Promise<void> {
  await changeLock(database, (lock) => (hasSecret(lock) ? { secretKind: lock.secretKind, secret: lock.secret } : lock));
}

/** The passkey opens for the last time, and from now on a PIN or password does. */
export async function replacePasskey(
  database: WalletDatabase,
  secret: { secretKind: SecretKind; secret: string },
): Promise<'replaced' | PasskeyRefusal> {
  const vaultKey = await open(database, true);
  if ('refused' in vaultKey) return vaultKey;
  await lockWithSecret(database, vaultKey, secret);
  await removePasskey(database);
  return 'replaced';
}

export function unlockWithPasskey(database: WalletDatabase): Promise<CryptoKey | PasskeyRefusal> {
  return open(database, false);
}

async function open(database: WalletDatabase, extractable: boolean): Promise<CryptoKey | PasskeyRefusal> {
  const wrap = (await readLock(database))?.passkey;
  const prf = wrap && (await askPrf(wrap.credentialId, wrap.salt));
  const key = wrap && prf && (await unwrapWithPasskey(wrap, prf, extractable));
  return key ?? { refused: 'unavailable' };
}

const opensByPassword = (lock: LockRecord) => hasSecret(lock) && lock.secretKind === 'password';

async function changeLock(database: WalletDatabase, change: (lock: LockRecord) => LockRecord): Promise<void> {
  const transaction = database.transaction('lock', 'readwrite', DURABLE);
  const lock = (await transaction.store.get('lock')) as LockRecord;
  await Promise.all([transaction.store.put(change(lock), 'lock'), transaction.done]);
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
