import { createHash, createPrivateKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type CallbackContext, HashAlgorithm } from '@openid4vc/oauth2';
import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';

/** Node's hash behind the library's names. */
const HASHES = {
  [HashAlgorithm.Sha256]: 'sha256',
  [HashAlgorithm.Sha384]: 'sha384',
  [HashAlgorithm.Sha512]: 'sha512',
} as const;

interface Keys {
  /** Signs requests, with its certificates. */
  signing?: { key: KeyObject; x5c: readonly string[] };
  /** Opens answers. */
  opening?: JWK;
}

/** What the foreign libraries are given to stand on; nothing of it is ours. */
export function foreignCallbacks(
  keys: Keys,
  fetch: typeof globalThis.fetch,
): Omit<CallbackContext, 'clientAuthentication'> {
  return {
    fetch,
    hash: (data, algorithm) => createHash(HASHES[algorithm]).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    signJwt: (_signer, { header, payload }) => {
      if (keys.signing === undefined) throw new Error('no key to sign with');
      const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      const signature = sign('sha256', Buffer.from(input), { key: keys.signing.key, dsaEncoding: 'ieee-p1363' });
      return { jwt: `${input}.${signature.toString('base64url')}`, signerJwk: { kty: 'EC' } };
    },
    verifyJwt: async (signer, { compact }) => {
      if (signer.method !== 'x5c') return { verified: false };
      const { X509Certificate } = await import('node:crypto');
      const { publicKey } = new X509Certificate(Buffer.from(signer.x5c[0] ?? '', 'base64'));
      const at = compact.lastIndexOf('.');
      const verified = verify(
        'sha256',
        Buffer.from(compact.slice(0, at)),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(compact.slice(at + 1), 'base64url'),
      );
      const jwk = publicKey.export({ format: 'jwk' }) as EcPublicJwk;
      return verified ? { verified, signerJwk: jwk } : { verified: false };
    },
    encryptJwe: async ({ publicJwk, alg, enc }, data) => ({
      jwe: await new CompactEncrypt(Buffer.from(data))
        .setProtectedHeader({ alg, enc, ...(publicJwk.kid === undefined ? {} : { kid: publicJwk.kid }) })
        .encrypt(await importJWK(publicJwk as JWK, alg)),
      encryptionJwk: publicJwk,
    }),
    decryptJwe: async (jwe) => {
      if (keys.opening === undefined) return { decrypted: false };
      const { plaintext } = await compactDecrypt(jwe, createPrivateKey({ key: { ...keys.opening }, format: 'jwk' }));
      return { decrypted: true, payload: Buffer.from(plaintext).toString(), decryptionJwk: keys.opening as never };
    },
    getX509CertificateMetadata: () => ({ sanDnsNames: [], sanUriNames: [] }),
  };
}
