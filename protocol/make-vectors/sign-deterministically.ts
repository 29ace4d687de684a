import { createECDH, createHash, createHmac } from 'node:crypto';
import keys from '../test-vectors/keys.json' with { type: 'json' };
import type { KeyName } from '../test-vectors/public-jwk.ts';

/** Order of P-256 (SP 800-186 §3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ES256 with the k of RFC 6979 §3.2: the same vectors every time they are made, so that a change shows for what it is. */
export function signDeterministically(name: KeyName, data: Uint8Array): Uint8Array {
  const d = Buffer.from(keys[name].d, 'base64url');
  const hash = createHash('sha256').update(data).digest();
  const k = nonce(d, hash);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(toBytes(k));
  const r = toBigInt(ecdh.getPublicKey().subarray(1, 33)) % ORDER;
  const s = (power(k, ORDER - 2n) * (toBigInt(hash) + r * toBigInt(d))) % ORDER;
  return Uint8Array.from(Buffer.concat([toBytes(r), toBytes(s)]));
}

/** Steps a–h; that the first candidate is out of range happens once in 2^32 times, and is an error here. */
function nonce(d: Buffer, hash: Buffer): bigint {
  const seed = Buffer.concat([d, toBytes(toBigInt(hash) % ORDER)]);
  let key: Buffer = Buffer.alloc(32);
  let value: Buffer = Buffer.alloc(32, 1);
  for (const round of [0, 1]) {
    key = mac(key, value, Buffer.of(round), seed);
    value = mac(key, value);
  }
  const k = toBigInt(mac(key, value));
  if (k === 0n || k >= ORDER) throw new Error('RFC 6979 §3.2 h.3: try another message');
  return k;
}

const mac = (key: Buffer, ...parts: Buffer[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % ORDER) {
    if (rest & 1n) result = (result * square) % ORDER;
  }
  return result;
}

const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const toBytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
