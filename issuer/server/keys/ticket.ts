import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a ticket is good for; one made for one purpose is forged for any other. */
export type TicketPurpose =
  | 'pre-authorized-code'
  | 'access-token'
  | 'refresh-token'
  | 'nonce'
  | 'institution-token'
  | 'code-key'
  | 'passkey-challenge';

export type Ticket = { ok: true; subject: Buffer; expiresAt: Date } | { refused: 'forged' | 'expired' };

const EXPIRY_BYTES = 6;
const MAC_BYTES = 32;
const LONGEST = 512;

/**
 * A string that only this issuer can have made: expiry ‖ subject ‖ HMAC-SHA-256 over purpose and both, base64url. What
 * is forged or stale is known without asking the database, and nothing has to be stored until it is used (ADR 0011).
 */
export function makeTicket(key: KeyObject, purpose: TicketPurpose, subject: Uint8Array, expiresAt: Date): string {
  const body = Buffer.alloc(EXPIRY_BYTES + subject.length);
  body.writeUIntBE(expiresAt.getTime(), 0, EXPIRY_BYTES);
  body.set(subject, EXPIRY_BYTES);
  return Buffer.concat([body, mac(key, purpose, body)]).toString('base64url');
}

export function readTicket(key: KeyObject, purpose: TicketPurpose, text: string, now: Date): Ticket {
  const bytes = text.length > LONGEST ? Buffer.alloc(0) : Buffer.from(text, 'base64url');
  if (bytes.length < EXPIRY_BYTES + MAC_BYTES || bytes.toString('base64url') !== text) return { refused: 'forged' };
  const body = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(mac(key, purpose, body), bytes.subarray(-MAC_BYTES))) return { refused: 'forged' };
  const expiresAt = new Date(body.readUIntBE(0, EXPIRY_BYTES));
  return now >= expiresAt ? { refused: 'expired' } : { ok: true, subject: body.subarray(EXPIRY_BYTES), expiresAt };
}

const mac = (key: KeyObject, purpose: TicketPurpose, body: Uint8Array): Buffer =>
  createHmac('sha256', key).update(purpose).update('\0').update(body).digest();
