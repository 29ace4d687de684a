import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import type { IssuerDeps } from '../deps.ts';
import { INSTITUTION_TOKEN_LIFETIME } from '../durations.ts';
import { errorAnswer, secretJson, tooManyRequests } from '../http/answers.ts';
import { makeInstitutionToken } from '../institution-sign-in/institution-token.ts';
import { CLIENT_ASSERTION_TYPE, verifyClientAssertion } from '../institution-sign-in/verify-client-assertion.ts';

const MAX_BYTES = 16_384;

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'settings' | 'keys' | 'limits'>;

/** POST /institution-api/token: client_credentials with a signed assertion (RFC 7523 §2.2). */
export async function answerInstitutionToken(deps: Needed, request: Request, address: string): Promise<Response> {
  const assertion = await readAssertion(request);
  if (typeof assertion !== 'string') return errorAnswer(assertion);
  const institution = await verifyClientAssertion(deps, assertion);
  if (!institution) {
    const over = await deps.limits.count('client-assertions', address);
    if (over) return tooManyRequests(over.retryAfterSeconds);
    return errorAnswer(protocolError('invalid_client', 'The client assertion is not valid.'));
  }
  return secretJson({
    access_token: makeInstitutionToken(deps, institution),
    token_type: 'Bearer',
    expires_in: INSTITUTION_TOKEN_LIFETIME / 1_000,
  });
}

async function readAssertion(request: Request): Promise<string | ProtocolError> {
  const body = await readBody(request, MAX_BYTES);
  if (!body || !hasMediaType(request, 'application/x-www-form-urlencoded')) {
    return protocolError('invalid_request', 'The request is a short form.');
  }
  const form = new URLSearchParams(Buffer.from(body).toString());
  if (new Set(form.keys()).size !== [...form.keys()].length) {
    return protocolError('invalid_request', 'A parameter occurs more than once.');
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return protocolError('unsupported_grant_type', 'The grant type is client_credentials.');
  }
  if (form.get('client_assertion_type') !== CLIENT_ASSERTION_TYPE) {
    return protocolError('invalid_client', 'A client assertion of type jwt-bearer is required.');
  }
  return form.get('client_assertion') ?? '';
}
