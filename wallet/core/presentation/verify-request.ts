import { type DcqlQuery, dcqlQuerySchema } from '@mleg/protocol/openid4vp/dcql-query';
import type { RequestLink } from '@mleg/protocol/openid4vp/request-link';
import type { VerifierInfo } from '@mleg/protocol/openid4vp/request-object';
import type { WalletDeps } from '../wallet.ts';
import type { FetchedRequest } from './fetch-request.ts';
import { createPresentationClient } from './presentation-client.ts';
import type { PresentationRefusal } from './presentation-refusal.ts';

type Client = ReturnType<typeof createPresentationClient>;
type Resolved = Awaited<ReturnType<Client['resolveOpenId4vpAuthorizationRequest']>>;

/** A request whose signature fits its certificates; whom the certificates belong to is checked elsewhere. */
export interface SignedRequest {
  clientId: string;
  x5c: readonly string[];
  responseUri: string;
  nonce: string;
  query: DcqlQuery;
  /** The same with all that the verifier wrote, for the library that chooses by it. */
  fullQuery: unknown;
  verifierInfo: readonly VerifierInfo[];
  /** As the library resolved it: it makes the answer from it. */
  payload: Resolved['authorizationRequestPayload'];
}

/** Clocks of verifiers are a little off. */
const SKEW_SECONDS = 60;
/** 128 bits (OpenID4VP 1.0 errata 1, §5.2); shorter ones are worth nothing against replay. */
const NONCE_LENGTH_MIN = 16;

/** Checks a request by the library, and what the library leaves open by hand: final 1.0 and HAIP 1.0 §5.1 only. */
export async function verifyRequest(
  { now }: Pick<WalletDeps, 'now'>,
  link: RequestLink,
  { jwt, walletNonce }: FetchedRequest,
): Promise<SignedRequest | PresentationRefusal> {
  const resolved = await resolve(createPresentationClient(now), link.clientId, { jwt, walletNonce });
  if ('refused' in resolved) return resolved;
  const { authorizationRequestPayload: payload, client, dcql, pex, transactionData } = resolved;
  if (client.prefix !== 'x509_hash' && client.prefix !== 'x509_san_dns') return { refused: 'unsigned-request' };
  const query = dcqlQuerySchema.safeParse(dcql?.query);
  const { response_uri: responseUri, client_id: clientId } = payload;
  const isOurs =
    payload.response_mode === 'direct_post.jwt' &&
    payload['redirect_uri'] === undefined &&
    pex === undefined &&
    transactionData === undefined;
  if (!isOurs || !query.success || typeof responseUri !== 'string' || clientId === undefined)
    return { refused: 'unsupported-request' };
  if (payload.nonce.length < NONCE_LENGTH_MIN) return { refused: 'unsupported-request' };
  const exp = payload['exp'];
  if (typeof exp === 'number' && exp + SKEW_SECONDS < now().getTime() / 1000) return { refused: 'dead-request' };
  return {
    clientId,
    x5c: client.x5c,
    responseUri,
    nonce: payload.nonce,
    query: query.data,
    fullQuery: dcql?.query,
    verifierInfo: (payload.verifier_info ?? []).flatMap(({ format, data }) =>
      typeof data === 'string' ? [{ format, data }] : [],
    ),
    payload,
  };
}

/** The library names its errors in prose only, so a wrong signature is recognised by the words of the message. */
async function resolve(
  client: Client,
  clientId: string,
  { jwt, walletNonce }: { jwt: string; walletNonce: string | undefined },
): Promise<Resolved | PresentationRefusal> {
  try {
    return await client.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: { client_id: clientId, request: jwt },
      wallet: walletNonce === undefined ? {} : { expectedNonce: walletNonce },
    });
  } catch (error) {
    const unsigned = error instanceof Error && /verif|signature|client_id|client identifier/i.test(error.message);
    return { refused: unsigned ? 'wrong-signature' : 'unsupported-request' };
  }
}
