import { type Kysely, sql } from 'kysely';

/**
 * Who has left, when, and by whose deed: kept by the database itself, so that no way of putting somebody out is without
 * it. People who leave are counted within a day, and the head is told of erasures that nobody asked for.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table people_left (
    institution_id text not null,
    person_id uuid not null,
    left_at timestamptz not null,
    put_out_by uuid,
    primary key (institution_id, person_id),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  // `mleg.acting` is whose deed the transaction is, as `two-people/weigh.ts` says.
  `create function note_who_leaves() returns trigger language plpgsql as $$
  begin
    if new.status not in ('removed', 'graduated') then
      delete from people_left where institution_id = new.institution_id and person_id = new.person_id;
    elsif old.status not in ('removed', 'graduated') then
      insert into people_left values
        (new.institution_id, new.person_id, now(), nullif(current_setting('mleg.acting', true), '')::uuid)
        on conflict (institution_id, person_id)
          do update set left_at = excluded.left_at, put_out_by = excluded.put_out_by;
    end if;
    return null;
  end $$`,
  `create trigger note_who_leaves after update of status on people
    for each row when (old.status is distinct from new.status) execute function note_who_leaves()`,
  // The limit is a share of who is enrolled when it is decided.
  'alter table roster_imports drop column people_before',
  'alter table deed_counts drop constraint deed_counts_counted_check',
  `alter table deed_counts add constraint deed_counts_counted_check
    check (counted in ('cards', 'leavers', 'orders', 'pesels', 'changes', 'erasures', 'ways', 'both'))`,
  'alter table alerts drop constraint alerts_kind_check',
  `alter table alerts add constraint alerts_kind_check
    check (kind in ('pesel-limit', 'erasure-requested', 'erasure-unasked', 'second-identity'))`,
];
