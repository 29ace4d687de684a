import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { answerablePart } from '@mleg/protocol/openid4vp/answerable-query';
import type { ErrorCode } from '@mleg/protocol/openid4vp/authorization-response';
import type { DcqlQuery } from '@mleg/protocol/openid4vp/dcql-query';
import type { RequestLink } from '@mleg/protocol/openid4vp/request-link';
import type { VerifierInfo } from '@mleg/protocol/openid4vp/request-object';
import { Oauth2ServerErrorResponseError } from '@openid4vc/oauth2';
import type { WalletDeps } from '../wallet.ts';
import { encryptionKeyOf } from './encryption.ts';
import type { FetchedRequest } from './fetch-request.ts';
import { createPresentationClient } from './presentation-client.ts';
import type { PresentationRefusal } from './presentation-refusal.ts';

type Client = ReturnType<typeof createPresentationClient>;
type Resolved = Awaited<ReturnType<Client['resolveOpenId4vpAuthorizationRequest']>>;

/** Who has signed, and where an answer goes. */
export interface AnswerAddress {
  clientId: string;
  x5c: readonly string[];
  responseUri: string;
  state: string | undefined;
}

/** A request whose signature fits its certificates; whom the certificates belong to is checked elsewhere. */
export interface SignedRequest extends AnswerAddress {
  nonce: string;
  /** What of the query can be answered here. */
  query: DcqlQuery;
  /** The same with all that the verifier wrote, for the library that chooses by it. */
  fullQuery: unknown;
  verifierInfo: readonly VerifierInfo[];
  /** As the library resolved it: it makes the answer from it. */
  payload: Resolved['authorizationRequestPayload'];
}

/** A request that is answered with an error (OpenID4VP 1.0 §8.5), in whatever it asks for. */
export interface UnanswerableRequest {
  error: ErrorCode;
  address: AnswerAddress;
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
): Promise<SignedRequest | UnanswerableRequest | PresentationRefusal> {
  const resolved = await resolve(createPresentationClient(now), link.clientId, { jwt, walletNonce });
  if ('refused' in resolved || 'error' in resolved) return resolved;
  const { authorizationRequestPayload: payload, client } = resolved;
  if (client.prefix !== 'x509_hash' && client.prefix !== 'x509_san_dns') return { refused: 'unsigned-request' };
  const address = addressOf(payload, client.x5c);
  if (address === undefined) return { refused: 'unsupported-request' };
  const exp = payload['exp'];
  if (typeof exp === 'number' && exp + SKEW_SECONDS < now().getTime() / 1000) return { refused: 'dead-request' };
  const mistake = mistakeIn(resolved);
  if (mistake !== undefined) return { error: mistake, address };
  const part = answerablePart(resolved.dcql?.query);
  if ('refused' in part)
    return part.refused === 'foreign-required'
      ? { refused: 'no-matching-card' }
      : { error: part.refused === 'foreign-formats' ? 'vp_formats_not_supported' : 'invalid_request', address };
  return {
    ...address,
    nonce: payload.nonce,
    query: part.query,
    fullQuery: part.written,
    verifierInfo: (payload.verifier_info ?? []).flatMap(({ format, data }) =>
      typeof data === 'string' ? [{ format, data }] : [],
    ),
    payload,
  };
}

function mistakeIn(resolved: Resolved): ErrorCode | undefined {
  const { authorizationRequestPayload: payload, pex, transactionData } = resolved;
  // No kind of transaction is known here, and a wallet must not pass over one (§8.4).
  if (transactionData !== undefined) return 'invalid_transaction_data';
  const isOurs =
    payload.response_mode === 'direct_post.jwt' &&
    payload['redirect_uri'] === undefined &&
    pex === undefined &&
    payload.nonce.length >= NONCE_LENGTH_MIN &&
    encryptionKeyOf(payload.client_metadata) !== undefined;
  return isOurs ? undefined : 'invalid_request';
}

function addressOf(
  payload: { response_uri?: unknown; client_id?: unknown; state?: unknown },
  x5c: readonly string[],
): AnswerAddress | undefined {
  const { response_uri: responseUri, client_id: clientId, state } = payload;
  if (typeof responseUri !== 'string' || typeof clientId !== 'string') return undefined;
  return { clientId, x5c, responseUri, state: typeof state === 'string' ? state : undefined };
}

/** The library names its errors in prose only, so a wrong signature is recognised by the words of the message. */
async function resolve(
  client: Client,
  clientId: string,
  { jwt, walletNonce }: { jwt: string; walletNonce: string | undefined },
): Promise<Resolved | UnanswerableRequest | PresentationRefusal> {
  try {
    return await client.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: { client_id: clientId, request: jwt },
      wallet: walletNonce === undefined ? {} : { expectedNonce: walletNonce },
    });
  } catch (error) {
    const address = isAboutTransaction(error) ? signedAddress(jwt) : undefined;
    if (address !== undefined) return { error: 'invalid_transaction_data', address };
    const unsigned = error instanceof Error && /verif|signature|client_id|client identifier/i.test(error.message);
    return { refused: unsigned ? 'wrong-signature' : 'unsupported-request' };
  }
}

/** The library looks at transactions when the signature and the name behind it are found good. */
const isAboutTransaction = (error: unknown): boolean =>
  error instanceof Oauth2ServerErrorResponseError && error.errorResponse.error === 'invalid_transaction_data';

function signedAddress(jwt: string): AnswerAddress | undefined {
  const parsed = parseJws(jwt, { maxLength: jwt.length });
  if ('refused' in parsed) return undefined;
  const { header, payload } = parsed.jws;
  const x5c = Array.isArray(header['x5c']) ? header['x5c'].map(String) : [];
  return addressOf(payload, x5c);
}
