import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { type AuditEntry, auditHash, CHAIN_START } from './audit-hash.ts';

const BATCH = 1_000;
/** Any number, the same in all processes: whoever holds it appends to the chain. */
const APPEND_LOCK = 7_305_421;

/** Moves a batch of events from the outbox to the end of the chain; returns how many. */
export async function appendBatch(database: Kysely<IssuerDatabase>): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${APPEND_LOCK})`.execute(transaction);
    const waiting = await transaction.selectFrom('audit_outbox').selectAll().orderBy('event_id').limit(BATCH).execute();
    if (waiting.length === 0) return 0;
    let { position, hash } = await lastEntry(transaction);
    const entries = waiting.map((event) => {
      position += 1;
      hash = auditHash(hash, { ...event, position });
      return { ...event, position, hash };
    });
    await insertEntries(transaction, entries);
    const moved = entries.map((entry) => entry.event_id);
    await sql`delete from audit_outbox where event_id = any(${moved}::bigint[])`.execute(transaction);
    return entries.length;
  });
}

/** As arrays: one statement text whatever their number. */
async function insertEntries(
  transaction: Transaction<IssuerDatabase>,
  entries: readonly (AuditEntry & { hash: Uint8Array })[],
): Promise<void> {
  const column = <Name extends keyof (typeof entries)[number]>(name: Name) => entries.map((entry) => entry[name]);
  await sql`
    insert into audit_log (position, event_id, happened_at, institution_id, offer_id, event, detail, hash)
    select * from unnest(${column('position')}::bigint[], ${column('event_id')}::bigint[],
      ${column('happened_at')}::timestamptz[], ${column('institution_id')}::text[], ${column('offer_id')}::uuid[],
      ${column('event')}::text[], ${column('detail')}::text[], ${column('hash')}::bytea[])`.execute(transaction);
}

async function lastEntry(transaction: Transaction<IssuerDatabase>): Promise<{ position: number; hash: Uint8Array }> {
  const last = await transaction
    .selectFrom('audit_log')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { position: 0, hash: CHAIN_START };
}

/** Entries after a position, in order. */
export function entriesAfter(
  database: Kysely<IssuerDatabase>,
  position: number,
): Promise<(AuditEntry & { hash: Uint8Array })[]> {
  return database
    .selectFrom('audit_log')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(BATCH)
    .execute();
}
