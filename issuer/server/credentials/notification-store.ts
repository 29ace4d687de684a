import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Holding } from './credential-store.ts';

/** `unknown-token`: or one of another key, or too old. */
export type NotificationResult = 'noted' | 'unknown-token' | 'replayed-proof';

/**
 * The wallet has its card: the request is activated, and the holder's data are deleted. A request that counts as
 * activated already loses its data only. One statement.
 */
export async function noteAccepted(database: Kysely<IssuerDatabase>, holding: Holding): Promise<NotificationResult> {
  const { rows } = await sql<{ fresh: boolean; held: boolean }>`
    with ${holdingOf(holding)}, activated as (
      update offers
      set state = 'activated', sequence = sequence + 1, changed_at = ${holding.now}, activated_at = ${holding.now}
      from held
      where offers.offer_id = held.offer_id and offers.state = 'redeemed' and offers.issued_at is not null
        and exists (select from fresh)
      returning offers.offer_id, offers.institution_id
    ), forgotten as (
      delete from subjects using held
      where subjects.offer_id = held.offer_id and held.issued_at is not null and exists (select from fresh)
    ), noted as (
      insert into audit_events (at, institution_id, subject, event, actor)
      select ${holding.now}, institution_id, offer_id::text, 'activation.confirmed', 'wallet' from activated
    )
    select exists (select from fresh) as fresh, exists (select from held) as held`.execute(database);
  return resultOf(rows[0]);
}

/** The wallet could not keep its card, or has deleted it; which of the two is noted. */
export async function noteEvent(
  database: Kysely<IssuerDatabase>,
  holding: Holding,
  event: 'credential.failed-in-wallet' | 'credential.deleted-in-wallet',
): Promise<NotificationResult> {
  const { rows } = await sql<{ fresh: boolean; held: boolean }>`
    with ${holdingOf(holding)}, noted as (
      insert into audit_events (at, institution_id, subject, event, actor)
      select ${holding.now}, institution_id, offer_id::text, ${event}, 'wallet' from held where exists (select from fresh)
    )
    select exists (select from fresh) as fresh, exists (select from held) as held`.execute(database);
  return resultOf(rows[0]);
}

/** Whose card a token has fetched. */
export async function findCard(
  database: Kysely<IssuerDatabase>,
  offerId: string,
): Promise<{ institutionId: string; cardId: string } | undefined> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    select institution_id as "institutionId", card_id as "cardId" from offers
    where offer_id = ${offerId} and state in ('redeemed', 'activated') and card_status <> 'revoked'`.execute(database);
  return rows[0];
}

const holdingOf = ({ offerId, tokenDigest, tokenKey, now, once, onceExpiresAt }: Holding) => sql`
  held as (
    select offer_id, institution_id, issued_at from offers
    where offer_id = ${offerId} and token_digest = ${tokenDigest} and token_key = ${tokenKey}
      and token_expires_at > ${now}
  ), fresh as (
    insert into seen_values (digest, expires_at)
    select unnest(${once}::bytea[]), ${onceExpiresAt}::timestamptz on conflict do nothing
    returning digest
  )`;

function resultOf(row: { fresh: boolean; held: boolean } | undefined): NotificationResult {
  if (!row?.held) return 'unknown-token';
  return row.fresh ? 'noted' : 'replayed-proof';
}
