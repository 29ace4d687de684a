import { NO_STORE } from '../http/answers.ts';
import { inEveryLanguage } from '../texts/in-every-language.ts';

/**
 * GET /authorize: who comes here has a wallet that would let them order a card by itself. Nobody can (no response type
 * is supported), and there is nowhere to send them back to, since no client is registered (RFC 6749 §4.1.2.1): they are
 * told where a card begins.
 */
export function answerAuthorization(): Response {
  const said = inEveryLanguage((_, { noAuthorization }) => noAuthorization).join('\n\n');
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...NO_STORE };
  return new Response(`${said}\n\nunsupported_response_type\n`, { status: 400, headers });
}
