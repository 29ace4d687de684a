import { decodeBase64url, encodeUtf8 } from '@mleg/protocol/jws/base64url';
import { verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { type CallbackContext, setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { X509Certificate } from '@peculiar/x509';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { dnsNamesOf, readVerifierCertificate } from './verifier-certificate.ts';

/** The foreign OpenID4VP client (docs/decisions/0005), for requests that are here already: it fetches nothing itself. */
export function createPresentationClient(now: () => Date): Openid4vpClient {
  // The guarded fetch decides which schemes are allowed, as it does when cards are issued.
  setGlobalConfig({ allowInsecureUrls: true });
  return new Openid4vpClient({
    callbacks: {
      fetch: () => Promise.reject(new Error('requests and answers go through the guarded fetch')),
      hash: async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', data as Uint8Array<ArrayBuffer>)),
      signJwt: () => Promise.reject(new Error('an answer is encrypted and not signed (OpenID4VP 1.0 §8.3)')),
      decryptJwe: async () => ({ decrypted: false }),
      encryptJwe,
      verifyJwt: (signer, { compact }) => verifyRequest(signer, compact, now()),
      // `x509_san_uri` existed in a draft only.
      getX509CertificateMetadata: (certificate) => ({
        sanDnsNames: dnsNamesOf(new X509Certificate(certificate)),
        sanUriNames: [],
      }),
    },
  });
}

const verifyRequest: (
  signer: Parameters<CallbackContext['verifyJwt']>[0],
  compact: string,
  now: Date,
) => ReturnType<CallbackContext['verifyJwt']> = async (signer, compact, now) => {
  if (signer.method !== 'x5c' || signer.alg !== 'ES256') return { verified: false };
  const certificate = await readVerifierCertificate(signer.x5c, [], now);
  const at = compact.lastIndexOf('.');
  const signature = decodeBase64url(compact.slice(at + 1));
  if (certificate === undefined || signature?.length !== 64) return { verified: false };
  const verified = await verifyEs256WebCrypto(certificate.key, encodeUtf8(compact.slice(0, at)), signature);
  return verified ? { verified, signerJwk: { ...certificate.key } } : { verified };
};

const encryptJwe: CallbackContext['encryptJwe'] = async ({ publicJwk, alg, enc, apu, apv }, data) => {
  const jwe = await new CompactEncrypt(new TextEncoder().encode(data))
    .setProtectedHeader({ alg, enc, ...(publicJwk.kid === undefined ? {} : { kid: publicJwk.kid }) })
    .setKeyManagementParameters({ ...partyInfo('apu', apu), ...partyInfo('apv', apv) })
    .encrypt(await importJWK(publicJwk as JWK, alg));
  return { jwe, encryptionJwk: publicJwk };
};

const partyInfo = (name: 'apu' | 'apv', value: string | undefined) =>
  value === undefined ? {} : { [name]: decodeBase64url(value) ?? new Uint8Array() };
