import { hash } from 'node:crypto';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { type PreparedCompactCard as Prepared, prepareCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { writeCompactClaims } from '@mleg/student-card/compact-card';
import type { IssuerDeps } from '../deps.ts';
import { sha256 } from '../keys/es256.ts';
import { statusListUri } from '../status-list/publish-status-lists.ts';
import { type Card, type CopyOfCard, checkCard } from './check-card.ts';

declare const prepared: unique symbol;
/** Has passed every check there is before signing; only made here, only taken by `signCompactCard`. */
export type PreparedCompactCard = Prepared & { readonly [prepared]: true };

/** The card for checks without a network but its signature; the portrait travels apart, the card vouches for its hash. */
export async function prepareCompact(
  { settings }: Pick<IssuerDeps, 'settings'>,
  card: Card,
  { place, holderKey }: CopyOfCard,
  { key, portrait }: { key: SigningKey; portrait: Uint8Array },
): Promise<PreparedCompactCard> {
  const { iat, exp } = checkCard(card);
  const { claims } = card.subject;
  const made = prepareCompactCard({
    keyId: await cardKeyId(key.publicJwk, sha256),
    issuedAt: iat,
    expiresAt: exp,
    holderKey,
    status: { uri: statusListUri(settings.origin, place.listId), idx: place.index },
    card: writeCompactClaims({
      cardType: card.subject.cardType,
      familyName: claims.family_name,
      givenName: claims.given_name,
      birthdate: claims.birthdate,
      cardNumber: claims.card_number,
      institutionId: claims.institution_id,
      portraitHash: hash('sha256', portrait, 'buffer'),
    }),
  });
  return made as PreparedCompactCard;
}
