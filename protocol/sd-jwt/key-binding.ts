export const KEY_BINDING_TYPE = 'kb+jwt';

/** What a presentation is tied to: the verifier's full client id and its nonce, both exactly as the verifier sent them. */
export type KeyBindingContext = { audience: string; nonce: string };
