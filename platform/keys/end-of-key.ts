import { X509Certificate } from 'node:crypto';
import type { SigningKey } from './key-store.ts';

/** The key's own certificate, where it has one. */
export function certificateOf({ x5c: [own] }: Pick<SigningKey, 'x5c'>): X509Certificate | undefined {
  return own === undefined ? undefined : new X509Certificate(Buffer.from(own, 'base64'));
}

/** When the first certificate of the chain ends: after that nobody believes what the key has signed. */
export function endOfKey({ x5c }: Pick<SigningKey, 'x5c'>): Date {
  const ends = x5c.map((der) => new X509Certificate(Buffer.from(der, 'base64')).validToDate.getTime());
  return new Date(Math.min(...ends, LAST_MOMENT));
}

/** Of a key without certificates there is no end; this is the greatest time that a `Date` holds. */
const LAST_MOMENT = 8_640_000_000_000_000;
