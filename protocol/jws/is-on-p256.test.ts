import { describe, expect, it } from 'vitest';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { decodeBase64url } from './base64url.ts';
import { isOnP256 } from './is-on-p256.ts';

const coordinates = (): [Uint8Array, Uint8Array] => {
  const { x, y } = publicJwk('holder');
  return [decodeBase64url(x) ?? new Uint8Array(), decodeBase64url(y) ?? new Uint8Array()];
};

describe('a point', () => {
  it('lies on the curve when it is a public key', () => {
    expect(isOnP256(...coordinates())).toBe(true);
  });

  it.each([0, 7, 8, 31])('P22 leaves the curve when byte %i of a coordinate changes', (at) => {
    for (const which of [0, 1] as const) {
      const point = coordinates();
      point[which][at] = (point[which][at] ?? 0) ^ 1;
      expect(isOnP256(...point)).toBe(false);
    }
  });

  it('P22 at infinity, written as zeros, is not one', () => {
    expect(isOnP256(new Uint8Array(32), new Uint8Array(32))).toBe(false);
  });
});
