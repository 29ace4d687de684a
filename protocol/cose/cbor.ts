import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg';

export { Tagged };

/** What these protocols write; floats, `undefined` and big integers have no place in them. */
export type CborValue = number | string | boolean | null | Uint8Array | CborValue[] | CborMap | Tagged;
export type CborMap = ReadonlyMap<CborValue, CborValue>;

export type CborRefusal = 'too-large' | 'malformed';

/** Tag of a COSE_Sign1 (RFC 9052 §2); no other tag is understood. */
export const SIGN1_TAG = 18;

/** Core deterministic encoding (RFC 8949 §4.2.1): one value, one string of bytes. */
export const encodeCbor = (value: CborValue): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encode(value, rfc8949EncodeOptions));

/**
 * Reads the deterministic encoding and nothing else. What decodes must encode to the very same bytes, so keys out of
 * order or given twice, longer forms, indefinite lengths and broken UTF-8 are all refused by one comparison.
 */
export function decodeCbor(
  bytes: Uint8Array,
  limits: { maxLength: number },
): { ok: true; value: CborValue } | { refused: CborRefusal } {
  if (bytes.length > limits.maxLength) return { refused: 'too-large' };
  try {
    const value = decode(bytes, STRICT) as CborValue;
    return sameBytes(encodeCbor(value), bytes) ? { ok: true, value } : { refused: 'malformed' };
  } catch {
    return { refused: 'malformed' };
  }
}

const STRICT = {
  strict: true,
  useMaps: true,
  rejectDuplicateMapKeys: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  tags: Tagged.preserve(SIGN1_TAG),
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

export const isCborMap = (value: CborValue | undefined): value is CborMap => value instanceof Map;

/** A whole number that JavaScript holds exactly; CBOR's floats with a whole value are none. */
export const isInteger = (value: CborValue | undefined): value is number => Number.isSafeInteger(value);
