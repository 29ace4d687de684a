import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { sha256WebCrypto } from '../jws/es256.ts';
import keys from '../test-vectors/keys.json' with { type: 'json' };
import type { KeyName } from '../test-vectors/public-jwk.ts';

export const privateJwk = (name: KeyName): JsonObject => keys[name];

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

export async function signAs(name: KeyName, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('jwk', keys[name], { ...ES256, namedCurve: 'P-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(ES256, key, bytes));
}

/** A text is taken as it stands: that is how malformed and ambiguous JSON gets into a vector. */
const encode = (part: JsonValue): string =>
  encodeBase64url(encodeUtf8(typeof part === 'string' ? part : JSON.stringify(part)));

export async function signJws(name: KeyName, header: JsonValue, payload: JsonValue): Promise<string> {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${encodeBase64url(await signAs(name, encodeUtf8(signed)))}`;
}

export const encodeDisclosure = encode;

export const digestOf = async (text: string): Promise<string> =>
  encodeBase64url(await sha256WebCrypto(encodeUtf8(text)));
