import { type ProtocolError, protocolErrorBody } from '@mleg/protocol/openid4vci/protocol-error';

/** For one asker alone, and for nobody after them. */
export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** JSON for one wallet alone. */
export const secretJson = (body: unknown, status = 200): Response => Response.json(body, { status, headers: NO_STORE });

export const nothing = (): Response => new Response(null, { status: 204, headers: NO_STORE });

/** The one place where a protocol error becomes an answer. */
export function errorAnswer(error: ProtocolError<string>, headers: Record<string, string> = {}): Response {
  return Response.json(protocolErrorBody(error), { status: error.status, headers: { ...NO_STORE, ...headers } });
}

/** A protected resource says in a header, too, what was wrong with the token (RFC 9449 §7.1). */
export function challenge(error: ProtocolError<string>): Response {
  const header = `DPoP error="${error.error}", error_description="${error.description}", algs="ES256"`;
  return errorAnswer(error, { 'WWW-Authenticate': header });
}

/** No card is signed at the moment, for nobody: nothing was used up, and the same request is good later. */
export function notNow(): Response {
  const error = { error: 'temporarily_unavailable', description: 'No cards are issued at the moment.', status: 503 };
  return errorAnswer(error, { 'Retry-After': String(ASK_AGAIN_AFTER_SECONDS) });
}

const ASK_AGAIN_AFTER_SECONDS = 120;

export function tooManyRequests(retryAfterSeconds: number): Response {
  const error = { error: 'slow_down', description: 'Too many attempts. Try again later.', status: 429 };
  return errorAnswer(error, { 'Retry-After': String(Math.max(1, retryAfterSeconds)) });
}
