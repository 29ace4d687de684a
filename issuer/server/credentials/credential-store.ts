import type { DeviceKind } from '@mleg/issuer-contract/issuance-request';
import type { CardStatus } from '@mleg/student-card/card-status';
import type { CardType, CopyKind } from '@mleg/student-card/card-type';
import { type Kysely, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { cardBegins, hasToken } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { StatusIndex } from '../status-indexes/status-indexes.ts';

/** Who asks: the token, and the key it is bound to. */
export interface Holding {
  offerId: string;
  tokenDigest: Uint8Array;
  tokenKey: string;
  now: Date;
}

export interface Intent extends Holding {
  /** Digests of nonces: each good once. */
  once: readonly Uint8Array[];
  onceExpiresAt: Date;
  cardType: CardType;
  kind: CopyKind;
  /** Over all thumbprints, in order of their text. */
  holderKeysDigest: Uint8Array;
  /** Thumbprints, one for each copy; the n-th gets the n-th place. */
  holderKeys: readonly string[];
  places: readonly StatusIndex[];
  /** `kid` of the key that will sign, and the rules the card has to pass. */
  signedBy: string;
  rules: string;
}

export interface BoundOffer {
  offer_id: string;
  institution_id: string;
  card_type: CardType;
  intended_at: Date;
  /** When copies were first signed: missing until then. */
  issued_at: Date | null;
  /** Counts how often the card has been issued: 1 at its activation. */
  issue: number;
  sealed: Uint8Array;
}

/** What the present issue is made of: the order's subject; in a renewal what was stated anew, until it is confirmed. */
const sourceOf = (offerId: string) => sql`
  source as (
    select offer_id, sealed from subjects join offers using (offer_id)
    where offer_id = ${offerId} and issue <= confirmed_issue
    union all
    select offer_id, sealed from card_updates join offers using (offer_id)
    where offer_id = ${offerId} and issue > confirmed_issue
  )`;

/** Where the keys are noted that a kind of copies is bound to. */
const KEYS_DIGEST = { 'sd-jwt': sql.ref('holder_keys_digest'), compact: sql.ref('compact_key_digest') } as const;

/**
 * One statement: uses up the nonces, binds the token to these keys, stores the intent to sign (I6), and returns what
 * is to be signed. Without `bound` nothing was stored but what was used up; `fresh` holds the digests that were new.
 */
export async function storeIntent(
  database: Kysely<IssuerDatabase>,
  intent: Intent,
): Promise<{ fresh: Uint8Array[]; bound: BoundOffer | undefined }> {
  const { offerId, tokenDigest, tokenKey, cardType, kind, now, once, onceExpiresAt } = intent;
  const { holderKeysDigest, holderKeys, places, signedBy, rules } = intent;
  const keysDigest = KEYS_DIGEST[kind];
  const { rows } = await sql<{ fresh: Uint8Array[] | null } & BoundOffer>`
    with fresh as (
      insert into seen_values (digest, expires_at)
      select unnest(${once}::bytea[]), ${onceExpiresAt}::timestamptz on conflict do nothing
      returning digest
    ), ${sourceOf(offerId)}, bound as (
      update offers set ${keysDigest} = ${holderKeysDigest}, intended_at = coalesce(intended_at, ${now}),
        ${cardBegins}, refresh_used = true
      from source
      where offers.offer_id = ${offerId} and source.offer_id = offers.offer_id and token_digest = ${tokenDigest}
        and token_key = ${tokenKey} and token_expires_at > ${now} and ${hasToken}
        and coalesce(card_status, 'valid') = 'valid' and ${keysDigest} is null and card_type = ${cardType}
        and (select count(*) from fresh) = ${once.length}
      returning offers.offer_id, offers.institution_id, card_type, intended_at, issued_at, issue, sealed
    ), intended as (
      insert into credentials (offer_id, issue, kind, copy, institution_id, list_id, list_index, holder_key,
        signed_by, rules, intended_at)
      select bound.offer_id, bound.issue, ${kind}, place.copy, bound.institution_id, place.list_id, place.list_index,
        place.holder_key, ${signedBy}, ${rules}, ${now}::timestamptz
      from bound, unnest(${places.map((place) => place.listId)}::integer[],
        ${places.map((place) => place.index)}::integer[], ${holderKeys}::text[])
        with ordinality as place (list_id, list_index, holder_key, copy)
    )
    select (select array_agg(digest) from fresh) as fresh, bound.*
    from (values (1)) as always left join bound on true`.execute(database);
  const { fresh, ...bound } = rows[0] ?? { fresh: null };
  const found = 'sealed' in bound && bound.sealed !== null;
  return { fresh: fresh ?? [], bound: found ? bound : undefined };
}

export interface MoreCopies extends Pick<Intent, 'offerId' | 'tokenDigest' | 'tokenKey' | 'kind' | 'now' | 'rules'> {
  issue: number;
  /** Over the keys that are bound already, and over those with the new ones. */
  boundDigest: Uint8Array;
  holderKeysDigest: Uint8Array;
  copies: readonly (StatusIndex & { copy: number; holderKey: string })[];
  signedBy: string;
}

/**
 * Binds more keys to an issue whose first copies are intended (I6). False, and nothing stored, where somebody else has
 * bound others meanwhile, or the card has ended.
 */
export async function storeMoreCopies(
  database: Kysely<IssuerDatabase>,
  {
    offerId,
    tokenDigest,
    tokenKey,
    kind,
    now,
    rules,
    issue,
    boundDigest,
    holderKeysDigest,
    copies,
    signedBy,
  }: MoreCopies,
): Promise<boolean> {
  const keysDigest = KEYS_DIGEST[kind];
  const { rows } = await sql`
    with bound as (
      update offers set ${keysDigest} = ${holderKeysDigest}
      where offer_id = ${offerId} and token_digest = ${tokenDigest} and token_key = ${tokenKey}
        and token_expires_at > ${now} and ${hasToken} and card_status = 'valid' and issue = ${issue}
        and ${keysDigest} = ${boundDigest}
      returning offer_id, institution_id
    ), intended as (
      insert into credentials (offer_id, issue, kind, copy, institution_id, list_id, list_index, holder_key,
        signed_by, rules, intended_at)
      select bound.offer_id, ${issue}, ${kind}, place.copy, bound.institution_id, place.list_id, place.list_index,
        place.holder_key, ${signedBy}, ${rules}, ${now}::timestamptz
      from bound, unnest(${copies.map(({ copy }) => copy)}::integer[], ${copies.map(({ listId }) => listId)}::integer[],
        ${copies.map(({ index }) => index)}::integer[], ${copies.map(({ holderKey }) => holderKey)}::text[])
        as place (copy, list_id, list_index, holder_key)
    )
    select offer_id from bound`.execute(database);
  return rows.length === 1;
}

export interface HeldOffer extends Omit<BoundOffer, 'sealed' | 'intended_at'> {
  has_token: boolean;
  card_status: CardStatus | null;
  token_digest: Uint8Array | null;
  token_key: string | null;
  token_expires_at: Date | null;
  keys_digest: Uint8Array | null;
  intended_at: Date | null;
  sealed: Uint8Array | null;
}

/** The offer of a token with what is left of its subject, and the keys that copies of this kind are bound to. */
export async function selectHeldOffer(
  database: Kysely<IssuerDatabase>,
  offerId: string,
  kind: CopyKind,
): Promise<HeldOffer | undefined> {
  const { rows } = await sql<HeldOffer>`
    with ${sourceOf(offerId)}
    select offer_id, institution_id, card_type, ${hasToken} as has_token, card_status, token_digest, token_key, token_expires_at,
      ${KEYS_DIGEST[kind]} as keys_digest, intended_at, issued_at, issue, sealed
    from offers left join source using (offer_id) where offer_id = ${offerId}`.execute(database);
  return rows[0];
}

export interface IntendedCopy extends StatusIndex {
  copy: number;
  holderKey: string;
  /** `kid` of the key that was to sign it; missing on what is older than that was noted. */
  signedBy: string | null;
}

export async function selectPlaces(
  database: Kysely<IssuerDatabase>,
  { offer_id: offerId, issue }: Pick<BoundOffer, 'offer_id' | 'issue'>,
  kind: CopyKind,
): Promise<IntendedCopy[]> {
  const { rows } = await sql<IntendedCopy>`
    select list_id as "listId", list_index as "index", copy, holder_key as "holderKey", signed_by as "signedBy"
    from credentials where offer_id = ${offerId} and issue = ${issue} and kind = ${kind}`.execute(database);
  return rows;
}

/** The cards are signed and on their way. Repeating it changes nothing. */
export async function recordSigned(
  database: Kysely<IssuerDatabase>,
  { offerId, device, now }: { offerId: string; device: DeviceKind; now: Date },
): Promise<void> {
  await sql`
    with signed as (
      update offers set issued_at = ${now}, device = ${device} where offer_id = ${offerId} and issued_at is null
      returning offer_id, institution_id
    )
    ${eventForEach('signed', { event: 'credential.issued', actor: 'issuer', at: now })}`.execute(database);
}
