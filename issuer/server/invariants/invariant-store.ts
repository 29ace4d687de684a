import { getStatus, STATUS } from '@mleg/protocol/status-list/status-bits';
import type { CardStatus } from '@mleg/student-card/card-status';
import { type Kysely, sql } from 'kysely';
import type { IssuerEvent } from '../database/issuer-event.ts';
import { DEAD_STATES } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import { BITS_PER_STATUS } from '../status-indexes/status-indexes.ts';

/** One rule that does not hold, and for which row. */
export interface Violation {
  invariant: string;
  rule: string;
  row: string;
}

const listOf = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');

/** Each query names the rows that break its rule, the time being `now.at`; on a sound database all are empty. */
const RULES = [
  {
    invariant: 'I1',
    rule: 'a card has at most one order whose copies are alive',
    rows: `select institution_id || '/' || card_id as row from offers where card_status <> 'revoked'
        group by institution_id, card_id having count(*) > 1`,
  },
  {
    invariant: 'I2',
    rule: 'an offer is redeemed once at the most',
    rows: `select subject as row from audit_events where event = '${'activation.redeemed' satisfies IssuerEvent}' group by subject having count(*) > 1`,
  },
  {
    invariant: 'I2',
    rule: 'an offer that is not ready has no code',
    rows: `select offer_id::text as row from offers
        where state <> 'ready' and sealed_codes is not null`,
  },
  {
    invariant: 'I3',
    rule: 'an accepted request waits no longer than five minutes',
    rows: `select offer_id::text as row from offers, now
        where state = 'accepted' and changed_at < now.at - interval '5 minutes'`,
  },
  {
    invariant: 'I3',
    rule: 'an open request still has what its card is made of',
    rows: `select offer_id::text as row from offers left join subjects using (offer_id)
        where offers.state in ('accepted', 'ready') and subjects.offer_id is null`,
  },
  {
    invariant: 'I5',
    rule: 'a place in a status list belongs to one copy',
    rows: `select list_id || '/' || list_index as row from credentials
        group by list_id, list_index having count(*) > 1`,
  },
  {
    invariant: 'I6',
    rule: 'what was signed was intended before',
    rows: `select offer_id::text as row from offers
        where issued_at is not null and (intended_at is null or intended_at > issued_at or not exists (
          select from credentials where credentials.offer_id = offers.offer_id))`,
  },
  {
    invariant: 'I7',
    rule: 'a status change is published within a minute',
    rows: `select change_id::text as row from pending_status_changes, now
        where changed_at < now.at - interval '60 seconds'`,
  },
  {
    invariant: 'I8',
    rule: 'an order has exactly one event of its acceptance',
    rows: `select offers.offer_id::text as row from offers left join audit_events as events on events.subject = offers.offer_id::text and events.event = '${'issuance.requested' satisfies IssuerEvent}'
        group by offers.offer_id having count(events.event) <> 1`,
  },
  {
    invariant: 'I9',
    rule: 'nothing is confirmed that has not happened',
    rows: `select offer_id::text as row from offers where delivered_sequence > sequence`,
  },
  {
    invariant: 'I10',
    rule: 'no row belongs to two institutions',
    rows: `select offers.offer_id::text as row from offers
          left join credentials using (offer_id) left join subjects using (offer_id)
        where credentials.institution_id <> offers.institution_id
          or subjects.institution_id <> offers.institution_id`,
  },
  {
    invariant: 'forgotten',
    rule: 'a dead order has no personal data',
    rows: `select offer_id::text as row from offers join subjects using (offer_id)
        where offers.state in (${listOf(DEAD_STATES)})`,
  },
  {
    invariant: 'forgotten',
    rule: 'what was stated about a revoked card is gone with it',
    rows: `select offer_id::text as row from offers join card_updates using (offer_id) where card_status = 'revoked'`,
  },
  {
    invariant: 'I6',
    rule: 'a renewal is confirmed after it was issued',
    rows: `select offer_id::text as row from offers where confirmed_issue > issue
        or (renewed_at is not null and confirmed_issue = issue and issued_at is null)`,
  },
] as const;

export async function brokenRules(database: Kysely<IssuerDatabase>, now: Date): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { invariant, rule, rows } of RULES) {
    const found = await sql<{ row: string }>`
      with now as (select ${now}::timestamptz as at) ${sql.raw(rows)}`.execute(database);
    for (const { row } of found.rows) violations.push({ invariant, rule, row });
  }
  return violations;
}

interface Place {
  list_id: number;
  list_index: number;
  /** Null before the intent to sign is stored. */
  card_status: CardStatus | null;
}

/** Published bits say what the cards' rows say, as far as nothing is waiting to be published (I4). */
export async function wrongBits(database: Kysely<IssuerDatabase>): Promise<Violation[]> {
  const lists = await database.selectFrom('status_lists').select(['list_id', 'bits']).execute();
  const { rows } = await sql<Place>`
    select list_id, list_index,
      case when credentials.issue in (offers.issue, offers.confirmed_issue) then card_status else 'revoked' end as card_status
    from credentials join offers using (offer_id)
    where not exists (select from pending_status_changes as pending
      where pending.list_id = credentials.list_id and pending.list_index = credentials.list_index)`.execute(database);
  const bitsOf = new Map(lists.map((list) => [list.list_id, Uint8Array.from(list.bits)]));
  return rows
    .filter((place) => !agrees(bitsOf.get(place.list_id), place))
    .map(({ list_id, list_index }) => ({
      invariant: 'I4',
      rule: 'the status list says what the card is',
      row: `${list_id}/${list_index}`,
    }));
}

const BITS: Readonly<Record<CardStatus, number>> = {
  valid: STATUS.valid,
  suspended: STATUS.suspended,
  revoked: STATUS.invalid,
};

function agrees(bytes: Uint8Array<ArrayBuffer> | undefined, { list_index, card_status }: Place): boolean {
  const status = bytes && getStatus({ bits: BITS_PER_STATUS, bytes }, list_index);
  return status === BITS[card_status ?? 'valid'];
}
