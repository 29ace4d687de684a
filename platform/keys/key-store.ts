import type { webcrypto } from 'node:crypto';

/** A P-256 key that signs. The private part never leaves the store. */
export interface SigningKey {
  kid: string;
  publicJwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  /** Certificates from the key's own up to, not including, the trust anchor; base64 DER as in `x5c` (RFC 7515). */
  x5c: readonly string[];
  /** ES256 over `data`: 64 bytes, r then s (RFC 7518 §3.4). */
  sign(data: Uint8Array): Uint8Array;
}

/** A P-256 key that others encrypt to (ECDH-ES). */
export interface DecryptionKey {
  kid: string;
  publicJwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  /** Opens a compact JWE (ECDH-ES, A256GCM). Throws where it was not meant for this key or was changed. */
  open(jwe: string): Promise<Uint8Array>;
}

/**
 * Where a party's keys live, by what they are used for. Implementations: an encrypted file (`key-file.ts`), a token
 * (`token-keys.ts`). Obligations: what `ensure…` has returned once is there after a crash; two
 * processes that ensure the same use get the same key; nothing ever returns private material, except `secret`,
 * which exists for keyed hashes and field encryption.
 */
export interface KeyStore {
  ensureSigningKey(use: string, certify?: Certify): Promise<SigningKey>;
  ensureDecryptionKey(use: string): Promise<DecryptionKey>;
  /** 32 random bytes. */
  ensureSecret(use: string): Promise<Uint8Array>;
  /**
   * Of every key that is there, by its use, and makes none: the thumbprint of a public key, of a secret a hash under
   * the secret itself. No key follows from it, and two stores with the same one hold the same key.
   */
  fingerprints(): Promise<Readonly<Record<string, string>>>;
  /** For people: where the keys are. */
  place: string;
}

/**
 * Makes the certificate chain for a new key; called at most once for a key, while the store is locked: it must ask the
 * store for nothing.
 */
export type Certify = (keys: { publicKey: webcrypto.CryptoKey }) => Promise<readonly string[]>;
