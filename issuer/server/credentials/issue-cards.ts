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
  recordSigned,
  selectHeldOffer,
  selectPlaces,
  storeIntent,
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

/**
 * Step 6c: verified token and proofs in, copies of one kind out. The intent is stored before any signature; a repeated
 * request with the same token and the same keys gives the same cards, with other keys nothing (I1, P24).
 */
export async function issueCards(deps: Needed, request: CardRequest): Promise<CardAnswer> {
  const thumbprints = request.holders.map((holder) => holder.thumbprint);
  const holderKeysDigest = digestOfKeys(thumbprints);
  const places = await deps.statusIndexes.take(thumbprints.length);
  const key = await deps.keys.credential.inUse();
  const signing = { signedBy: key.kid, rules: CARD_RULES };
  const intent = { ...request, ...signing, holderKeys: thumbprints, holderKeysDigest, places };
  const { fresh, bound } = await storeIntent(deps.database, intent);
  if (!bound) {
    deps.statusIndexes.giveBack(places);
    return answerAgain(deps, request, holderKeysDigest, fresh);
  }
  deps.reached('intent-stored');
  const copies = request.holders.flatMap(({ jwk }, at): CopyOfCard[] => {
    const place = places[at];
    return place ? [{ copy: at + 1, place, holderKey: jwk }] : [];
  });
  return sign(deps, request, { key, offer: bound, copies });
}

/** Why nothing was bound; or the same cards again, when this is a phone that never got the answer (I12). */
async function answerAgain(
  deps: Needed,
  request: CardRequest,
  holderKeysDigest: Uint8Array,
  fresh: readonly Uint8Array[],
): Promise<CardAnswer> {
  const { offerId, kind } = request;
  const held = await selectHeldOffer(deps.database, offerId, kind);
  const refused = refusalOf(request, held, fresh);
  if (refused) return { refused };
  if (!held?.sealed || !held.intended_at || !equal(held.keys_digest, holderKeysDigest)) return { refused: 'denied' };
  const intended = await selectPlaces(deps.database, held, kind);
  const places = new Map(intended.map((place) => [place.holderKey, place]));
  const copies = request.holders.flatMap(({ jwk, thumbprint }): CopyOfCard[] => {
    const place = places.get(thumbprint);
    return place ? [{ copy: place.copy, place, holderKey: jwk }] : [];
  });
  // With the key that the intent names, also where another has had its turn since: the audit says which signed what.
  const noted = intended[0]?.signedBy;
  const key = await (noted ? deps.keys.credential.named(noted) : deps.keys.credential.inUse());
  if (!key) return { refused: 'denied' };
  return sign(deps, request, { key, offer: { ...held, sealed: held.sealed, intended_at: held.intended_at }, copies });
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
