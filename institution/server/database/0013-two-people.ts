import { type Kysely, sql } from 'kysely';

/**
 * One table of what needs two people. `hand_entries` stays for processes of the release before and is read no more.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...DEEDS, ...TAKEN_OVER, ...GUESTS]) await sql.raw(statement).execute(database);
}

const DEEDS = [
  `create table deeds (
    institution_id text not null,
    deed_id uuid not null,
    kind text not null,
    about uuid not null,
    person_id uuid,
    state text not null check (state in ('alone', 'held', 'approved', 'refused')),
    rules text not null,
    content_sealed bytea,
    counted text check (counted in ('cards', 'orders', 'pesels')),
    amount integer not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    brought_by uuid[] not null,
    decided_by uuid,
    decided_at timestamptz,
    note text,
    primary key (institution_id, deed_id),
    foreign key (institution_id, person_id) references people on delete cascade,
    -- Whatever the code does: nobody approves what they asked for (D53).
    check (state <> 'approved' or decided_by is null or decided_by <> asked_by)
  )`,
  `create unique index deeds_held_once on deeds (institution_id, kind, about, asked_by) where state = 'held'`,
  `create index deeds_held on deeds (institution_id, asked_at) where state = 'held'`,
  `create index deeds_about on deeds (institution_id, about, kind)`,
  `create index deeds_alone on deeds (institution_id, asked_by, counted, asked_at) where state = 'alone'`,
];

const TAKEN_OVER = [
  // Who was entered by hand and is not confirmed gets no codes until somebody else has looked, as before.
  `insert into deeds (institution_id, deed_id, kind, about, person_id, state, rules, amount, asked_by, asked_at, brought_by)
    select institution_id, gen_random_uuid(), 'keep-person', person_id, person_id, 'held', '["new-person"]', 1, entered_by,
      now(), '{}' from hand_entries`,
  // What is under way goes on: it was weighed when it was asked for.
  `insert into deeds (institution_id, deed_id, kind, about, state, rules, counted, amount, asked_by, asked_at, brought_by,
      decided_by, decided_at)
    select institution_id, gen_random_uuid(), 'mass-action', mass_action_id,
      case when decided_by is null then 'alone' else 'approved' end, '[]', 'cards', people, requested_by, requested_at,
      '{}', decided_by, decided_at from mass_actions where state = 'approved'`,
  `insert into deeds (institution_id, deed_id, kind, about, state, rules, counted, amount, asked_by, asked_at, brought_by)
    select institution_id, gen_random_uuid(), 'group-order', group_order_id, 'alone', '[]', 'orders', 0, placed_by,
      placed_at, '{}' from group_orders`,
  // Mass actions that waited have to be asked for again: whom they concern is now kept with the request.
  `update mass_actions set state = 'rejected' where state = 'held'`,
];

/** Who let a guardian in does not alone decide about what they bring. */
const GUESTS = ['alter table guardianships add column invited_by uuid'];
