import { createHash, X509Certificate } from 'node:crypto';
import { type ForeignCard, presentCard } from '@mleg/testing/foreign/present-card';
import {
  AuthorizationResponse,
  OP,
  type VerifiedAuthorizationRequest,
  type VerifyJwtCallback,
} from '@sphereon/did-auth-siop';
import { CompactEncrypt, compactVerify, importJWK, type JWK } from 'jose';

interface Ground {
  now: () => Date;
  /** Of who says which relying party is who. */
  rootCertificate: string;
}

export type SiopWallet = ReturnType<typeof createSiopWallet>;

/**
 * A wallet on `@sphereon/did-auth-siop`: it reads, has its answer compared with the question, and sends. Signatures and
 * encryption are ours, because it calls back for both.
 */
export function createSiopWallet({ now, rootCertificate }: Ground) {
  const op = OP.builder()
    .withIssuer('https://self-issued.me/v2')
    .withCreateJwtCallback(async () => {
      throw new Error('asked for an ID token');
    })
    .withVerifyJwtCallback(isSignedByWhomItNames(new X509Certificate(rootCertificate)))
    .build();
  const create = (request: VerifiedAuthorizationRequest, dcqlPresentation: Record<string, [string]>) =>
    op.createAuthorizationResponse(request, { dcqlResponse: { dcqlPresentation } });
  return {
    /** A link, or a signed request that was fetched already. */
    read: (linkOrRequest: string) => op.verifyAuthorizationRequest(linkOrRequest),
    create,
    answer: async (request: VerifiedAuthorizationRequest, card: ForeignCard): Promise<Response> => {
      const { client_id: aud, nonce, dcql_query: query } = request.payload as unknown as Asked;
      const binding = { aud, nonce, iat: Math.floor(now().getTime() / 1_000) };
      const { queryId, presentation } = await presentCard(query, card, binding);
      return op.submitAuthorizationResponse(await create(request, { [queryId]: [presentation] }), encrypted);
    },
    /** As OpenID4VP 1.0 §8.5 has it. The library makes answers from a payload, but such a one knows no request. */
    decline: async ({ correlationId, responseURI = '', payload }: VerifiedAuthorizationRequest): Promise<Response> => {
      const refusal = { error: 'access_denied', state: payload?.['state'] as string };
      const response = await AuthorizationResponse.fromPayload(refusal);
      return op.submitAuthorizationResponse({ correlationId, response, responseURI }, encrypted);
    },
  };
}

interface Asked {
  client_id: string;
  nonce: string;
  dcql_query: Parameters<typeof presentCard>[0];
}

/** The library knows the prefix `x509_hash`, and leaves it to a wallet to compare the certificate with it. */
const isSignedByWhomItNames =
  (root: X509Certificate): VerifyJwtCallback =>
  async (verifier, { raw }) => {
    if (verifier.method !== 'x5c') return false;
    const leaf = new X509Certificate(Buffer.from(verifier.x5c[0] ?? '', 'base64'));
    const hash = createHash('sha256').update(leaf.raw).digest('base64url');
    if (verifier.issuer !== `x509_hash:${hash}` || !leaf.verify(root.publicKey)) return false;
    return compactVerify(raw, leaf.publicKey).then(
      () => true,
      () => false,
    );
  };

const encrypted: NonNullable<Parameters<OP['submitAuthorizationResponse']>[1]> = async ({
  authorizationResponsePayload,
  clientMetadata,
}) => {
  const to = (await OP.extractEncJwksFromClientMetadata(clientMetadata)) as JWK;
  const { encrypted_response_enc_values_supported: offered } = clientMetadata as unknown as Record<string, string[]>;
  const response = await new CompactEncrypt(Buffer.from(JSON.stringify(authorizationResponsePayload)))
    .setProtectedHeader({ alg: to.alg ?? '', enc: offered?.[0] ?? '', kid: to.kid ?? '' })
    .encrypt(await importJWK(to));
  return { response };
};
