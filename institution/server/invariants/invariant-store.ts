import { type Kysely, sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

/** One rule that does not hold, and for which row. */
export interface Violation {
  invariant: string;
  rule: string;
  row: string;
}

/** Each query names the rows that break its rule; on a sound database all are empty. */
const RULES = [
  {
    invariant: 'I1',
    rule: 'nobody has two orders that could both be a card on a phone',
    rows: sql`select institution_id || '/' || person_id as row from card_orders
        where state in ${OPEN}
        group by institution_id, person_id having count(*) > 1`,
  },
  {
    invariant: 'I3',
    rule: 'the issuer is still to be told of an order it has not answered',
    rows: sql`select order_id::text as row from card_orders
        where state = 'ordered' and not exists (
          select from issuer_calls where issuer_calls.institution_id = card_orders.institution_id
            and issuer_calls.order_id = card_orders.order_id and issuer_calls.kind = 'request-issuance')`,
  },
  {
    invariant: 'I3',
    rule: 'what is to be told to the issuer belongs to an order',
    rows: sql`select call_id::text as row from issuer_calls left join card_orders using (institution_id, order_id)
        where card_orders.order_id is null or card_orders.card_id <> issuer_calls.card_id`,
  },
  {
    invariant: 'I3',
    rule: 'the issuer has given a suspension its last day, or is still to be told of it',
    rows: sql`select order_id::text as row from card_orders
        where state = 'activated' and suspended_at is not null and suspended_until is null and not exists (
          select from issuer_calls where issuer_calls.institution_id = card_orders.institution_id
            and issuer_calls.order_id = card_orders.order_id and issuer_calls.kind = 'suspend-card')`,
  },
  {
    invariant: 'I8',
    rule: 'what a mass action has changed has exactly one event that names it',
    rows: sql`select mass_action_id || '/' || person_id as row from mass_action_people as entry
          left join audit_events on audit_events.subject = entry.person_id::text
            and audit_events.detail::json ->> 'massAction' = entry.mass_action_id::text
        where entry.state = 'done'
        group by mass_action_id, person_id having count(audit_events.event_id) <> 1`,
  },
  {
    invariant: 'I8',
    rule: 'an order has exactly one event of its placing',
    rows: sql`select order_id::text as row from card_orders left join audit_events on audit_events.event = 'order.placed'
          and audit_events.detail::json ->> 'order' = card_orders.order_id::text
        group by order_id having count(audit_events.event_id) <> 1`,
  },
  {
    invariant: 'I9',
    rule: 'nothing happens to an order twice',
    rows: sql`select (detail::json ->> 'order') || ' ' || event as row from audit_events
        where event in ('order.preparing', 'order.ready', 'order.redeemed', 'order.locked', 'order.expired',
          'order.cancelled', 'order.replaced', 'order.failed', 'card.activated', 'card.revoked')
        group by detail::json ->> 'order', event having count(*) > 1`,
  },
  {
    invariant: 'I10',
    rule: "an order is for the card of its own institution's person",
    rows: sql`select order_id::text as row from card_orders left join people using (institution_id, person_id)
        where people.card_id is distinct from card_orders.card_id`,
  },
] as const;

export async function selectBrokenRules(database: Kysely<InstitutionDatabase>): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { invariant, rule, rows } of RULES) {
    const found = await sql<{ row: string }>`${rows}`.execute(database);
    for (const { row } of found.rows) violations.push({ invariant, rule, row });
  }
  return violations;
}

const NIL = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 5_000;

/** In pieces: a university has a hundred thousand. */
export async function* selectSealedPesels(
  database: Kysely<InstitutionDatabase>,
): AsyncGenerator<{ institution_id: string; person_id: string; pesel_sealed: Buffer }> {
  for (let [institution, person] = ['', NIL]; ; ) {
    const rows = await database
      .selectFrom('people')
      .select(['institution_id', 'person_id', 'pesel_sealed'])
      .where('pesel_sealed', 'is not', null)
      .where(sql<boolean>`(institution_id, person_id) > (${institution}, ${person}::uuid)`)
      .orderBy('institution_id')
      .orderBy('person_id')
      .limit(AT_ONCE)
      .execute();
    for (const { pesel_sealed, ...row } of rows) if (pesel_sealed) yield { ...row, pesel_sealed };
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    [institution, person] = [last.institution_id, last.person_id];
  }
}
