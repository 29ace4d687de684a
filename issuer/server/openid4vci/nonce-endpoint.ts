import { hash } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { NONCE_LIFETIME } from '../durations.ts';
import { secretJson } from '../http/answers.ts';
import { makeTicket, readTicket } from '../keys/ticket.ts';

const NONCE_BYTES = 16;

/** POST /nonce (OpenID4VCI 1.0 §7). Nothing is stored until the nonce is used, so asking for many costs us nothing. */
export function answerNonce({ keys, clock, random }: Pick<IssuerDeps, 'keys' | 'clock' | 'random'>): Response {
  const expiresAt = later(clock.now(), NONCE_LIFETIME);
  return secretJson({ c_nonce: makeTicket(keys.tickets, 'nonce', random.bytes(NONCE_BYTES), expiresAt) });
}

/** Whether a nonce is one of ours, and is not too old. */
export const isNonceOfOurs = ({ keys, clock }: Pick<IssuerDeps, 'keys' | 'clock'>, nonce: string): boolean =>
  !('refused' in readTicket(keys.tickets, 'nonce', nonce, clock.now()));

/** What is remembered of a nonce once it is used. */
export const nonceDigest = (nonce: string): Buffer => hash('sha256', `nonce\0${nonce}`, 'buffer');
