import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { REFRESH_TOKEN } from '@mleg/protocol/openid4vci/grant-types';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { parseTokenRequest } from '@mleg/protocol/openid4vci/token-request';
import type { IssuerDeps } from '../deps.ts';
import { errorAnswer, notNow, secretJson, tooManyRequests } from '../http/answers.ts';
import type { Tokens } from '../offers/grant.ts';
import { offerOfCode, type RedemptionRequest, redeem } from '../offers/redeem-offer.ts';
import { type RenewalRequest, readRefreshToken, renewToken } from '../renewals/renew-token.ts';
import { readProof } from './access.ts';

type Needed = Pick<
  IssuerDeps,
  'database' | 'journal' | 'settings' | 'keys' | 'halt' | 'clock' | 'random' | 'log' | 'limits' | 'wake' | 'reached'
>;

const MAX_BYTES = 16_384;

/** POST /token (OpenID4VCI 1.0 §6, RFC 9449 §5). */
export async function answerToken(deps: Needed, request: Request, address: string): Promise<Response> {
  // Before anything is counted or spent.
  if (await deps.halt.isHalted()) return notNow();
  const form = await readForm(request);
  if ('error' in form) return errorAnswer(form);
  const parsed = readGrant(form);
  if ('error' in parsed) return errorAnswer(parsed);
  const proof = await readProof(deps, request, '/token');
  // At the token endpoint a bad proof is a bad request, not a challenge (RFC 9449 §5).
  if ('error' in proof) return errorAnswer({ ...proof.error, status: 400 });
  const offerId =
    'refreshToken' in parsed
      ? readRefreshToken(deps, parsed.refreshToken)?.offerId
      : offerOfCode(deps, parsed.preAuthorizedCode);
  const over = offerId
    ? await deps.limits.count('activation-codes', offerId)
    : await deps.limits.count('minted-codes', address);
  if (over) return tooManyRequests(over.retryAfterSeconds);
  const answer = await ('refreshToken' in parsed
    ? answerRenewal(deps, { ...parsed, ...proof })
    : answerCodes(deps, { ...parsed, ...proof }));
  if (offerId && answer.ok) await deps.limits.takeBack('activation-codes', offerId);
  return answer;
}

async function answerCodes(deps: Needed, request: RedemptionRequest): Promise<Response> {
  const answer = await redeem(deps, request);
  if (!('refused' in answer)) return tokenAnswer(answer);
  return errorAnswer(protocolError('invalid_grant', 'The codes are wrong, used or expired.'));
}

async function answerRenewal(deps: Needed, request: RenewalRequest): Promise<Response> {
  const answer = await renewToken(deps, request);
  if (!('refused' in answer)) return tokenAnswer(answer, { scope: answer.scope });
  if (answer.refused === 'too-soon') return tooManyRequests(answer.retryAfterSeconds);
  if (answer.refused === 'invalid') {
    return errorAnswer(protocolError('invalid_grant', 'The refresh token is used, unknown or expired.'));
  }
  return errorAnswer(protocolError('invalid_dpop_proof', 'The refresh token is bound to another key.', 401));
}

const tokenAnswer = ({ accessToken, refreshToken, expiresIn }: Tokens, more: { scope?: string } = {}): Response =>
  secretJson({
    access_token: accessToken,
    token_type: 'DPoP',
    expires_in: expiresIn,
    refresh_token: refreshToken,
    ...more,
  });

async function readForm(request: Request): Promise<URLSearchParams | ProtocolError> {
  if (!hasMediaType(request, 'application/x-www-form-urlencoded')) {
    return protocolError('invalid_request', 'The request is application/x-www-form-urlencoded.');
  }
  const body = await readBody(request, MAX_BYTES);
  if (!body) return protocolError('invalid_request', 'The request is too large.', 413);
  return new URLSearchParams(Buffer.from(body).toString());
}

type Grant = { preAuthorizedCode: string; txCode: string } | { refreshToken: string };

function readGrant(form: URLSearchParams): Grant | ProtocolError<string> {
  const parsed = parseTokenRequest(form);
  if ('refused' in parsed) return parsed.error;
  // None are announced in the metadata, and what is not understood must not be passed over (RFC 9396 §5).
  if (form.has('authorization_details')) {
    return { error: 'invalid_authorization_details', description: 'Use credential_configuration_id.', status: 400 };
  }
  if (parsed.request.grantType === REFRESH_TOKEN) return { refreshToken: parsed.request.refreshToken };
  const { preAuthorizedCode, txCode } = parsed.request;
  if (txCode === undefined) return protocolError('invalid_request', 'tx_code is required.');
  return { preAuthorizedCode, txCode };
}
