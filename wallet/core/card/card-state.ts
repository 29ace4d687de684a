import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Card } from '../records/card.ts';

/** What the card is worth at a moment, as far as this device knows. An expired card is expired whatever a list says. */
export type CardState = 'valid' | 'expired' | 'revoked' | 'suspended';

export function cardState(card: Pick<Card, 'claims' | 'expiresAt' | 'lastCheck'>, now: Date): CardState {
  if (card.lastCheck?.status === 'revoked') return 'revoked';
  if (hasExpired(card, now)) return 'expired';
  return card.lastCheck?.status === 'suspended' ? 'suspended' : 'valid';
}

/** The printed date counts to its end, in the country that printed it. */
function hasExpired({ claims, expiresAt }: Pick<Card, 'claims' | 'expiresAt'>, now: Date): boolean {
  if (expiresAt !== undefined && now.getTime() >= Date.parse(expiresAt)) return true;
  const printed = claims['date_of_expiry'];
  return typeof printed === 'string' && dateInWarsaw(now) > printed;
}
