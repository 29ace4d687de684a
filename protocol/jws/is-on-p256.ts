/** Curve constants of P-256 (SP 800-186 §3.2.1.3). */
export const PRIME = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
export const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * Whether (x, y), 32 bytes each, big-endian, satisfies the curve's equation. An invalid point must be refused before any
 * arithmetic with it (SP 800-56A §5.6.2.3.4); checked here so that the refusal doesn't depend on the crypto library.
 */
export function isOnP256(x: Uint8Array, y: Uint8Array): boolean {
  const [px, py] = [toBigInt(x), toBigInt(y)];
  if (px >= PRIME || py >= PRIME) return false;
  return (py * py - (px * px * px - 3n * px + B)) % PRIME === 0n;
}

export function toBigInt(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let value = 0n;
  for (let at = 0; at < bytes.byteLength; at += 8) value = (value << 64n) | view.getBigUint64(at);
  return value;
}
