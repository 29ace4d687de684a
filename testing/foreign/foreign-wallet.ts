import { createHash, randomBytes, randomUUID, type webcrypto } from 'node:crypto';
import { type CallbackContext, type JwtSigner, type RequestDpopOptions, setGlobalConfig } from '@openid4vc/oauth2';
import { type IssuerMetadataResult, Openid4vciClient } from '@openid4vc/openid4vci';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A key of the foreign wallet, and how its library is told to sign with it. */
export interface ForeignKey {
  publicJwk: JWK;
  privateKey: webcrypto.CryptoKey;
  signer: JwtSigner & { method: 'jwk' };
}

/** Somebody else's wallet: the library's client with the keys it is given, none of our code between it and the wire. */
export interface ForeignWallet {
  client: Openid4vciClient;
  newKey(): Promise<ForeignKey>;
  /** One proof of possession for each key, over a fresh nonce. */
  prove(
    metadata: IssuerMetadataResult,
    configurationId: string,
    keys: readonly ForeignKey[],
  ): Promise<[string, ...string[]]>;
  dpop(key: ForeignKey): { dpop: RequestDpopOptions };
}

export function createForeignWallet(): ForeignWallet {
  // The issuer under test is on this machine.
  setGlobalConfig({ allowInsecureUrls: true });
  const keys = new Map<string, webcrypto.CryptoKey>();
  const client = new Openid4vciClient({ callbacks: callbacksWith(keys) });
  return {
    client,
    newKey: async () => {
      const { publicKey, privateKey } = await generateKeyPair('ES256');
      const publicJwk = await exportJWK(publicKey);
      const kid = randomUUID();
      keys.set(kid, privateKey);
      return { publicJwk, privateKey, signer: { method: 'jwk', alg: 'ES256', kid, publicJwk: publicJwk as Jwk } };
    },
    prove: async (metadata, credentialConfigurationId, holders) => {
      const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata: metadata });
      const proofs = holders.map(async ({ signer }) => {
        const options = { issuerMetadata: metadata, credentialConfigurationId, signer, nonce, issuedAt: new Date() };
        return (await client.createCredentialRequestJwtProof(options)).jwt;
      });
      return (await Promise.all(proofs)) as [string, ...string[]];
    },
    dpop: ({ signer }) => ({ dpop: { signer } }),
  };
}

type Jwk = (JwtSigner & { method: 'jwk' })['publicJwk'];

function callbacksWith(
  keys: ReadonlyMap<string, webcrypto.CryptoKey>,
): Omit<CallbackContext, 'verifyJwt' | 'decryptJwe' | 'encryptJwe'> {
  return {
    fetch,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication: () => {},
    signJwt: async (signer, { header, payload }) => {
      const key = signer.method === 'jwk' ? keys.get(signer.kid ?? '') : undefined;
      if (signer.method !== 'jwk' || !key) throw new Error('asked to sign with a key of nobody');
      const jwt = await new SignJWT(payload as JWTPayload).setProtectedHeader(header as { alg: string }).sign(key);
      return { jwt, signerJwk: signer.publicJwk };
    },
  };
}
