/** How an answer is encrypted (OpenID4VP 1.0 §8.3, HAIP 1.0 §5): a verifier offers both ways, a wallet takes one. */
export const RESPONSE_ENCRYPTION = { alg: 'ECDH-ES', enc: ['A128GCM', 'A256GCM'] } as const;
