import { createHmac, timingSafeEqual } from 'node:crypto';
import { later, MINUTE } from '../clock/durations.ts';
import type { Random } from '../random/random.ts';

const LIFETIME = 5 * MINUTE;
const EXPIRY_BYTES = 6;
const NONCE_BYTES = 16;
const MAC_BYTES = 32;

/**
 * A challenge for one purpose, known again without having been stored: expiry ‖ nonce ‖ HMAC. Whoever takes an answer to
 * it has to see to it that there is only one (WebAuthn Level 3 §13.4.3).
 */
export function makeChallenge(
  { key, random }: { key: Uint8Array; random: Random },
  { purpose, now }: { purpose: string; now: Date },
): Uint8Array<ArrayBuffer> {
  const body = Buffer.alloc(EXPIRY_BYTES + NONCE_BYTES);
  body.writeUIntBE(later(now, LIFETIME).getTime(), 0, EXPIRY_BYTES);
  body.set(random.bytes(NONCE_BYTES), EXPIRY_BYTES);
  return new Uint8Array(Buffer.concat([body, macOf(key, purpose, body)]));
}

/** When a challenge of ours, for this purpose, ends; undefined where it is another's, or has ended. */
export function readChallenge(
  key: Uint8Array,
  { challenge, purpose, now }: { challenge: string; purpose: string; now: Date },
): Date | undefined {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== EXPIRY_BYTES + NONCE_BYTES + MAC_BYTES) return undefined;
  const body = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(macOf(key, purpose, body), bytes.subarray(-MAC_BYTES))) return undefined;
  const expiresAt = new Date(body.readUIntBE(0, EXPIRY_BYTES));
  return now < expiresAt ? expiresAt : undefined;
}

const macOf = (key: Uint8Array, purpose: string, body: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`passkey-challenge\0${purpose}\0`).update(body).digest();
