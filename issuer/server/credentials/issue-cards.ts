import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeviceKind } from '@mleg/issuer-contract/issuance-request';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { CARD_RULES } from '@mleg/student-card/card-bounds';
import type { CardType, CopyKind } from '@mleg/student-card/card-type';
import type { IssuerDeps } from '../deps.ts';
import type { CopyOfCard } from './check-card.ts';
import {
  type HeldOffer,
  type Holding,
  type IntendedCopy,
  recordSigned,
  selectHeldOffer,
  selectPlaces,
  storeIntent,
  storeMoreCopies,
} from './credential-store.ts';
import { type MadeCopy, makeCopies, type ToSign } from './make-copies.ts';

type Needed = Pick<
  IssuerDeps,
  | 'database'
  | 'settings'
  | 'keys'
  | 'institutions'
  | 'statusIndexes'
  | 'wake'
  | 'reached'
  | 'log'
  | 'clock'
  | 'typeDocuments'
>;

export interface CardRequest extends Holding {
  cardType: CardType;
  kind: CopyKind;
  /** One copy for each, bound to it. */
  holders: readonly { jwk: EcPublicJwk; thumbprint: string }[];
  device: DeviceKind;
  /** Digests of nonces: each good once. */
  once: readonly Uint8Array[];
  onceExpiresAt: Date;
}

export type CardAnswer =
  | { cards: MadeCopy[] }
  | { refused: 'unknown-token' | 'foreign-key' | 'used-nonce' | 'another-type' | 'denied' };

/** Copies of each kind that one issue of a card has. The compact one is shown again and again with one key (ADR 0024). */
export const COPIES_AT_MOST: Readonly<Record<CopyKind, number>> = { 'sd-jwt': 10, compact: 1 };

/**
 * Step 6c: verified token and proofs in, copies of one kind out. The intent is stored before any signature; a repeated
 * request with the same token and the same keys gives the same cards, and another key another copy of the same card as
 * long as there are not too many (I1, P24).
 */
export async function issueCards(deps: Needed, request: CardRequest): Promise<CardAnswer> {
  const thumbprints = request.holders.map((holder) => holder.thumbprint);
  const key = await deps.keys.credential.inUse();
  const places = await deps.statusIndexes.take(thumbprints.length, key.kid);
  const signing = { signedBy: key.kid, rules: CARD_RULES };
  const holderKeysDigest = digestOfKeys(thumbprints);
  const intent = { ...request, ...signing, holderKeys: thumbprints, holderKeysDigest, places };
  const { fresh, bound } = await storeIntent(deps.database, intent);
  if (!bound) {
    deps.statusIndexes.giveBack(places, key.kid);
    return answerAgain(deps, request, fresh);
  }
  deps.reached('intent-stored');
  const copies = request.holders.flatMap(({ jwk }, at): CopyOfCard[] => {
    const place = places[at];
    return place ? [{ copy: at + 1, place, holderKey: jwk }] : [];
  });
  return sign(deps, request, { key, offer: bound, copies });
}

/** Why nothing was bound; or the cards of an issue that has begun, for a phone that asks again (I12). */
async function answerAgain(deps: Needed, request: CardRequest, fresh: readonly Uint8Array[]): Promise<CardAnswer> {
  // Somebody else may bind a key between a look and a binding, though no more often than there are copies.
  for (let looks = 0; looks <= COPIES_AT_MOST[request.kind]; looks++) {
    const held = await selectHeldOffer(deps.database, request.offerId, request.kind);
    const refused = refusalOf(request, held, fresh);
    if (refused) return { refused };
    if (!held?.sealed || !held.intended_at || !held.keys_digest) return { refused: 'denied' };
    const intended = await selectPlaces(deps.database, held, request.kind);
    // With the key that the intent names, also where another has had its turn since: the audit says which signed what.
    const noted = intended[0]?.signedBy;
    const key = await (noted ? deps.keys.credential.named(noted) : deps.keys.credential.inUse());
    if (!key) return { refused: 'denied' };
    const all = await bindOthers(deps, request, { issue: held.issue, signedBy: key.kid, intended });
    if (all === 'too-many') return { refused: 'denied' };
    if (all === 'overtaken') continue;
    const copies = request.holders.flatMap(({ jwk, thumbprint }): CopyOfCard[] => {
      const place = all.find(({ holderKey }) => holderKey === thumbprint);
      return place ? [{ copy: place.copy, place, holderKey: jwk }] : [];
    });
    return sign(deps, request, { key, offer: { ...held, sealed: held.sealed, intended_at: held.intended_at }, copies });
  }
  return { refused: 'denied' };
}

/** The places of all copies, with those of keys that are not bound yet. */
async function bindOthers(
  { database, statusIndexes }: Pick<Needed, 'database' | 'statusIndexes'>,
  request: CardRequest,
  { issue, signedBy, intended }: { issue: number; signedBy: string; intended: readonly IntendedCopy[] },
): Promise<readonly Omit<IntendedCopy, 'signedBy'>[] | 'too-many' | 'overtaken'> {
  const bound = intended.map(({ holderKey }) => holderKey);
  const others = request.holders.map(({ thumbprint }) => thumbprint).filter((key) => !bound.includes(key));
  if (others.length === 0) return intended;
  if (bound.length + others.length > COPIES_AT_MOST[request.kind]) return 'too-many';
  const places = await statusIndexes.take(others.length, signedBy);
  const copies = places.map((place, at) => ({ ...place, copy: bound.length + at + 1, holderKey: others[at] ?? '' }));
  const digests = { boundDigest: digestOfKeys(bound), holderKeysDigest: digestOfKeys([...bound, ...others]) };
  if (await storeMoreCopies(database, { ...request, ...digests, issue, signedBy, rules: CARD_RULES, copies })) {
    return [...intended, ...copies];
  }
  statusIndexes.giveBack(places, signedBy);
  return 'overtaken';
}

function refusalOf(request: CardRequest, held: HeldOffer | undefined, fresh: readonly Uint8Array[]) {
  const live = held?.token_expires_at && held.token_expires_at > request.now;
  if (!held || !live || !equal(held.token_digest, request.tokenDigest)) return 'unknown-token';
  const isFresh = (digest: Uint8Array) => fresh.some((one) => equal(one, digest));
  if (held.token_key !== request.tokenKey) return 'foreign-key';
  if (!request.once.every(isFresh)) return 'used-nonce';
  if (held.card_type !== request.cardType) return 'another-type';
  if (held.card_status === 'suspended' || held.card_status === 'revoked') return 'denied';
  return held.has_token ? undefined : 'denied';
}

async function sign(deps: Needed, { kind, device, now }: CardRequest, toSign: ToSign): Promise<CardAnswer> {
  const { offer } = toSign;
  const cards = await makeCopies(deps, kind, toSign);
  if (!cards) return { refused: 'denied' };
  deps.reached('signed');
  // One kind after the other is one issuing of one card.
  if (!offer.issued_at) await recordSigned(deps.database, { offerId: offer.offer_id, device, now });
  deps.reached('recorded');
  return { cards };
}

const digestOfKeys = (thumbprints: readonly string[]): Buffer =>
  createHash('sha256')
    .update([...thumbprints].sort().join('\0'))
    .digest();

const equal = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one !== null && one.length === other.length && timingSafeEqual(one, other);
