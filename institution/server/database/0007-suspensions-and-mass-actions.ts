import { type Kysely, sql } from 'kysely';

/** Cards that are suspended, and what is done to many cards at once. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...SUSPENSIONS, ...MASS_ACTIONS]) await sql.raw(statement).execute(database);
}

const SUSPENSIONS = [
  `alter table card_orders
    add column suspended_at timestamptz,
    add column suspended_until timestamptz,
    add column suspended_by text check (suspended_by in ('holder', 'office', 'issuer')),
    add column suspension_reason text,
    add constraint card_orders_suspension check ((suspended_at is null) = (suspended_by is null)
      and (suspended_at is not null or (suspended_until is null and suspension_reason is null)))`,
  `alter table issuer_calls drop constraint issuer_calls_kind_check`,
  `alter table issuer_calls add constraint issuer_calls_kind_check
    check (kind in ('request-issuance', 'revoke-card', 'suspend-card', 'resume-card'))`,
];

const MASS_ACTIONS = [
  `create table mass_actions (
    institution_id text not null,
    mass_action_id uuid not null,
    kind text not null check (kind in ('revoke', 'cancel-codes', 'suspend', 'resume')),
    reason text check ((reason is null) = (kind = 'resume')),
    state text not null check (state in ('held', 'approved', 'rejected')),
    people integer not null,
    live_cards integer not null,
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    note text,
    primary key (institution_id, mass_action_id),
    -- Whatever the code does: nobody approves their own (D53).
    check (decided_by is null or state <> 'approved' or decided_by <> requested_by)
  )`,
  `create index mass_actions_newest on mass_actions (institution_id, requested_at desc)`,
  `create table mass_action_people (
    institution_id text not null,
    mass_action_id uuid not null,
    person_id uuid not null,
    state text not null check (state in ('waiting', 'done', 'refused')),
    order_id uuid,
    reason text,
    primary key (institution_id, mass_action_id, person_id),
    foreign key (institution_id, mass_action_id) references mass_actions on delete cascade,
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  `create index mass_action_people_waiting on mass_action_people (institution_id, mass_action_id)
    where state = 'waiting'`,
];
