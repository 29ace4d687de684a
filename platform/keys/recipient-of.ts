import { decodeProtectedHeader } from 'jose';

/** The key that a compact JWE says it was sealed to (`kid`, RFC 7516 §4.1.6). Throws where it is none. */
export const recipientOf = (jwe: string): string | undefined => decodeProtectedHeader(jwe).kid;
