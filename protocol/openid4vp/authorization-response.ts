import { z } from 'zod';

/** What a wallet may answer instead (OpenID4VP 1.0 §8.5). */
export type ErrorCode = 'access_denied' | 'invalid_request' | 'invalid_transaction_data' | 'vp_formats_not_supported';

/** What a wallet posts to the `response_uri` (OpenID4VP 1.0 §8.2, §8.3.1). */
export type PostedResponse =
  | { kind: 'encrypted'; jwe: string }
  /** Errors may come unencrypted (§8.3.1), and from some wallets without the `state` of the request. */
  | { kind: 'error'; error: string; state: string | undefined };

export type PostedResponseRefusal = 'malformed-response' | 'unencrypted-response';

const ERROR_CODE = /^[a-z_]{1,64}$/;

export function readPostedResponse(form: URLSearchParams): PostedResponse | { refused: PostedResponseRefusal } {
  const [responses, errors, states] = [form.getAll('response'), form.getAll('error'), form.getAll('state')];
  if (responses.length + errors.length > 1 || states.length > 1) return { refused: 'malformed-response' };
  const [jwe] = responses;
  if (jwe !== undefined) return { kind: 'encrypted', jwe };
  const [error] = errors;
  if (error !== undefined)
    return ERROR_CODE.test(error) ? { kind: 'error', error, state: states[0] } : { refused: 'malformed-response' };
  return { refused: form.has('vp_token') ? 'unencrypted-response' : 'malformed-response' };
}

const stateSchema = z.string().max(200).optional();

/**
 * What is inside the JWE: the answer, or an error (§8.5). One presentation for each query, since `multiple` is never
 * asked for (§8.1). Other members are ignored, as the text demands.
 */
export const authorizationResponseSchema = z.union([
  z.object({
    vp_token: z
      .record(z.string().max(64), z.tuple([z.string().max(262_144)]))
      .refine((token) => Object.keys(token).length > 0),
    state: stateSchema,
  }),
  z.object({ error: z.string().regex(ERROR_CODE), state: stateSchema }),
]);
export type AuthorizationResponse = z.infer<typeof authorizationResponseSchema>;
/** An answer with presentations. */
export type PresentedResponse = Extract<AuthorizationResponse, { vp_token: object }>;
