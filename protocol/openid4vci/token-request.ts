import { PRE_AUTHORIZED_CODE, REFRESH_TOKEN } from './grant-types.ts';
import { type ProtocolError, protocolError, type TokenErrorCode } from './protocol-error.ts';

export type TokenRequest =
  | { grantType: typeof PRE_AUTHORIZED_CODE; preAuthorizedCode: string; txCode?: string; clientId?: string }
  | { grantType: typeof REFRESH_TOKEN; refreshToken: string; clientId?: string };

export type TokenRequestRefusal =
  | 'repeated-parameter'
  | 'oversized-parameter'
  | 'missing-grant-type'
  | 'unsupported-grant-type'
  | 'missing-pre-authorized-code'
  | 'missing-refresh-token';

export type TokenRequestResult =
  | { ok: true; request: TokenRequest }
  | { refused: TokenRequestRefusal; error: ProtocolError<TokenErrorCode> };

const MAX_VALUE = 4_096;

/**
 * The form of a token request (RFC 6749 §4, OpenID4VCI 1.0 §6.1). Whether a `tx_code` was due, and whether the codes
 * are right, depends on the offer: a missing or surplus one is `invalid_request`, a wrong one `invalid_grant` (§6.3).
 */
export function parseTokenRequest(form: URLSearchParams): TokenRequestResult {
  const names = [...form.keys()];
  // RFC 6749 §3.2: a parameter must not be included more than once; one without a value counts as absent.
  if (new Set(names).size !== names.length)
    return refuse('repeated-parameter', 'invalid_request', 'A parameter occurs more than once.');
  if ([...form.values()].some((value) => value.length > MAX_VALUE))
    return refuse('oversized-parameter', 'invalid_request', 'A parameter is too long.');
  const client = optional('clientId', form.get('client_id'));
  const grantType = form.get('grant_type') || undefined;
  if (grantType === undefined) return refuse('missing-grant-type', 'invalid_request', 'grant_type is missing.');
  if (grantType === PRE_AUTHORIZED_CODE) return parsePreAuthorized(form, client);
  if (grantType !== REFRESH_TOKEN)
    return refuse('unsupported-grant-type', 'unsupported_grant_type', 'This grant type is not supported.');
  const refreshToken = form.get('refresh_token') || undefined;
  return refreshToken === undefined
    ? refuse('missing-refresh-token', 'invalid_request', 'refresh_token is missing.')
    : { ok: true, request: { grantType, refreshToken, ...client } };
}

function parsePreAuthorized(form: URLSearchParams, client: { clientId?: string }): TokenRequestResult {
  const preAuthorizedCode = form.get('pre-authorized_code') || undefined;
  if (preAuthorizedCode === undefined)
    return refuse('missing-pre-authorized-code', 'invalid_request', 'pre-authorized_code is missing.');
  const txCode = optional('txCode', form.get('tx_code'));
  return { ok: true, request: { grantType: PRE_AUTHORIZED_CODE, preAuthorizedCode, ...txCode, ...client } };
}

const optional = <Name extends string>(name: Name, value: string | null): { [key in Name]?: string } =>
  value === null || value === '' ? {} : ({ [name]: value } as { [key in Name]: string });

const refuse = (refused: TokenRequestRefusal, code: TokenErrorCode, description: string): TokenRequestResult => ({
  refused,
  error: protocolError(code, description),
});
