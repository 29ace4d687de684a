import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance, type TypeMetadataFormat, type VerificationResult } from '@sd-jwt/sd-jwt-vc';

/** Somebody else's verifier: the library, and the certificate of the issuer it trusts. */
export interface ForeignVerifier {
  /** Throws where anything is wrong. With a nonce it insists on a key binding. */
  verify(credential: string, keyBindingNonce?: string): Promise<VerificationResult>;
  /** What the list that the credential points to says about it, as a number. */
  statusOf(credential: string): Promise<number>;
}

export async function createForeignVerifier(issuer: string): Promise<ForeignVerifier> {
  const root = new X509Certificate(await (await fetch(`${issuer}/certificates/root.pem`)).text());
  const library = new SDJwtVcInstance({
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    verifier: async (data, signature) => isSignedBy(leafOf(data, root), data, signature),
    statusVerifier: async (data, signature) => isSignedBy(leafOf(data, root), data, signature),
    kbVerifier: async (data, signature, payload) => {
      const { jwk } = payload.cnf as { jwk: JsonWebKey };
      return isSignedBy(createPublicKey({ key: jwk, format: 'jwk' }), data, signature);
    },
    // Type metadata is fetched from `vct` itself, and its base too.
    loadTypeMetadataFormat: true,
    vctFetcher: fetchWithIntegrity,
  });
  return {
    verify: (credential, keyBindingNonce) => library.verify(credential, keyBindingNonce ? { keyBindingNonce } : {}),
    statusOf: async (credential) => {
      const { uri, idx } = claimsOf(credential).status.status_list;
      const response = await fetch(uri, { headers: { Accept: 'application/statuslist+jwt' } });
      if (response.headers.get('content-type') !== 'application/statuslist+jwt') throw new Error('not a status list');
      return getListFromStatusListJWT(await response.text()).getStatus(idx);
    },
  };
}

/**
 * A document with the digest it should have (SD-JWT VC §7 by W3C Subresource Integrity: standard Base64). The library's
 * own fetcher takes the digest for hexadecimal.
 */
async function fetchWithIntegrity(uri: string, integrity?: string): Promise<TypeMetadataFormat> {
  const bytes = Buffer.from(await (await fetch(uri)).arrayBuffer());
  const digest = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
  if (integrity !== digest) throw new Error(`${uri} has not the digest it should have`);
  return JSON.parse(bytes.toString()) as TypeMetadataFormat;
}

/** The claims that everybody sees. */
function claimsOf(credential: string): { status: { status_list: { uri: string; idx: number } } } {
  return decode(credential.split('.')[1]) as ReturnType<typeof claimsOf>;
}

/** The key of the certificate in the header, if the root has signed it and it is in time. */
function leafOf(signingInput: string, root: X509Certificate): KeyObject {
  const { x5c } = decode(signingInput.split('.')[0]) as { x5c?: string[] };
  if (x5c?.length !== 1) throw new Error('expected the leaf alone, and not the trust anchor');
  const leaf = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64'));
  if (!leaf.checkIssued(root) || !leaf.verify(root.publicKey)) throw new Error('a certificate of somebody else');
  const now = Date.now();
  if (leaf.validFromDate.getTime() > now || leaf.validToDate.getTime() < now) throw new Error('out of time');
  return leaf.publicKey;
}

const isSignedBy = (key: KeyObject, data: string, signature: string): boolean =>
  verify('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));

const decode = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
