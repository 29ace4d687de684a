import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { parseStrictJson, type StrictJsonRefusal } from '../json/parse-strict-json.ts';
import { decodeBase64url, encodeUtf8 } from './base64url.ts';

export type ParsedJws = {
  header: JsonObject;
  payload: JsonObject;
  signingInput: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

export type ParseJwsRefusal = StrictJsonRefusal;

/** Takes a compact JWS with a JSON object payload apart (RFC 7515 §5.2 steps 1–7). Nothing is verified yet. */
export function parseJws(
  compact: string,
  limits: { maxLength: number },
): { ok: true; jws: ParsedJws } | { refused: ParseJwsRefusal } {
  if (compact.length > limits.maxLength) return { refused: 'too-large' };
  const [header, payload, signature, ...more] = compact.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    return { refused: 'malformed' };
  const readHeader = parseEncodedJson(header);
  if ('refused' in readHeader) return readHeader;
  const readPayload = parseEncodedJson(payload);
  if ('refused' in readPayload) return readPayload;
  const bytes = decodeBase64url(signature);
  if (bytes === undefined || !isJsonObject(readHeader.value) || !isJsonObject(readPayload.value))
    return { refused: 'malformed' };
  const signingInput = encodeUtf8(`${header}.${payload}`);
  return { ok: true, jws: { header: readHeader.value, payload: readPayload.value, signingInput, signature: bytes } };
}

function parseEncodedJson(encoded: string): ReturnType<typeof parseStrictJson> {
  const bytes = decodeBase64url(encoded);
  return bytes === undefined ? { refused: 'malformed' } : parseStrictJson(bytes, { maxLength: bytes.length });
}
