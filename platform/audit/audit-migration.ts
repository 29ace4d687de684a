import { type Kysely, sql } from 'kysely';

/** The table of events; a party's first migration calls it. */
export async function createAuditTable(database: Kysely<never>): Promise<void> {
  await sql`
    create table audit_events (
      event_id bigint generated always as identity primary key,
      institution_id text not null,
      at timestamptz not null,
      event text not null,
      actor text not null,
      subject text,
      detail text,
      position bigint unique,
      previous_hash bytea,
      hash bytea
    )`.execute(database);
  await sql`create index audit_events_unlinked on audit_events (event_id) where position is null`.execute(database);
  await sql`create index audit_events_subject on audit_events (institution_id, subject, event_id)`.execute(database);
}
