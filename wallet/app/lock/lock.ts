import { type Attempts, hasSecret, type LockRecord, type SecretKind } from '../storage/lock-record.ts';
import { DURABLE, type WalletDatabase } from '../storage/wallet-database.ts';
import { countTry, freeTriesLeft, NO_ATTEMPTS, waitLeft } from './back-off.ts';
import { makeDeviceKey, makeVaultKey, unwrapWithSecret, wrapWithSecret } from './wrap-vault-key.ts';

const DEVICE_KEY = 'device';

export type UnlockRefusal =
  | { refused: 'wrong-secret'; triesLeft: number; waitMilliseconds: number }
  | { refused: 'wait'; waitMilliseconds: number };

/** The lock as anybody may see it, or nothing on a device where no wallet was set up yet. */
export async function readLock(database: WalletDatabase): Promise<LockRecord | undefined> {
  return (await database.get('lock', 'lock')) as LockRecord | undefined;
}

export async function readAttempts(database: WalletDatabase): Promise<Attempts> {
  return ((await database.get('lock', 'attempts')) as Attempts | undefined) ?? NO_ATTEMPTS;
}

/** First run: makes the keys and locks them with the PIN or password. */
export async function createLock(database: WalletDatabase, secretKind: SecretKind, secret: string): Promise<CryptoKey> {
  const [deviceKey, vaultKey] = await Promise.all([makeDeviceKey(), makeVaultKey()]);
  const wrap = await wrapWithSecret(vaultKey, deviceKey, secret);
  const transaction = database.transaction(['lock', 'keys'], 'readwrite', DURABLE);
  await Promise.all([
    transaction.objectStore('lock').put({ secretKind, secret: wrap }, 'lock'),
    transaction.objectStore('keys').put(deviceKey, DEVICE_KEY),
    transaction.done,
  ]);
  const opened = await unwrapWithSecret(wrap, deviceKey, secret);
  if (opened === undefined) throw new Error('the lock does not open with its own secret');
  return opened;
}

/** @param now milliseconds since 1970 */
export async function unlock(
  database: WalletDatabase,
  secret: string,
  now: number,
): Promise<CryptoKey | UnlockRefusal> {
  return tryOpen(database, secret, now, false);
}

/** The old PIN opens, the new one locks; what is stored stays as it is. A PIN is not taken where a passkey opens. */
export async function changeSecret(
  database: WalletDatabase,
  change: { old: string; secretKind: SecretKind; secret: string; now: number },
): Promise<'changed' | UnlockRefusal> {
  const vaultKey = await tryOpen(database, change.old, change.now, true);
  if ('refused' in vaultKey) return vaultKey;
  await lockWithSecret(database, vaultKey, change);
  return 'changed';
}

/** Locks with the secret and with nothing else, but for a passkey beside a password. */
export async function lockWithSecret(
  database: WalletDatabase,
  vaultKey: CryptoKey,
  { secretKind, secret }: { secretKind: SecretKind; secret: string },
): Promise<void> {
  const { lock, deviceKey } = await readParts(database);
  const passkey = secretKind === 'password' ? lock.passkey : undefined;
  const wrap = await wrapWithSecret(vaultKey, deviceKey, secret);
  await database.put('lock', { secretKind, secret: wrap, ...(passkey && { passkey }) }, 'lock');
}

/** The vault key in a form that can be wrapped again, for another way of opening. */
export async function openForWrapping(
  database: WalletDatabase,
  secret: string,
  now: number,
): Promise<CryptoKey | UnlockRefusal> {
  return tryOpen(database, secret, now, true);
}

async function tryOpen(
  database: WalletDatabase,
  secret: string,
  now: number,
  extractable: boolean,
): Promise<CryptoKey | UnlockRefusal> {
  const counted = await countDurably(database, now);
  if ('refused' in counted) return counted;
  const { lock, deviceKey } = await readParts(database);
  if (!hasSecret(lock)) throw new Error('this wallet opens with a passkey only');
  const key = await unwrapWithSecret(lock.secret, deviceKey, secret, extractable);
  if (key === undefined)
    return { refused: 'wrong-secret', triesLeft: freeTriesLeft(counted), waitMilliseconds: waitLeft(counted, now) };
  await database.put('lock', NO_ATTEMPTS, 'attempts');
  return key;
}

/** One transaction reads and counts: two tabs guessing at once share the count. */
async function countDurably(database: WalletDatabase, now: number): Promise<Attempts | UnlockRefusal> {
  const transaction = database.transaction('lock', 'readwrite', DURABLE);
  const attempts = ((await transaction.store.get('attempts')) as Attempts | undefined) ?? NO_ATTEMPTS;
  const wait = waitLeft(attempts, now);
  if (wait > 0) return { refused: 'wait', waitMilliseconds: wait };
  const counted = countTry(attempts, now);
  await Promise.all([transaction.store.put(counted, 'attempts'), transaction.done]);
  return counted;
}

async function readParts(database: WalletDatabase): Promise<{ lock: LockRecord; deviceKey: CryptoKey }> {
  const [lock, deviceKey] = await Promise.all([readLock(database), database.get('keys', DEVICE_KEY)]);
  if (lock === undefined || deviceKey === undefined) throw new Error('the lock of this wallet is incomplete');
  return { lock, deviceKey };
}
