/**
 * How an answer is encrypted (OpenID4VP 1.0 §8.3, HAIP 1.0 §5): a verifier offers all of these, a wallet takes the first
 * that it is offered.
 */
export const RESPONSE_ENCRYPTION = { alg: 'ECDH-ES', enc: ['A256GCM', 'A128GCM'] } as const;
/** What a wallet takes besides, where a verifier has none of these (RFC 7518 §5.2). */
export const OLDER_ENCRYPTION = ['A256CBC-HS512', 'A128CBC-HS256'] as const;
