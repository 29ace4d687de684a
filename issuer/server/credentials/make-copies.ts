import type { CopyKind } from '@mleg/student-card/card-type';
import type { IssuerDeps } from '../deps.ts';
import { makePortrait } from '../subjects/portrait.ts';
import { openSubject } from '../subjects/subject.ts';
import type { Card, CopyOfCard } from './check-card.ts';
import type { BoundOffer } from './credential-store.ts';
import { prepareCompact } from './prepare-compact-card.ts';
import { prepareCredentials } from './prepare-credentials.ts';
import { signCompactCard, signCredential } from './sign-credential.ts';

/** As it stands in the answer: an SD-JWT, or our own compact card with the portrait it vouches for, both base64url. */
export type MadeCopy = string | { cwt: string; portrait: string };

type Needed = Pick<IssuerDeps, 'settings' | 'keys' | 'typeDocuments'>;

/**
 * Opens what is known of the holder, prepares all copies, and only then signs them. None where there can be none: of a
 * picture that cannot be read no small portrait is made.
 */
export async function makeCopies(
  deps: Needed,
  kind: CopyKind,
  offer: BoundOffer,
  copies: readonly CopyOfCard[],
): Promise<MadeCopy[] | undefined> {
  const place = { institutionId: offer.institution_id, offerId: offer.offer_id };
  const card = {
    cardType: offer.card_type,
    subject: openSubject(deps, place, offer.sealed),
    intendedAt: offer.intended_at,
    issue: offer.issue,
  };
  if (kind === 'sd-jwt') {
    return prepareCredentials(deps, card, copies).map((prepared) => signCredential(deps.keys.credential, prepared));
  }
  // Made when it is asked for: of ten thousand codes in September most wait for weeks, and some for nobody.
  const portrait = await makePortrait(card.subject.claims).catch(() => undefined);
  return portrait && makeCompact(deps, card, copies, portrait);
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
