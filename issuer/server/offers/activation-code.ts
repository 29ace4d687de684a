import { createHmac, hash, type KeyObject } from 'node:crypto';
import type { Random } from '@mleg/platform/random/random';

const DIGITS = 6;

export const makeActivationCode = (random: Random): string => String(random.below(10 ** DIGITS)).padStart(DIGITS, '0');

/** What a person or an app sent as the code: spaces and full-width digits do not matter (T12). */
export const readActivationCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/gu, '');

/**
 * HMAC-SHA-256 under a key that is not in the database: among a million possibilities a slow hash would only slow down
 * whoever has stolen the table, this stops them (ADR 0010, deviation from ASVS 6.5.2).
 */
export const activationDigest = (pepper: KeyObject, offerId: string, code: string): Buffer =>
  createHmac('sha256', pepper).update('activation-code\0').update(offerId).update('\0').update(code).digest();

/** A handle has 54 random bits and its guesses are counted: a fast hash is enough. */
export const handleDigest = (handle: string): Buffer => hash('sha256', `handle\0${handle}`, 'buffer');
