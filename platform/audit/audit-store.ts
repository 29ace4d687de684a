import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { AuditDatabase, AuditEvent, AuditTable, AuditWithin } from './audit-event.ts';

export interface StoredEvent extends AuditEvent {
  eventId: number;
  /** As stored: hashed byte for byte. */
  detailText: string | null;
}

export interface LinkedEvent extends StoredEvent {
  position: number;
  previousHash: Buffer;
  hash: Buffer;
  /** Whether `hash` is under the key. */
  keyed: boolean;
}

const LINKING_LOCK = 0x61756469;

const typed = (within: AuditWithin) => within as Kysely<AuditDatabase>;

/** Arrays keep it one statement with one text, however many events there are. */
export async function insertEvents(within: AuditWithin, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into audit_events (institution_id, at, event, actor, subject, detail)
    select * from unnest(${events.map((event) => event.institutionId)}::text[],
      ${events.map((event) => event.at)}::timestamptz[], ${events.map((event) => event.event)}::text[],
      ${events.map((event) => event.actor)}::text[], ${events.map((event) => event.subject ?? null)}::text[],
      ${events.map((event) => (event.detail ? JSON.stringify(event.detail) : null))}::text[])`.execute(within);
}

/** Waits for the other processes that link; the lock ends with the transaction. */
export async function lockLinking(within: AuditWithin): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LINKING_LOCK})`.execute(within);
}

export async function selectUnlinked(within: AuditWithin, limit: number): Promise<StoredEvent[]> {
  const rows = await typed(within)
    .selectFrom('audit_events')
    .selectAll()
    .where('position', 'is', null)
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return rows.map(storedEvent);
}

export async function countUnlinked(within: AuditWithin): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from audit_events where position is null`.execute(within);
  return rows[0]?.waiting ?? 0;
}

export async function selectLinked(within: AuditWithin, after: number, limit: number): Promise<LinkedEvent[]> {
  const rows = await typed(within)
    .selectFrom('audit_events')
    .selectAll()
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(linkedEvent);
}

export async function selectLastLinked(within: AuditWithin): Promise<LinkedEvent | undefined> {
  const row = await typed(within)
    .selectFrom('audit_events')
    .selectAll()
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? linkedEvent(row) : undefined;
}

/** 0 where there is none. */
export async function selectNewestEventId(within: AuditWithin): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`
    select max(event_id) as newest from audit_events`.execute(within);
  return rows[0]?.newest ?? 0;
}

/** Numbers that were given to events which are lost are not given again. */
export async function advanceEventIds(within: AuditWithin, beyond: number): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence('audit_events', 'event_id'),
      greatest(${beyond}, (select coalesce(max(event_id), 0) from audit_events), 1))`.execute(within);
}

/** By position. */
export async function selectHashes(within: AuditWithin, positions: readonly number[]): Promise<Map<number, Buffer>> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    select position, hash from audit_events where position = any(${positions}::bigint[])`.execute(within);
  return new Map(rows.map(({ position, hash }) => [position, hash]));
}

export interface RecordedRestore {
  eventId: number;
  /** Where the chain ended when the database was found set back. */
  lastPosition: number;
  isLinked: boolean;
}

/** Restores that the audit tells of; only those that are linked are under the key. */
export async function selectRestores(within: AuditWithin): Promise<RecordedRestore[]> {
  const rows = await typed(within)
    .selectFrom('audit_events')
    .selectAll()
    .where('event', '=', 'restore.applied')
    .execute();
  return rows.map((row) => {
    const { eventId, detail } = storedEvent(row);
    return { eventId, lastPosition: Number(detail?.['lastPosition']), isLinked: row.position !== null };
  });
}

/** What happened to one subject, newest first. */
export async function selectEventsAbout(
  within: AuditWithin,
  institutionId: string,
  subject: string,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await typed(within)
    .selectFrom('audit_events')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('subject', '=', subject)
    .orderBy('event_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(storedEvent);
}

export interface Link {
  eventId: number;
  position: number;
  previousHash: Buffer;
  hash: Buffer;
}

export async function storeLinks(within: AuditWithin, links: readonly Link[]): Promise<void> {
  await sql`
    update audit_events as event
    set position = link.position, previous_hash = link.previous_hash, hash = link.hash, keyed = true
    from unnest(
      ${links.map((link) => link.eventId)}::bigint[],
      ${links.map((link) => link.position)}::bigint[],
      ${links.map((link) => link.previousHash)}::bytea[],
      ${links.map((link) => link.hash)}::bytea[]
    ) as link (event_id, position, previous_hash, hash)
    where event.event_id = link.event_id`.execute(within);
}

type Row = Omit<AuditTable, 'event_id' | 'keyed'> & { event_id: number; keyed: boolean };

function storedEvent(row: Row): StoredEvent {
  return {
    eventId: row.event_id,
    institutionId: row.institution_id,
    at: row.at,
    event: row.event,
    actor: row.actor,
    detailText: row.detail,
    ...(row.subject ? { subject: row.subject } : {}),
    ...(row.detail ? { detail: readDetail(row.detail) } : {}),
  };
}

/** Empty where somebody has written something else there: the chain is broken at it, and says so. */
function readDetail(text: string): NonNullable<AuditEvent['detail']> {
  try {
    return JSON.parse(text) as NonNullable<AuditEvent['detail']>;
  } catch {
    return {};
  }
}

function linkedEvent(row: Row): LinkedEvent {
  const { position, previous_hash: previousHash, hash, keyed } = row;
  if (position === null || !previousHash || !hash) throw new Error('An audit event is linked only in part.');
  return { ...storedEvent(row), position, previousHash, hash, keyed };
}
