import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';

/** A key of this device. The private key stays inside the key ring and can be used through `sign` only. */
export interface HolderKey {
  keyId: string;
  publicJwk: EcPublicJwk;
}

/**
 * Where the device's P-256 keys live. `create` resolves only when the key would survive the process: a card must never
 * be bound to a key that is gone (I12). `sign` gives ES256 as r ‖ s (64 bytes) and throws for a key it doesn't have.
 */
export interface KeyRing {
  create(): Promise<HolderKey>;
  sign(keyId: string, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  remove(keyIds: readonly string[]): Promise<void>;
}
