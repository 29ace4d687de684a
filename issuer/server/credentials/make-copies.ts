import { endOfKey } from '@mleg/platform/keys/end-of-key';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { CopyKind } from '@mleg/student-card/card-type';
import { dateInWarsaw, endOfDayInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import { composeCard, holderClaims } from '../subjects/compose-card.ts';
import { lintCard } from '../subjects/lint-card.ts';
import { makePortrait } from '../subjects/portrait.ts';
import { openSubject } from '../subjects/subject.ts';
import type { Card, CopyOfCard } from './check-card.ts';
import type { BoundOffer } from './credential-store.ts';
import { prepareCompact } from './prepare-compact-card.ts';
import { prepareCredentials } from './prepare-credentials.ts';
import { signCompactCard, signCredential } from './sign-credential.ts';

/** As it stands in the answer: an SD-JWT, or our own compact card with the portrait it vouches for, both base64url. */
export type MadeCopy = string | { cwt: string; portrait: string };

/** What is intended, and the key that signs all of it. */
export interface ToSign {
  key: SigningKey;
  offer: BoundOffer;
  copies: readonly CopyOfCard[];
}

type Needed = Pick<IssuerDeps, 'settings' | 'keys' | 'typeDocuments' | 'institutions' | 'log'>;

/**
 * Composes the card, prepares all copies, and only then signs them. None where there can be none: of a picture that
 * cannot be read no small portrait is made, and what has become wrong since it was ordered is not signed.
 */
export async function makeCopies(
  deps: Needed,
  kind: CopyKind,
  { key, offer, copies }: ToSign,
): Promise<MadeCopy[] | undefined> {
  const card = await openCard(deps, offer, key);
  if (!card) return undefined;
  if (kind === 'sd-jwt') {
    return prepareCredentials(deps, key, card, copies).map((prepared) => signCredential(key, prepared));
  }
  // Made when it is asked for: of ten thousand codes in September most wait for weeks, and some for nobody.
  const portrait = await makePortrait(card.subject.claims).catch(() => undefined);
  return portrait && makeCompact(deps, card, { key, copies, portrait });
}

/** The card as it stands today: what was stated of its holder, and what is vouched for now. */
async function openCard(deps: Needed, offer: BoundOffer, key: SigningKey): Promise<Card | undefined> {
  const { institution_id: institutionId, offer_id: offerId, intended_at: intendedAt, card_type: cardType } = offer;
  const vouched = (await deps.institutions.find(institutionId))?.vouched;
  const { holder, seed } = openSubject(deps, { institutionId, offerId }, offer.sealed);
  const subject = composeCard(vouched, cardType, holderClaims(cardType, holder));
  const { fault } = subject
    ? lintCard(vouched, subject, dateInWarsaw(intendedAt))
    : { fault: 'registration-incomplete' };
  if (subject && endOfDayInWarsaw(subject.claims.date_of_expiry) > endOfKey(key)) {
    // A verifier refuses a card whose key has no valid certificate any more (RFC 5280 §6.1.3).
    deps.log.error({ offerId, kid: key.kid }, 'card.outlives-its-key');
    return undefined;
  }
  if (vouched && subject && !fault) return { subject, vouched, seed, intendedAt, issue: offer.issue };
  deps.log.warn({ offerId, fault }, 'card.not-signed');
  return undefined;
}

async function makeCompact(
  deps: Needed,
  card: Card,
  { key, copies, portrait }: Pick<ToSign, 'key' | 'copies'> & { portrait: Buffer },
): Promise<MadeCopy[]> {
  const prepared = await Promise.all(copies.map((copy) => prepareCompact(deps, card, copy, { key, portrait })));
  return prepared.map((one) => ({
    cwt: Buffer.from(signCompactCard(key, one)).toString('base64url'),
    portrait: portrait.toString('base64url'),
  }));
}
