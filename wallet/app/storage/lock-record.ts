export type SecretKind = 'pin' | 'password';

/** The vault key, encrypted for one way of opening it. */
interface Wrap {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** PBKDF2 over the PIN or password, and inside it the device key: guessing needs both the disk and this browser. */
export interface SecretWrap extends Wrap {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
}

/** HKDF over what a passkey's PRF says for `salt` (WebAuthn Level 3 §10.1.4). */
export interface PasskeyWrap extends Wrap {
  salt: Uint8Array<ArrayBuffer>;
  credentialId: ArrayBuffer;
}

interface SecretLock {
  secretKind: SecretKind;
  secret: SecretWrap;
  /** Beside a PIN only in wallets of version 0.1. */
  passkey?: PasskeyWrap;
}

/** Nothing that could be guessed opens it. */
interface PasskeyLock {
  passkey: PasskeyWrap;
}

export type LockRecord = SecretLock | PasskeyLock;

export const hasSecret = (lock: LockRecord): lock is SecretLock => 'secret' in lock;

/** How often a wrong PIN or password was given since the last right one. Kept on the device, outside the encryption. */
export interface Attempts {
  wrong: number;
  /** Milliseconds since 1970; nothing is tried before. */
  waitUntil: number;
}
