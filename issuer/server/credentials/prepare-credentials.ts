import { createHmac, hash } from 'node:crypto';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { type PreparedSdJwt, prepareSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import { statusClaim } from '@mleg/protocol/status-list/status-reference';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { vctOf } from '@mleg/student-card/card-type';
import type { IssuerDeps } from '../deps.ts';
import { statusListUri } from '../status-list/publish-status-lists.ts';
import { type Card, type CopyOfCard, checkCard } from './check-card.ts';

declare const prepared: unique symbol;
/** Has passed every check there is before signing; only `prepareCredentials` makes one, only `signCredential` takes it. */
export type PreparedCredential = PreparedSdJwt & { readonly [prepared]: true };

type Needed = Pick<IssuerDeps, 'settings' | 'typeDocuments'>;

/** Digests in every card: decoys fill them up, so that their number does not tell who has no PESEL (RFC 9901 §4.2.5). */
const DIGESTS = 18;
const LARGEST_PAYLOAD = 8_192;

/** All of a card's copies but their signatures; throws on anything that must not be signed. */
export function prepareCredentials(
  deps: Needed,
  { kid, x5c }: SigningKey,
  card: Card,
  copies: readonly CopyOfCard[],
): PreparedCredential[] {
  const times = checkCard(card);
  const disclosable = disclosableOf(card.subject.claims);
  return copies.map((copy) => {
    const made = prepareSdJwt(
      {
        header: { alg: 'ES256', kid, x5c: [...x5c] },
        claims: { ...visibleClaims(deps, card, copy), ...times },
        disclosable,
        decoys: DIGESTS - Object.keys(disclosable).length,
      },
      { salt: saltsOf(card, copy), sha256, base64url },
    );
    if (made.encoded.length > LARGEST_PAYLOAD) throw new Error('A card must not be signed: its payload is too large.');
    return made as PreparedCredential;
  });
}

/** What everybody sees who is shown anything of the card. */
function visibleClaims(
  { settings, typeDocuments }: Needed,
  { subject: { cardType } }: Card,
  { place, holderKey }: CopyOfCard,
): JsonObject {
  const { kty, crv, x, y } = holderKey;
  return {
    iss: settings.origin,
    vct: vctOf(settings.origin, cardType),
    'vct#integrity': typeDocuments.integrityOf(cardType),
    cnf: { jwk: { kty, crv, x, y } },
    status: statusClaim({ uri: statusListUri(settings.origin, place.listId), idx: place.index }),
  };
}

/** Every personal claim, each by itself; what is absent stays absent. */
function disclosableOf(claims: CardSubject['claims']): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** Salts follow from the seed and die with it; without the seed they are random to everybody (RFC 9901 §9.3). */
function saltsOf({ seed, issue }: Card, { copy }: CopyOfCard): (path: string) => string {
  const copySeed = createHmac('sha256', seed).update(`copy\0${issue}\0${copy}`).digest();
  const prefix = copySeed.toString('base64url');
  return (path) => hash('sha256', `${prefix}${path}`, 'base64url').slice(0, 22);
}

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const base64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
