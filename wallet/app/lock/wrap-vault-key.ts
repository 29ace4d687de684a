import type { PasskeyWrap, SecretWrap } from '../storage/lock-record.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (2023). Argon2 would be better; browsers have none. */
const ITERATIONS = 600_000;
const AES = { name: 'AES-GCM', length: 256 };
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** Stays on this device: it can be used, not read, so a copy of the wrapped key alone is worth nothing. */
export const makeDeviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);

export const makeVaultKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);

/** @param vaultKey extractable: it is read once, to be encrypted */
export async function wrapWithSecret(
  vaultKey: CryptoKey,
  deviceKey: CryptoKey,
  secret: string,
  iterations = ITERATIONS,
): Promise<SecretWrap> {
  const [salt, iv] = [random(16), random(12)];
  const secretKey = await deriveFromSecret(secret, salt, iterations);
  const inner = await crypto.subtle.wrapKey('raw', vaultKey, secretKey, { name: 'AES-GCM', iv });
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, deviceKey, inner);
  return { salt, iterations, iv, data };
}

/** @returns `undefined` for a wrong secret */
export async function unwrapWithSecret(
  { salt, iterations, iv, data }: SecretWrap,
  deviceKey: CryptoKey,
  secret: string,
  extractable = false,
): Promise<CryptoKey | undefined> {
  const secretKey = await deriveFromSecret(secret, salt, iterations);
  const inner = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, deviceKey, data);
  return unwrap(inner, secretKey, iv, extractable);
}

export async function wrapWithPasskey(
  vaultKey: CryptoKey,
  { salt, prf, credentialId }: { salt: Uint8Array<ArrayBuffer>; prf: BufferSource; credentialId: ArrayBuffer },
): Promise<PasskeyWrap> {
  const iv = random(12);
  const data = await crypto.subtle.wrapKey('raw', vaultKey, await deriveFromPrf(prf), { name: 'AES-GCM', iv });
  return { salt, credentialId, iv, data };
}

export async function unwrapWithPasskey(
  { iv, data }: PasskeyWrap,
  prf: BufferSource,
  extractable = false,
): Promise<CryptoKey | undefined> {
  return unwrap(data, await deriveFromPrf(prf), iv, extractable);
}

async function unwrap(
  wrapped: ArrayBuffer,
  key: CryptoKey,
  iv: Uint8Array<ArrayBuffer>,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  try {
    const algorithm = { name: 'AES-GCM', iv };
    return await crypto.subtle.unwrapKey('raw', wrapped, key, algorithm, AES, extractable, ['encrypt', 'decrypt']);
  } catch {
    return undefined;
  }
}

async function deriveFromSecret(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(parameters, base, AES, false, ['wrapKey', 'unwrapKey']);
}

async function deriveFromPrf(prf: BufferSource): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('mlegitymacja wallet: vault key');
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(parameters, base, AES, false, ['wrapKey', 'unwrapKey']);
}
