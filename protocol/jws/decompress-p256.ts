import { B, PRIME, toBigInt } from './is-on-p256.ts';

/** The y of the point with this x, 32 bytes, big-endian (SEC 1 §2.3.4); `undefined` when no point has it. */
export function decompressP256(x: Uint8Array, odd: boolean): Uint8Array<ArrayBuffer> | undefined {
  const px = toBigInt(x);
  if (px >= PRIME) return undefined;
  const square = (((px * px - 3n) * px + B) % PRIME) + PRIME;
  const root = squareRoot(square % PRIME);
  if ((root * root - square) % PRIME !== 0n) return undefined;
  return toBytes((root & 1n) === (odd ? 1n : 0n) ? root : PRIME - root);
}

/**
 * `value` to the power of (PRIME + 1) / 4, a root where there is one, since PRIME is 3 modulo 4. The exponent is
 * 2^254 − 2^222 + 2^190 + 2^94, so three runs of squares and four products do.
 */
function squareRoot(value: bigint): bigint {
  // 2^32 − 1 ones, by doubling: the exponent divided by 2^94 is (2^32 − 1)·2^128 + 2^96 + 1.
  let ones = value;
  for (let length = 1; length < 32; length *= 2) ones = times(squares(ones, length), ones);
  const withMiddle = times(squares(ones, 32), value);
  return squares(times(squares(withMiddle, 96), value), 94);
}

const times = (a: bigint, b: bigint): bigint => (a * b) % PRIME;

function squares(value: bigint, count: number): bigint {
  let result = value;
  for (let done = 0; done < count; done++) result = times(result, result);
  return result;
}

function toBytes(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 4; at++) view.setBigUint64(at * 8, BigInt.asUintN(64, value >> BigInt(64 * (3 - at))));
  return bytes;
}
