import {
  type CborMap,
  type CborValue,
  decodeCbor,
  encodeCbor,
  isCborMap,
  isInteger,
  SIGN1_TAG,
  Tagged,
} from './cbor.ts';

/** Labels of COSE header parameters (RFC 9052 §3.1, RFC 9596 §2, RFC 9528 §9.6 for `kcwt`). */
export const HEADER = { alg: 1, crit: 2, kid: 4, kcwt: 13, typ: 16 } as const;
/** ES256 (RFC 9053 §2.1). */
export const ES256 = -7;

/** A COSE_Sign1 waiting for its signature: sign `signingInput` wherever the key lives, then call `finishSign1`. */
export type PreparedSign1 = {
  readonly signingInput: Uint8Array<ArrayBuffer>;
  readonly protectedBytes: Uint8Array<ArrayBuffer>;
  readonly payloadBytes: Uint8Array<ArrayBuffer>;
};

export type Sign1 = {
  /** Protected parameters; there are never unprotected ones. */
  header: CborMap;
  payload: CborMap;
  signingInput: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

/** `alg` is added; everything stands in the protected header. */
export function prepareSign1(header: ReadonlyMap<number, CborValue>, payload: CborMap): PreparedSign1 {
  const protectedBytes = encodeCbor(new Map<CborValue, CborValue>([[HEADER.alg, ES256], ...header]));
  const payloadBytes = encodeCbor(payload);
  return { signingInput: signingInputOf(protectedBytes, payloadBytes), protectedBytes, payloadBytes };
}

/** `signature` is r ‖ s, 64 bytes (RFC 9053 §2.1). */
export function finishSign1(prepared: PreparedSign1, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  if (signature.length !== 64) throw new TypeError('an ES256 signature has 64 bytes (RFC 9053 §2.1), not DER');
  const { protectedBytes, payloadBytes } = prepared;
  return encodeCbor(new Tagged(SIGN1_TAG, [protectedBytes, new Map(), payloadBytes, signature]));
}

export type ReadSign1Refusal = 'malformed' | 'wrong-algorithm' | 'wrong-type' | 'critical-header';

/** Takes a tagged COSE_Sign1 of one explicit type apart (RFC 9052 §4.2, RFC 9596). Nothing is verified yet. */
export function readSign1(
  value: CborValue | undefined,
  type: string,
): { ok: true; sign1: Sign1 } | { refused: ReadSign1Refusal } {
  const parts = value instanceof Tagged && value.tag === SIGN1_TAG ? (value.value as CborValue) : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) return { refused: 'malformed' };
  const [protectedBytes, unprotected, payloadBytes, signature] = parts;
  if (!(protectedBytes instanceof Uint8Array) || !(payloadBytes instanceof Uint8Array)) return { refused: 'malformed' };
  if (!isCborMap(unprotected) || unprotected.size > 0) return { refused: 'malformed' };
  if (!(signature instanceof Uint8Array) || signature.length !== 64) return { refused: 'malformed' };
  const [header, payload] = [readMap(protectedBytes), readMap(payloadBytes)];
  if (header === undefined || payload === undefined) return { refused: 'malformed' };
  if (header.get(HEADER.alg) !== ES256) return { refused: 'wrong-algorithm' };
  if (header.get(HEADER.typ) !== type) return { refused: 'wrong-type' };
  if (header.has(HEADER.crit)) return { refused: 'critical-header' };
  const signingInput = signingInputOf(protectedBytes, payloadBytes);
  return { ok: true, sign1: { header, payload, signingInput, signature: Uint8Array.from(signature) } };
}

function readMap(bytes: Uint8Array): CborMap | undefined {
  const read = decodeCbor(bytes, { maxLength: bytes.length });
  return 'ok' in read && isCborMap(read.value) ? read.value : undefined;
}

/** Sig_structure without external data (RFC 9052 §4.4). */
const signingInputOf = (protectedBytes: Uint8Array, payloadBytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  encodeCbor(['Signature1', protectedBytes, new Uint8Array(), payloadBytes]);

/** A NumericDate of a CWT that is a whole number; ours always is (RFC 8392 §2 allows fractions). */
export const readTime = (claims: CborMap, label: number): number | undefined => {
  const time = claims.get(label);
  return isInteger(time) && time >= 0 ? time : undefined;
};
