import type { CopyKind } from '@mleg/student-card/card-type';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
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

type Needed = Pick<IssuerDeps, 'settings' | 'keys' | 'typeDocuments' | 'institutions' | 'log'>;

/**
 * Composes the card, prepares all copies, and only then signs them. None where there can be none: of a picture that
 * cannot be read no small portrait is made, and what has become wrong since it was ordered is not signed.
 */
export async function makeCopies(
  deps: Needed,
  kind: CopyKind,
  offer: BoundOffer,
  copies: readonly CopyOfCard[],
): Promise<MadeCopy[] | undefined> {
  const card = await openCard(deps, offer);
  if (!card) return undefined;
  if (kind === 'sd-jwt') {
    return prepareCredentials(deps, card, copies).map((prepared) => signCredential(deps.keys.credential, prepared));
  }
  // Made when it is asked for: of ten thousand codes in September most wait for weeks, and some for nobody.
  const portrait = await makePortrait(card.subject.claims).catch(() => undefined);
  return portrait && makeCompact(deps, card, copies, portrait);
}

/** The card as it stands today: what was stated of its holder, and what is vouched for now. */
async function openCard(deps: Needed, offer: BoundOffer): Promise<Card | undefined> {
  const { institution_id: institutionId, offer_id: offerId, intended_at: intendedAt, card_type: cardType } = offer;
  const vouched = (await deps.institutions.find(institutionId))?.vouched;
  const { holder, seed } = openSubject(deps, { institutionId, offerId }, offer.sealed);
  const subject = composeCard(vouched, cardType, holderClaims(cardType, holder));
  const { fault } = subject
    ? lintCard(vouched, subject, dateInWarsaw(intendedAt))
    : { fault: 'registration-incomplete' };
  if (vouched && subject && !fault) return { subject, vouched, seed, intendedAt, issue: offer.issue };
  deps.log.warn({ offerId, fault }, 'card.not-signed');
  return undefined;
}

async function makeCompact(
  deps: Needed,
  card: Card,
  copies: readonly CopyOfCard[],
  portrait: Buffer,
): Promise<MadeCopy[]> {
  const prepared = await Promise.all(copies.map((copy) => prepareCompact(deps, card, copy, portrait)));
  return prepared.map((one) => ({
    cwt: Buffer.from(signCompactCard(deps.keys.credential, one)).toString('base64url'),
    portrait: portrait.toString('base64url'),
  }));
}
