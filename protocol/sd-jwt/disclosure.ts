import type { JsonValue } from '../json/json-value.ts';
import { parseStrictJson, type StrictJsonRefusal } from '../json/parse-strict-json.ts';
import { decodeBase64url } from '../jws/base64url.ts';
import { RESERVED_CLAIM_NAMES } from './claim-names.ts';

/** `name` is absent for an array element (RFC 9901 §4.2.1, §4.2.2). */
export type Disclosure = { encoded: string; salt: string; name?: string; value: JsonValue };

export type DisclosureRefusal = StrictJsonRefusal | 'malformed-disclosure' | 'reserved-claim-name';

export function parseDisclosure(
  encoded: string,
): { ok: true; disclosure: Disclosure } | { refused: DisclosureRefusal } {
  const bytes = decodeBase64url(encoded);
  if (bytes === undefined || bytes.length === 0) return { refused: 'malformed-disclosure' };
  const json = parseStrictJson(bytes, { maxLength: bytes.length });
  if ('refused' in json) return json.refused === 'malformed' ? { refused: 'malformed-disclosure' } : json;
  if (!Array.isArray(json.value)) return { refused: 'malformed-disclosure' };
  const [salt, ...rest] = json.value;
  if (typeof salt !== 'string') return { refused: 'malformed-disclosure' };
  if (rest.length === 1 && rest[0] !== undefined) return { ok: true, disclosure: { encoded, salt, value: rest[0] } };
  const [name, value, ...more] = rest;
  if (typeof name !== 'string' || value === undefined || more.length > 0) return { refused: 'malformed-disclosure' };
  if (RESERVED_CLAIM_NAMES.has(name)) return { refused: 'reserved-claim-name' };
  return { ok: true, disclosure: { encoded, salt, name, value } };
}
