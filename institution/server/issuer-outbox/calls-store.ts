import type { CardReason } from '@mleg/institution-contract/card-reasons';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import { AT_ISSUER } from '../database/order-state-sql.ts';
import type { InstitutionDatabase, IssuerCallsTable } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type CallRecord = Selectable<IssuerCallsTable>;

export interface NewCall {
  institutionId: string;
  cardId: string;
  orderId: string;
  kind: CallRecord['kind'];
  reason?: CardReason;
  /** The process that stores the call means to make it itself, at once. */
  claimUntil?: Date;
}

/**
 * In the transaction of the change that the issuer must learn of; the people are locked, and each card is there once.
 * @returns the calls, each claimed where it was to be and nothing about its card has to be sent before it
 */
export async function insertCalls(
  within: Transaction<InstitutionDatabase>,
  calls: readonly NewCall[],
): Promise<CallRecord[]> {
  const column = <Name extends keyof NewCall>(name: Name) => calls.map((call) => call[name] ?? null);
  const { rows } = await sql<CallRecord>`
    insert into issuer_calls (institution_id, card_id, order_id, kind, reason, tries, claimed_until)
    select institution_id, card_id, order_id, kind, reason, case when claim is null then 0 else 1 end, claim
    from (
      select asked.*, case when not exists (
        select 1 from issuer_calls as earlier
        where earlier.institution_id = asked.institution_id and earlier.card_id = asked.card_id
      ) then asked.claim_until end as claim
      from unnest(${column('institutionId')}::text[], ${column('cardId')}::uuid[], ${column('orderId')}::uuid[],
        ${column('kind')}::text[], ${column('reason')}::text[], ${column('claimUntil')}::timestamptz[])
        with ordinality as asked (institution_id, card_id, order_id, kind, reason, claim_until, place)
    ) as asked
    order by place
    returning *`.execute(within);
  return rows;
}

export async function insertCall(within: Transaction<InstitutionDatabase>, call: NewCall): Promise<CallRecord> {
  const [stored] = await insertCalls(within, [call]);
  if (!stored) throw new Error('An insert has given no row.');
  return stored;
}

/**
 * For each of these people whose card is on a phone, or on its way there: that its data may have changed. Orders that
 * the issuer has not heard of yet are said with the new data anyway. Returns how many there are.
 */
export async function insertUpdates(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personIds: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    insert into issuer_calls (institution_id, card_id, order_id, kind, tries)
    select institution_id, card_id, order_id, 'update-card', 0 from card_orders
    where institution_id = ${institutionId} and person_id = any(${personIds}::uuid[])
      and state in ${AT_ISSUER}
      and not exists (
        select from issuer_calls as waiting
        where waiting.institution_id = card_orders.institution_id and waiting.card_id = card_orders.card_id
          and waiting.kind = 'update-card' and waiting.claimed_until is null
      )
    returning call_id`.execute(within);
  return rows.length;
}

export interface Claim {
  institutionId: string;
  kind?: CallRecord['kind'];
  /** Only of this card. */
  cardId?: string;
  /** Calls that this process has just tried in vain. */
  except: readonly number[];
  now: Date;
  until: Date;
  limit: number;
}

/**
 * Takes calls for one process. For each card only the oldest can be taken, so that the issuer hears about a card in the
 * order in which things happened: a revocation that was waiting never kills the codes ordered after it.
 */
export async function claimCalls(within: Within, claim: Claim): Promise<CallRecord[]> {
  const ofCard = claim.cardId ? sql`and call.card_id = ${claim.cardId}` : sql``;
  const ofKind = claim.kind ? sql`and call.kind = ${claim.kind}` : sql``;
  const { rows } = await sql<CallRecord>`
    update issuer_calls set claimed_until = ${claim.until}, tries = tries + 1
    where institution_id = ${claim.institutionId} and call_id in (
      select call.call_id from issuer_calls as call
      where call.institution_id = ${claim.institutionId} ${ofCard} ${ofKind}
        and (call.claimed_until is null or call.claimed_until <= ${claim.now})
        and call.call_id <> all (${claim.except}::bigint[])
        and not exists (
          select 1 from issuer_calls as earlier
          where earlier.institution_id = call.institution_id and earlier.card_id = call.card_id
            and earlier.call_id < call.call_id
        )
      order by call.call_id
      limit ${claim.limit}
      for update skip locked
    )
    returning *`.execute(within);
  return rows;
}

type CallKey = Pick<CallRecord, 'institution_id' | 'call_id'>;

export async function releaseCall(within: Within, call: CallKey): Promise<void> {
  await within
    .updateTable('issuer_calls')
    .set({ claimed_until: null })
    .where('institution_id', '=', call.institution_id)
    .where('call_id', '=', call.call_id)
    .execute();
}

export async function deleteCall(within: Within, call: CallKey): Promise<void> {
  await deleteCalls(within, call.institution_id, [call]);
}

export async function deleteCalls(
  within: Within,
  institutionId: string,
  calls: readonly Pick<CallKey, 'call_id'>[],
): Promise<void> {
  await within
    .deleteFrom('issuer_calls')
    .where('institution_id', '=', institutionId)
    .where('call_id', '=', sql<number>`any (${calls.map((call) => call.call_id)}::bigint[])`)
    .execute();
}

export async function countCalls(within: Within, institutionId: string, cardId?: string): Promise<number> {
  let query = within
    .selectFrom('issuer_calls')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('institution_id', '=', institutionId);
  if (cardId) query = query.where('card_id', '=', cardId);
  return (await query.executeTakeFirstOrThrow()).total;
}
