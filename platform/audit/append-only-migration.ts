import { type Kysely, sql } from 'kysely';

/**
 * Takes from the application's own role what it has no use for: events are added, and linked once. The owner of the
 * table can give itself everything back, so this stops a slip and a stolen statement; that a rewriting is found is the
 * work of the key and of the marks outside of the database.
 */
export async function makeAuditAppendOnly(database: Kysely<never>): Promise<void> {
  for (const statement of [KEYED, REFUSE, ...TRIGGERS, ...PRIVILEGES]) await sql.raw(statement).execute(database);
}

/** Whether the link's hash is under the key: those from before there was one are not. */
const KEYED = 'alter table audit_events add column keyed boolean not null default false';

const REFUSE = `
  create function audit_is_append_only() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      if old.position is null and new.position is not null
        and (new.event_id, new.institution_id, new.at, new.event, new.actor, new.subject, new.detail) is not distinct from
          (old.event_id, old.institution_id, old.at, old.event, old.actor, old.subject, old.detail) then
        return new;
      end if;
    end if;
    raise exception 'audit events are added and linked, never changed' using errcode = 'insufficient_privilege';
  end $$`;

const TRIGGERS = [
  `create trigger audit_is_append_only before update or delete on audit_events
    for each row execute function audit_is_append_only()`,
  `create trigger audit_is_not_emptied before truncate on audit_events
    for each statement execute function audit_is_append_only()`,
];

const PRIVILEGES = [
  'revoke update, delete, truncate on audit_events from current_user',
  'grant update (position, previous_hash, hash, keyed) on audit_events to current_user',
];
