import { isJsonObject } from '../json/json-value.ts';
import { decodeBase64url } from './base64url.ts';
import { isOnP256 } from './is-on-p256.ts';

/** The public half of a P-256 key and nothing else (RFC 7518 §6.2.1). */
export type EcPublicJwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string };

export type JwkRefusal = 'missing-key' | 'private-key' | 'unsupported-key' | 'off-curve-key';

/** Members that carry secret material in any key type (RFC 7518 §6.2.2, §6.3.2, §6.4.1). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** Reads a key a stranger sent. The result holds the four public members only, whatever else the input had. */
export function parseEcPublicJwk(input: unknown): { ok: true; jwk: EcPublicJwk } | { refused: JwkRefusal } {
  if (!isJsonObject(input)) return { refused: 'missing-key' };
  if (SECRET_MEMBERS.some((name) => Object.hasOwn(input, name))) return { refused: 'private-key' };
  const { kty, crv, x, y } = input;
  if (kty !== 'EC' || crv !== 'P-256') return { refused: 'unsupported-key' };
  if (typeof x !== 'string' || typeof y !== 'string') return { refused: 'unsupported-key' };
  const [px, py] = [decodeBase64url(x), decodeBase64url(y)];
  if (px?.length !== 32 || py?.length !== 32) return { refused: 'unsupported-key' };
  if (!isOnP256(px, py)) return { refused: 'off-curve-key' };
  return { ok: true, jwk: { kty, crv, x, y } };
}

export const sameKey = (a: EcPublicJwk, b: EcPublicJwk): boolean => a.x === b.x && a.y === b.y;
