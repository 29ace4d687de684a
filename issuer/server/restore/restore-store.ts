import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { type Kysely, sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, cardBegins, isLive, isOpen, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { StatusIndex } from '../status-indexes/status-indexes.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** Of these offers, how many could be opened with their codes, and how many are not there at all. */
export async function countSpent(
  within: Within,
  offerIds: readonly string[],
): Promise<{ revived: number; unknown: number }> {
  const { rows } = await sql<{ revived: number; unknown: number }>`
    select (count(*) filter (where state in ('accepted', 'ready')))::integer as revived,
      (count(*) filter (where state is null))::integer as unknown
    from unnest(${offerIds}::uuid[]) as spent (offer_id) left join offers using (offer_id)`.execute(within);
  return rows[0] ?? { revived: 0, unknown: 0 };
}

/** Offers whose codes open nothing any more. */
export async function selectSpent(within: Within): Promise<string[]> {
  const { rows } = await sql<{ offer_id: string }>`
    select offer_id from offers where state not in ('accepted', 'ready')`.execute(within);
  return rows.map((row) => row.offer_id);
}

export async function countOpen(within: Within): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from offers where ${isOpen}`.execute(within);
  return rows[0]?.open ?? 0;
}

export interface StoredList {
  listId: number;
  leased: number;
  version: number;
  bits: Uint8Array;
}

export async function selectLists(within: Within): Promise<StoredList[]> {
  const { rows } = await sql<StoredList>`
    select list_id as "listId", leased, version, bits from status_lists order by list_id`.execute(within);
  return rows;
}

/** Revocations that are committed and wait for their publication. */
export const selectPendingRevocations = (within: Within) => selectPending(within, STATUS.invalid);

/** Suspensions that are. */
export const selectPendingSuspensions = (within: Within) => selectPending(within, STATUS.suspended);

async function selectPending(within: Within, status: number): Promise<StatusIndex[]> {
  const { rows } = await sql<StatusIndex>`
    select list_id as "listId", list_index as "index" from pending_status_changes
    where status = ${status}::smallint`.execute(within);
  return rows;
}

/** Places of a list that belong to a copy this database knows. */
export async function selectOwnedPlaces(within: Within, listId: number): Promise<Set<number>> {
  const { rows } = await sql<{ index: number }>`
    select list_index as "index" from credentials where list_id = ${listId}`.execute(within);
  return new Set(rows.map(({ index }) => index));
}

export interface ListProgress {
  listId: number;
  below: number;
  version: number;
}

/** Lists go on beyond all that was given and published, those that this database has lost among them. */
export async function advanceLists(
  transaction: Transaction<IssuerDatabase>,
  lists: readonly ListProgress[],
  emptyBits: Uint8Array,
): Promise<void> {
  const column = <Name extends keyof ListProgress>(name: Name) => lists.map((list) => list[name]);
  await sql`
    insert into status_lists as known (list_id, leased, version, bits) overriding system value
    select list_id, leased, version, ${emptyBits}
    from unnest(${column('listId')}::integer[], ${column('below')}::integer[], ${column('version')}::integer[])
      as said (list_id, leased, version)
    on conflict (list_id) do update
    set leased = greatest(known.leased, excluded.leased), version = greatest(known.version, excluded.version),
      signed_at = null`.execute(transaction);
  await sql`
    select setval(pg_get_serial_sequence('status_lists', 'list_id'), (select max(list_id) from status_lists))
    from status_lists limit 1`.execute(transaction);
}

export async function revokePlaces(
  transaction: Transaction<IssuerDatabase>,
  places: readonly StatusIndex[],
  now: Date,
): Promise<void> {
  await sql`
    insert into pending_status_changes (list_id, list_index, status, changed_at)
    select list_id, list_index, ${STATUS.invalid}::smallint, ${now}
    from unnest(${places.map(({ listId }) => listId)}::integer[], ${places.map(({ index }) => index)}::integer[])
      as place (list_id, list_index)`.execute(transaction);
}

/** What an institution has been told since is older than what it is told now. */
const BEYOND_ALL_REPORTS = 1_000;

interface Voiding {
  reason: string;
  now: Date;
}

/**
 * Codes that were used may have put a card on a phone that nothing else here knows of. Their orders take the way that
 * they took, and end as cards that are revoked: so the institution understands it, however far it has followed.
 */
export async function revokeSpent(
  transaction: Transaction<IssuerDatabase>,
  { spent, reason, now }: Voiding & { spent: readonly string[] },
): Promise<number> {
  const { rows: open } = await sql<{ offer_id: string }>`
    update offers
    set sequence = sequence + ${BEYOND_ALL_REPORTS}, ${cardBegins}, activated_at = ${now}
    where ${isOpen} and (state = 'redeemed' or offer_id = any(${spent}::uuid[]))
    returning offer_id`.execute(transaction);
  const ids = open.map((row) => row.offer_id);
  for (const state of ['ready', 'redeemed', 'activated'] as const) {
    const { set, where } = moveOffers(state, now);
    await sql`update offers set ${set} where offer_id = any(${ids}::uuid[]) and ${where}`.execute(transaction);
  }
  const revoked = CARD_LIFE.move('revoked');
  await sql`
    with ended as (
      update offers set ${revoked.set}, card_status_reason = ${reason}
      where offer_id = any(${ids}::uuid[]) and ${revoked.where}
      returning offer_id, institution_id
    ), ${goneWithEnded(now)}
    ${eventForEach('ended', { event: 'card.revoked', actor: 'issuer', at: now, detail: { reason } })}`.execute(
    transaction,
  );
  return ids.length;
}

/** All other codes die too, whatever became of them since. */
export async function voidOpenCodes(
  transaction: Transaction<IssuerDatabase>,
  { reason, now }: Voiding,
): Promise<number> {
  await sql`
    update offers set sequence = sequence + ${BEYOND_ALL_REPORTS} where ${isOpen}`.execute(transaction);
  const { set, where } = moveOffers('cancelled', now);
  const { rows } = await sql`
    with ended as (
      update offers set ${set} where ${where} returning offer_id, institution_id
    ), ${goneWithEnded(now)}
    ${eventForEach('ended', { event: 'issuance.cancelled', actor: 'issuer', at: now, detail: { reason } })}
    returning event_id`.execute(transaction);
  return rows.length;
}

/** What goes with the rows of `ended`. */
const goneWithEnded = (now: Date) => sql`
    forgotten as (
      delete from subjects using ended where subjects.offer_id = ended.offer_id
    ), outdated as (
      delete from card_updates using ended where card_updates.offer_id = ended.offer_id
    ), revoked as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.invalid}::smallint, ${now} from credentials join ended using (offer_id)
    )`;

/** Cards that live on here though copies of theirs were revoked. */
export async function selectRevivedCards(
  transaction: Transaction<IssuerDatabase>,
  places: readonly StatusIndex[],
): Promise<{ institutionId: string; cardId: string }[]> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    with revived as (
      select distinct offer_id
      from offers join credentials using (offer_id)
        join unnest(${places.map(({ listId }) => listId)}::integer[], ${places.map(({ index }) => index)}::integer[])
          as place (list_id, list_index) using (list_id, list_index)
      where ${isLive} and credentials.issue in (offers.issue, offers.confirmed_issue)
    )
    update offers set sequence = sequence + ${BEYOND_ALL_REPORTS} from revived where offers.offer_id = revived.offer_id
    returning institution_id as "institutionId", card_id as "cardId"`.execute(transaction);
  return rows;
}
