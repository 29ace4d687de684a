import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IssuerKeys } from '../keys/issuer-keys.ts';
import { CONFIGURATIONS } from './configurations.ts';

type Needed = Pick<IssuerKeys, 'tickets'>;

/**
 * What a card is called in requests with a token that was asked for by `authorization_details` (OpenID4VCI 1.0 §6.2).
 * It follows from the order, so that nothing is stored, a renewed token has the same ones, and a name that nobody was
 * told cannot be guessed.
 */
export const credentialIdentifierOf = ({ tickets }: Needed, offerId: string, configurationId: string): string =>
  createHmac('sha256', tickets)
    .update(`credential-identifier\0${offerId}\0${configurationId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');

/** The configuration that an identifier of this order stands for. */
export function configurationIn(keys: Needed, offerId: string, given: string): string | undefined {
  const other = Buffer.from(given);
  return [...CONFIGURATIONS.keys()].find((configurationId) => {
    const right = Buffer.from(credentialIdentifierOf(keys, offerId, configurationId));
    return right.length === other.length && timingSafeEqual(right, other);
  });
}
