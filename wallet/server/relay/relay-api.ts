import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { parseUrl } from '@mleg/protocol/url/parse-url';
import { z } from 'zod';

/** Of a verifier, which is reached over TLS at its usual port. */
const verifierAddress = z
  .url({ protocol: /^https$/ })
  .max(4_096)
  .refine((value) => {
    const url = parseUrl(value);
    return url !== undefined && url.port === '' && url.username === '' && url.password === '';
  });

/** OpenID4VP 1.0 §5.10: with a nonce the request is fetched by POST. */
export const requestWishSchema = z.strictObject({
  address: verifierAddress,
  walletNonce: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,128}$/)
    .optional(),
});

/** A JWE in its compact form: five parts, the second empty, since the key is agreed upon (RFC 7516 §7.1). */
const SEALED = /^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** What a wallet posts (OpenID4VP 1.0 §8.2): sealed for the verifier, or an error, which says nothing about anybody. */
export const answerWishSchema = z.strictObject({
  address: verifierAddress,
  answer: z.union([
    z.strictObject({ response: z.string().max(560_000).regex(SEALED) }),
    z.strictObject({ error: z.string().regex(/^[a-z_]{1,64}$/), state: z.string().max(500).optional() }),
  ]),
});

/** What the verifier said: its status, and no more of the rest than a wallet needs. */
export const relayedRequestSchema = z.strictObject({ status: z.int(), request: z.string().optional() });
export const relayedAnswerSchema = z.strictObject({ status: z.int(), redirectUri: z.string().optional() });

const refusals = {
  400: { description: 'Not what a wallet asks a verifier.' },
  403: { description: 'Asked by the page of another site.' },
  429: { description: 'Too many from this address.' },
  424: { description: 'The verifier is not reached, is not public, or does not answer like one.' },
};

/** docs/decisions/0080: only where the operator has switched it on. */
export const relayEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'post',
    path: '/relay/requests',
    summary: 'Fetch a verifier’s signed request',
    request: { schema: requestWishSchema },
    answers: { 200: { description: 'As the verifier signed it.', schema: relayedRequestSchema }, ...refusals },
  },
  {
    method: 'post',
    path: '/relay/answers',
    summary: 'Pass a sealed answer to a verifier',
    request: { schema: answerWishSchema },
    answers: { 200: { description: 'What the verifier said to it.', schema: relayedAnswerSchema }, ...refusals },
  },
];
