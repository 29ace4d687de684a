import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { parseTokenRequest } from '@mleg/protocol/openid4vci/token-request';
import type { IssuerDeps } from '../deps.ts';
import { offerOfCode, redeem } from '../offers/redeem-offer.ts';
import { readProof } from './access.ts';
import { errorAnswer, secretJson, tooManyRequests } from './answers.ts';
import type { RateLimits } from './rate-limits.ts';
import { hasMediaType, readBody } from './read-body.ts';

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock' | 'random' | 'log' | 'wake' | 'reached'> & {
  limits: RateLimits;
};

const MAX_BYTES = 16_384;

/** POST /token (OpenID4VCI 1.0 §6, RFC 9449 §5). */
export async function answerToken(deps: Needed, request: Request, address: string): Promise<Response> {
  const wait = await deps.limits.blocked(address);
  if (wait !== undefined) return tooManyRequests(wait);
  const form = await readForm(request);
  if ('error' in form) return errorAnswer(form);
  const read = readCodes(form);
  if ('error' in read) return errorAnswer(read);
  const proof = await readProof(deps, request, '/token');
  // At the token endpoint a bad proof is a bad request, not a challenge (RFC 9449 §5).
  if ('error' in proof) return errorAnswer({ ...proof.error, status: 400 });
  const offerId = offerOfCode(deps, read.preAuthorizedCode);
  const full = offerId === undefined ? undefined : await deps.limits.attempt(offerId);
  if (full !== undefined) return tooManyRequests(full);
  const answer = await redeem(deps, { ...read, ...proof });
  if ('accessToken' in answer) {
    return secretJson({ access_token: answer.accessToken, token_type: 'DPoP', expires_in: answer.expiresIn });
  }
  if (answer.refused === 'replayed-proof') {
    return errorAnswer(protocolError('invalid_dpop_proof', 'The DPoP proof was used before.', 400));
  }
  if (!offerId) await deps.limits.missed(address);
  return errorAnswer(protocolError('invalid_grant', 'The codes are wrong, used or expired.'));
}

async function readForm(request: Request): Promise<URLSearchParams | ProtocolError> {
  if (!hasMediaType(request, 'application/x-www-form-urlencoded')) {
    return protocolError('invalid_request', 'The request is application/x-www-form-urlencoded.');
  }
  const body = await readBody(request, MAX_BYTES);
  if (!body) return protocolError('invalid_request', 'The request is too large.', 413);
  return new URLSearchParams(Buffer.from(body).toString());
}

function readCodes(form: URLSearchParams): { preAuthorizedCode: string; txCode: string } | ProtocolError<string> {
  const parsed = parseTokenRequest(form);
  if ('refused' in parsed) return parsed.error;
  if (parsed.request.grantType !== PRE_AUTHORIZED_CODE) {
    return protocolError('unsupported_grant_type', 'Only the pre-authorized code grant is supported.');
  }
  // None are announced in the metadata, and what is not understood must not be passed over (RFC 9396 §5).
  if (form.has('authorization_details')) {
    return { error: 'invalid_authorization_details', description: 'Use credential_configuration_id.', status: 400 };
  }
  const { preAuthorizedCode, txCode } = parsed.request;
  if (txCode === undefined) return protocolError('invalid_request', 'tx_code is required.');
  return { preAuthorizedCode, txCode };
}
