import { STATUS } from '@mleg/protocol/status-list/status-bits';
import type { CardType } from '@mleg/student-card/card-type';
import { type Kysely, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, changedAt, hasToken } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Grant } from '../offers/grant.ts';

export interface Rotation extends Grant {
  /** Digest of the refresh token that was sent. */
  presented: Uint8Array;
  /** When it was made, which stands in it. */
  presentedMadeAt: Date;
  /** A token superseded before this may be sent again, if nothing was done with what came after it. */
  lostBefore: Date;
}

export interface Rotated {
  cardType: CardType;
  /** Whether the token gives a card: one that was stated anew, or the first one that was not fetched yet. */
  collectable: boolean;
  /** Copies nobody has confirmed, of a renewal that this one begins again. */
  orphaned: number;
}

/**
 * One statement: puts new tokens in the place of old ones (RFC 6749 §6). Where something new was
 * stated it begins another issue of the card, bound to no keys yet; what an earlier, unconfirmed one may have signed is
 * revoked (I6). What the token before fetched may not be asked for again, and its source is forgotten. A genuine token that is younger than any this database knows of shows that the database was restored,
 * and not that the phone was copied: it is good. Undefined where nothing was stored.
 */
export async function rotate(
  database: Kysely<IssuerDatabase>,
  { offerId, tokenKey, tokenDigest, tokenExpiresAt, refreshDigest, now, ...sent }: Rotation,
): Promise<Rotated | undefined> {
  const { rows } = await sql<Rotated>`
    with asked as (
      select offer_id, state = 'activated' and card_status = 'valid' and coalesce(card_updates.keep_until > ${now}, false) as waiting,
        issue as earlier
      from offers left join card_updates using (offer_id) where offer_id = ${offerId}
    ), rotated as (
      update offers
      set superseded_refresh_digest = ${sent.presented}, refresh_digest = ${refreshDigest}, refreshed_at = ${now},
        refresh_used = false, token_digest = ${tokenDigest}, token_expires_at = ${tokenExpiresAt},
        issue = case when waiting and intended_at is not null then issue + 1 else issue end,
        holder_keys_digest = case when waiting then null else holder_keys_digest end,
        compact_key_digest = case when waiting then null else compact_key_digest end,
        intended_at = case when waiting then null else intended_at end,
        issued_at = case when waiting then null else issued_at end
      from asked
      where offers.offer_id = asked.offer_id and token_key = ${tokenKey} and ${hasToken}
        and (refresh_digest = ${sent.presented} or (superseded_refresh_digest = ${sent.presented}
          and refreshed_at <= ${sent.lostBefore} and not refresh_used)
          or (refresh_digest is not null and coalesce(refreshed_at, activated_at) < ${sent.presentedMadeAt}))
      returning offers.offer_id, institution_id, card_type, state, waiting, issue, earlier, confirmed_issue
    ), orphaned as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.invalid}::smallint, ${now}
      from credentials join rotated using (offer_id)
      where rotated.issue > earlier and credentials.issue = earlier and earlier > confirmed_issue
      returning 1
    ), forgotten as (
      delete from subjects using rotated where subjects.offer_id = rotated.offer_id and rotated.state = 'activated'
    ), noted as (
      ${eventForEach('rotated', { event: 'renewal.started', actor: 'wallet', at: now, where: sql`waiting` })}
    )
    select card_type as "cardType", waiting or state = 'redeemed' as collectable,
      (select count(*) from orphaned)::integer as orphaned
    from rotated`.execute(database);
  return rows[0];
}

export interface RefreshState {
  token_key: string | null;
  refresh_digest: Uint8Array | null;
  superseded_refresh_digest: Uint8Array | null;
  refreshed_at: Date | null;
}

/** How the tokens of an offer stand that may be renewed at all. */
export async function selectRefreshState(
  database: Kysely<IssuerDatabase>,
  offerId: string,
): Promise<RefreshState | undefined> {
  const { rows } = await sql<RefreshState>`
    select token_key, refresh_digest, superseded_refresh_digest, refreshed_at from offers
    where offer_id = ${offerId} and ${hasToken} and refresh_digest is not null`.execute(database);
  return rows[0];
}

/**
 * Two phones hold what only one can have: both lose it. All copies are suspended, no token works any more, and the
 * institution is told with the next report. False where there is no live card, or it is suspended already.
 */
export async function suspendCopied(
  database: Kysely<IssuerDatabase>,
  offerId: string,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const moved = CARD_LIFE.move('suspended');
  const { rows } = await sql`
    with suspended as (
      update offers
      set ${moved.set}, ${changedAt(now)}, card_status_reason = 'copied', suspended_until = ${until},
        refresh_digest = null, superseded_refresh_digest = null, token_expires_at = ${now}
      where offer_id = ${offerId} and state = 'activated' and ${moved.where}
      returning offer_id, institution_id, issue, confirmed_issue
    ), forgotten as (
      delete from card_updates using suspended where card_updates.offer_id = suspended.offer_id
    ), changed as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.suspended}::smallint, ${now}
      from credentials join suspended using (offer_id)
      where credentials.issue in (suspended.issue, suspended.confirmed_issue)
    )
    ${eventForEach('suspended', { event: 'renewal.conflict', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length === 1;
}
