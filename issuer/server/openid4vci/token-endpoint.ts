import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { authorizationDetail, parseAuthorizationDetails } from '@mleg/protocol/openid4vci/authorization-details';
import { REFRESH_TOKEN } from '@mleg/protocol/openid4vci/grant-types';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { parseTokenRequest, type TokenRequest } from '@mleg/protocol/openid4vci/token-request';
import type { IssuerDeps } from '../deps.ts';
import { errorAnswer, notNow, secretJson, tooManyRequests } from '../http/answers.ts';
import { clientDigest, type Tokens } from '../offers/grant.ts';
import { offerOfCode, type RedemptionRequest, redeem } from '../offers/redeem-offer.ts';
import { selectCardType } from '../offers/redemption-store.ts';
import { NOTHING_NEW, type RenewalRequest, readRefreshToken, renewToken } from '../renewals/renew-token.ts';
import { readProof } from './access.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { credentialIdentifierOf } from './credential-identifier.ts';

type Needed = Pick<
  IssuerDeps,
  'database' | 'journal' | 'settings' | 'keys' | 'halt' | 'clock' | 'random' | 'log' | 'limits' | 'wake' | 'reached'
>;

const MAX_BYTES = 16_384;

/** POST /token (OpenID4VCI 1.0 §6, RFC 9449 §5). */
export async function answerToken(deps: Needed, request: Request, address: string): Promise<Response> {
  // Before anything is counted or spent.
  if (await deps.halt.isHalted()) return notNow();
  const parsed = await readGrant(request);
  if ('error' in parsed) return errorAnswer(parsed.error);
  const proof = await readProof(deps, request, '/token');
  // At the token endpoint a bad proof is a bad request, not a challenge (RFC 9449 §5).
  if ('error' in proof) return errorAnswer({ ...proof.error, status: 400 });
  const offerId = offerOf(deps, parsed);
  const over = offerId
    ? await deps.limits.count('activation-codes', offerId)
    : await deps.limits.count('minted-codes', address);
  if (over) return tooManyRequests(over.retryAfterSeconds);
  // Before an attempt is spent; an order that is not there goes the way of wrong codes.
  const details = parsed.wanted && offerId ? await detailsOf(deps, offerId, parsed.wanted) : {};
  if (!details) return errorAnswer(otherDetails);
  const answer = await ('refreshToken' in parsed
    ? answerRenewal(deps, { ...parsed, ...proof }, details)
    : answerCodes(deps, { ...parsed, ...proof }, details));
  if (offerId && answer.ok) await deps.limits.takeBack('activation-codes', offerId);
  return answer;
}

const offerOf = (deps: Pick<Needed, 'keys' | 'clock'>, grant: Grant): string | undefined =>
  'refreshToken' in grant
    ? readRefreshToken(deps, grant.refreshToken)?.offerId
    : offerOfCode(deps, grant.preAuthorizedCode);

interface Details {
  authorization_details?: ReturnType<typeof authorizationDetail>[];
}

/** What the token will be good for; undefined where something is wanted that the order's card is not. */
async function detailsOf(
  { database, keys }: Pick<Needed, 'database' | 'keys'>,
  offerId: string,
  wanted: readonly string[],
): Promise<Details | undefined> {
  const cardType = await selectCardType(database, offerId);
  if (!cardType) return {};
  if (wanted.some((id) => CONFIGURATIONS.get(id)?.cardType !== cardType)) return undefined;
  const authorization_details = wanted.map((id) => authorizationDetail(id, credentialIdentifierOf(keys, offerId, id)));
  return { authorization_details };
}

async function answerCodes(deps: Needed, request: RedemptionRequest, details: Details): Promise<Response> {
  const answer = await redeem(deps, request);
  if (!('refused' in answer)) return tokenAnswer(answer, details);
  return errorAnswer(protocolError('invalid_grant', 'The codes are wrong, used or expired.'));
}

async function answerRenewal(deps: Needed, request: RenewalRequest, details: Details): Promise<Response> {
  const answer = await renewToken(deps, request);
  if (!('refused' in answer)) {
    return tokenAnswer(answer, { scope: answer.scope, ...(answer.scope !== NOTHING_NEW && details) });
  }
  if (answer.refused === 'too-soon') return tooManyRequests(answer.retryAfterSeconds);
  if (answer.refused === 'invalid') {
    return errorAnswer(protocolError('invalid_grant', 'The refresh token is used, unknown or expired.'));
  }
  return errorAnswer(protocolError('invalid_dpop_proof', 'The refresh token is bound to another key.', 401));
}

const tokenAnswer = ({ accessToken, refreshToken, expiresIn }: Tokens, more: Details & { scope?: string }): Response =>
  secretJson({
    access_token: accessToken,
    token_type: 'DPoP',
    expires_in: expiresIn,
    refresh_token: refreshToken,
    ...more,
  });

async function readForm(request: Request): Promise<URLSearchParams | { error: ProtocolError }> {
  if (!hasMediaType(request, 'application/x-www-form-urlencoded')) {
    return { error: protocolError('invalid_request', 'The request is application/x-www-form-urlencoded.') };
  }
  const body = await readBody(request, MAX_BYTES);
  if (!body) return { error: protocolError('invalid_request', 'The request is too large.', 413) };
  return new URLSearchParams(Buffer.from(body).toString());
}

type Grant = ({ preAuthorizedCode: string; txCode: string } | { refreshToken: string }) & {
  client?: Buffer;
  /** Configurations that are named in `authorization_details`. */
  wanted?: readonly string[];
};

async function readGrant(asked: Request): Promise<Grant | { error: ProtocolError }> {
  const form = await readForm(asked);
  if ('error' in form) return form;
  const parsed = parseTokenRequest(form);
  if ('refused' in parsed) return parsed;
  const { request } = parsed;
  const details = form.get('authorization_details');
  const wanted = details ? parseAuthorizationDetails(details) : [];
  if (!wanted?.every((id) => CONFIGURATIONS.has(id))) return { error: otherDetails };
  const codes = readCodes(request);
  if ('error' in codes) return codes;
  return {
    ...codes,
    ...(request.clientId !== undefined && { client: clientDigest(request.clientId) }),
    ...(wanted.length > 0 && { wanted }),
  };
}

function readCodes(request: TokenRequest) {
  if (request.grantType === REFRESH_TOKEN) return { refreshToken: request.refreshToken };
  const { preAuthorizedCode, txCode } = request;
  if (txCode === undefined) return { error: protocolError('invalid_request', 'tx_code is required.') };
  return { preAuthorizedCode, txCode };
}

const otherDetails = protocolError(
  'invalid_authorization_details',
  'authorization_details name configurations of the offer, with type openid_credential.',
);
