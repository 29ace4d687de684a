import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IssuerKeys } from '../keys/issuer-keys.ts';

/** Follows from the offer, so that the same card repeated has the same one (OpenID4VCI 1.0 §8.3). */
export const notificationIdOf = ({ tickets }: Pick<IssuerKeys, 'tickets'>, offerId: string): string =>
  createHmac('sha256', tickets).update(`notification\0${offerId}`).digest().subarray(0, 16).toString('base64url');

export function isNotificationIdOf(keys: Pick<IssuerKeys, 'tickets'>, offerId: string, given: string): boolean {
  const right = Buffer.from(notificationIdOf(keys, offerId));
  const other = Buffer.from(given);
  return right.length === other.length && timingSafeEqual(right, other);
}
