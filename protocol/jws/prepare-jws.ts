import type { JsonInputObject } from '../json/json-value.ts';
import { encodeBase64url, encodeJsonBase64url, encodeUtf8 } from './base64url.ts';

/** A JWS waiting for its signature: the caller signs `signingInput` wherever its key lives, then calls `finishJws`. */
export type PreparedJws = { readonly encoded: string; readonly signingInput: Uint8Array<ArrayBuffer> };

export function prepareJws(header: JsonInputObject, payload: JsonInputObject): PreparedJws {
  const encoded = `${encodeJsonBase64url(header)}.${encodeJsonBase64url(payload)}`;
  return { encoded, signingInput: encodeUtf8(encoded) };
}

/** The compact form (RFC 7515 §7.1). `signature` is r ‖ s, 64 bytes. */
export function finishJws(prepared: PreparedJws, signature: Uint8Array): string {
  if (signature.length !== 64) throw new TypeError('an ES256 signature has 64 bytes (RFC 7518 §3.4), not DER');
  return `${prepared.encoded}.${encodeBase64url(signature)}`;
}
