import * as z from 'zod';

/** OpenID4VCI 1.0 §7.2; the request is an unauthenticated POST, the answer `Cache-Control: no-store`. */
export const nonceResponseSchema = z.looseObject({ c_nonce: z.string().min(1) });

export type NonceResponse = z.infer<typeof nonceResponseSchema>;
