import { createHash } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { seeOnce } from '../database/seen-value-store.ts';
import type { IssuerDeps } from '../deps.ts';
import { PASSKEY_CHALLENGE_LIFETIME } from '../durations.ts';
import { makeTicket, readTicket } from '../keys/ticket.ts';

type Needed = Pick<IssuerDeps, 'clock' | 'database' | 'keys' | 'random'>;

const NONCE_BYTES = 16;

/**
 * A challenge for one purpose: signing in, or enrolling by one link. Like all tickets it is known again without having
 * been stored (ADR 0011); it is stored when it is used, so that it works once (WebAuthn Level 3 §13.4.3).
 */
export function makeChallenge({ clock, keys, random }: Needed, purpose: Uint8Array): Uint8Array<ArrayBuffer> {
  const subject = Buffer.concat([digest(purpose), random.bytes(NONCE_BYTES)]);
  const ticket = makeTicket(keys.tickets, 'passkey-challenge', subject, later(clock.now(), PASSKEY_CHALLENGE_LIFETIME));
  return new Uint8Array(Buffer.from(ticket, 'base64url'));
}

/** Whether a challenge that came back is one of ours, for this purpose, in time and for the first time. */
export async function acceptChallenge(deps: Needed, purpose: Uint8Array, challenge: string): Promise<boolean> {
  const ticket = readTicket(deps.keys.tickets, 'passkey-challenge', challenge, deps.clock.now());
  if ('refused' in ticket || !ticket.subject.subarray(0, -NONCE_BYTES).equals(digest(purpose))) return false;
  const used = createHash('sha256').update(`passkey-challenge\0${challenge}`).digest();
  return seeOnce(deps.database, used, ticket.expiresAt);
}

const digest = (purpose: Uint8Array) => createHash('sha256').update(purpose).digest();
