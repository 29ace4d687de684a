/** What the wire sees of a failure: a specification's code, a public ASCII sentence, an HTTP status. Nothing else leaks. */
export type ProtocolError<Code extends string = ErrorCode> = { error: Code; description: string; status: number };

/** OAuth 2.0 token endpoint (RFC 6749 §5.2, RFC 9396 §5, OpenID4VCI 1.0 §6.3; `invalid_tx_code` in 1.1). */
export type TokenErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_authorization_details'
  | 'invalid_tx_code';

/** Credential endpoint (OpenID4VCI 1.0 §8.3.1.2). */
export type CredentialErrorCode =
  | 'invalid_credential_request'
  | 'unknown_credential_configuration'
  | 'unknown_credential_identifier'
  | 'invalid_proof'
  | 'invalid_nonce'
  | 'invalid_encryption_parameters'
  | 'credential_request_denied';

/** Notification endpoint (OpenID4VCI 1.0 §11.3). */
export type NotificationErrorCode = 'invalid_notification_id' | 'invalid_notification_request';

/** Protected resources (RFC 6750 §3.1, RFC 9449 §7.1, §8). */
export type ResourceErrorCode = 'invalid_token' | 'insufficient_scope' | 'invalid_dpop_proof' | 'use_dpop_nonce';

export type ErrorCode =
  | TokenErrorCode
  | CredentialErrorCode
  | NotificationErrorCode
  | ResourceErrorCode
  | 'server_error'
  | 'temporarily_unavailable'
  | 'slow_down';

const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_client: 401,
  invalid_token: 401,
  invalid_dpop_proof: 401,
  use_dpop_nonce: 401,
  insufficient_scope: 403,
  slow_down: 429,
  server_error: 500,
  temporarily_unavailable: 503,
};

/** Printable ASCII without `"` and `\`, as `error_description` demands (RFC 6749 §5.2). */
const DESCRIPTION = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/;

/** `status` differs from the code's own where an endpoint says so: DPoP errors are 400 at the token endpoint. */
export function protocolError<Code extends ErrorCode>(
  error: Code,
  description: string,
  status: number = STATUS[error] ?? 400,
): ProtocolError<Code> {
  if (!DESCRIPTION.test(description)) throw new RangeError('error_description is ASCII without quotes (RFC 6749 §5.2)');
  return { error, description, status };
}

/** The JSON body (RFC 6749 §5.2). */
export const protocolErrorBody = ({ error, description }: ProtocolError<string>) => ({
  error,
  error_description: description,
});
