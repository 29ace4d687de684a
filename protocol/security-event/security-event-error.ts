import type { SecurityEventRefusal } from './verify-security-event.ts';

/** The body of a 400 answer to a delivery (RFC 8935 §2.4); an accepted one is answered 202 without a body. */
export type SecurityEventError = {
  err: 'invalid_request' | 'invalid_key' | 'invalid_issuer' | 'invalid_audience' | 'authentication_failed';
  description: string;
};

export function securityEventError(refused: SecurityEventRefusal): SecurityEventError {
  if (refused === 'unknown-key') return { err: 'invalid_key', description: 'The signing key is not known.' };
  if (refused === 'bad-signature') return { err: 'authentication_failed', description: 'The signature does not fit.' };
  if (refused === 'wrong-issuer') return { err: 'invalid_issuer', description: 'The issuer is not the expected one.' };
  if (refused === 'wrong-audience') return { err: 'invalid_audience', description: 'The event is for someone else.' };
  return { err: 'invalid_request', description: 'Not an acceptable security event token.' };
}
