import 'reflect-metadata';
import { createHash, createPublicKey, KeyObject, sign, verify } from 'node:crypto';
import { Openid4vpVerifier } from '@openid4vc/openid4vp';
import * as x509 from '@peculiar/x509';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { compactDecrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Network } from '../surroundings/network.ts';
import { foreignCallbacks } from './foreign-openid4vp.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
export const ASKER = 'https://obcy.example';

/** What somebody else's verifier asks, and with which attestation. */
export interface ForeignQuestion {
  query: object;
  verifierInfo?: readonly { format: string; data: string }[];
  responseUri?: string;
  /** Members of the request besides, or instead. */
  also?: (own: { key: JWK }) => object;
  /** Where the wallet is to go on when it has answered. */
  redirectUri?: string;
  /** What it says to the answer; 200 unless told. */
  status?: number;
}

/**
 * Somebody else's verifier: `@openid4vc/openid4vp` asks, `@sd-jwt/sd-jwt-vc` looks at what comes back. Its certificate is
 * from an authority of its own, or one that is given.
 */
export async function openForeignAsker(network: Network, given?: { key: KeyObject; x5c: readonly string[] }) {
  const signing = given ?? (await certificateOfOwn());
  const opening = await generateKeyPair('ECDH-ES', { extractable: true });
  const privateJwk: JWK = { ...(await exportJWK(opening.privateKey)), kid: 'only' };
  const publicJwk: JWK = { ...(await exportJWK(opening.publicKey)), kid: 'only', use: 'enc', alg: 'ECDH-ES' };
  const reach = ((input: string | URL | Request) => network.fetch(new Request(input))) as typeof globalThis.fetch;
  const library = new Openid4vpVerifier({ callbacks: foreignCallbacks({ signing, opening: privateJwk }, reach) });
  const leaf = Buffer.from(signing.x5c[0] ?? '', 'base64');
  const clientId = `x509_hash:${createHash('sha256').update(leaf).digest('base64url')}`;
  const nonce = 'a-nonce-of-somebody-else-entirely';
  let request = '';
  let posted = '';
  let answering: { redirect_uri?: string } = {};
  let status: number | undefined;
  network.connect(ASKER, {
    fetch: async (received) => {
      if (received.method === 'GET')
        return new Response(request, { headers: { 'Content-Type': 'application/oauth-authz-req+jwt' } });
      posted = await received.text();
      return Response.json(answering, { status: status ?? 200 });
    },
  });
  return {
    clientId,
    nonce,
    /** What came in answer to the last question. */
    posted: () => posted,
    /** The same without its cover. */
    async uncovered() {
      const response = new URLSearchParams(posted).get('response') ?? '';
      const { plaintext, protectedHeader } = await compactDecrypt(response, opening.privateKey);
      const content = JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, unknown>;
      return { header: protectedHeader, content };
    },
    /** @returns the link for a wallet */
    async ask({
      query,
      verifierInfo,
      responseUri = `${ASKER}/answer`,
      also,
      redirectUri,
      ...more
    }: ForeignQuestion): Promise<string> {
      posted = '';
      status = more.status;
      answering = redirectUri === undefined ? {} : { redirect_uri: redirectUri };
      const created = await library.createOpenId4vpAuthorizationRequest({
        authorizationRequestPayload: {
          response_type: 'vp_token',
          response_mode: 'direct_post.jwt',
          client_id: clientId,
          response_uri: responseUri,
          nonce,
          state: 'a-state',
          dcql_query: query as Record<string, unknown>,
          client_metadata: {
            jwks: { keys: [publicJwk as never] },
            encrypted_response_enc_values_supported: ['A256GCM'],
            vp_formats_supported: { 'dc+sd-jwt': {} },
          },
          ...(verifierInfo === undefined ? {} : { verifier_info: [...verifierInfo] }),
        },
        jar: {
          requestUri: `${ASKER}/request`,
          jwtSigner: { method: 'x5c', alg: 'ES256', x5c: [...signing.x5c] },
          expiresInSeconds: 300,
          additionalJwtPayload: { aud: 'https://self-issued.me/v2' },
        },
      });
      request = created.jar?.authorizationRequestJwt ?? '';
      // The library makes no request that the specification forbids.
      if (also !== undefined) request = changed(request, also({ key: publicJwk }), signing.key);
      return created.authorizationRequest;
    },
    /** What the library and the foreign SD-JWT verifier find in the answer; throws where anything is wrong with it. */
    async opened(query: object, issuerKey: KeyObject) {
      const response = new URLSearchParams(posted).get('response') ?? '';
      const parsed = await library.parseOpenid4vpAuthorizationResponse({
        authorizationResponse: { response },
        authorizationRequestPayload: {
          response_type: 'vp_token',
          response_mode: 'direct_post.jwt',
          client_id: clientId,
          nonce,
          dcql_query: query as Record<string, unknown>,
          state: 'a-state',
        },
        callbacks: foreignCallbacks({ opening: privateJwk }, reach),
      } as never);
      const [presentation] = parsed.type === 'dcql' ? Object.values(parsed.dcql.presentations).flat() : [];
      const verified = await sdJwtVerifier(issuerKey, reach).verify(
        typeof presentation === 'string' ? presentation : '',
        { keyBindingNonce: nonce },
      );
      return { state: parsed.authorizationResponsePayload.state, claims: verified.payload, kb: verified.kb?.payload };
    },
  };
}

function changed(jwt: string, members: object, key: KeyObject): string {
  const [header = '', payload = ''] = jwt.split('.');
  const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...members };
  const input = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function certificateOfOwn() {
  const keys = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const authority = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'O=Obcy sklep',
    issuer: 'O=Obcy urząd',
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: ES256,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: new URL(ASKER).hostname }])],
  });
  return { key: KeyObject.from(keys.privateKey), x5c: [Buffer.from(certificate.rawData).toString('base64')] };
}

const sdJwtVerifier = (issuerKey: KeyObject, reach: typeof globalThis.fetch) =>
  new SDJwtVcInstance({
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    verifier: async (data, signature) => isSignedBy(issuerKey, data, signature),
    statusListFetcher: async (uri) => (await reach(uri)).text(),
    statusVerifier: async (data, signature) => isSignedBy(issuerKey, data, signature),
    kbVerifier: async (data, signature, payload) => {
      const { jwk } = payload.cnf as { jwk: JWK };
      return isSignedBy(createPublicKey({ key: { ...jwk }, format: 'jwk' }), data, signature);
    },
  });

const isSignedBy = (key: KeyObject, data: string, signature: string): boolean =>
  verify('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
