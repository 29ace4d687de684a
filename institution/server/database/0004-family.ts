import { type Kysely, sql } from 'kysely';

/** Guardians, photos that wait for the office, applications, messages. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...GUARDIANS, ...PHOTO_SUBMISSIONS, ...APPLICATIONS, ...MESSAGES]) {
    await sql.raw(statement).execute(database);
  }
}

const GUARDIANS = [
  'alter table accounts add column email text',
  'create index accounts_of_person on accounts (institution_id, person_id)',
  `create table guardianships (
    institution_id text not null,
    account_id uuid not null,
    person_id uuid not null,
    since timestamptz not null,
    ended_at timestamptz,
    primary key (institution_id, account_id, person_id),
    foreign key (institution_id, account_id) references accounts on delete cascade,
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  'create index guardianships_of_person on guardianships (institution_id, person_id)',
];

const PHOTO_SUBMISSIONS = [
  `create table photo_submissions (
    institution_id text not null,
    submission_id uuid not null,
    person_id uuid not null,
    jpeg bytea,
    sha256 bytea not null,
    state text not null check (state in ('waiting', 'accepted', 'rejected', 'replaced')),
    reason text,
    note text,
    submitted_at timestamptz not null,
    submitted_by uuid not null,
    decided_at timestamptz,
    decided_by uuid,
    primary key (institution_id, submission_id),
    foreign key (institution_id, person_id) references people on delete cascade,
    check (state <> 'waiting' or jpeg is not null)
  )`,
  `create unique index photo_submissions_one_waiting on photo_submissions (institution_id, person_id)
    where state = 'waiting'`,
  'create index photo_submissions_newest on photo_submissions (institution_id, person_id, submitted_at desc)',
];

const APPLICATIONS = [
  `create table applications (
    institution_id text not null,
    application_id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('issue', 'cancel', 'objection')),
    channel text not null check (channel in ('online', 'paper')),
    reason text check ((reason is not null) = (kind = 'cancel')),
    state text not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
    note text,
    applied_at timestamptz not null,
    applied_by uuid not null,
    decided_at timestamptz,
    decided_by uuid,
    ended_at timestamptz,
    primary key (institution_id, application_id),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  `create unique index applications_one_waiting on applications (institution_id, person_id, kind)
    where state = 'waiting'`,
  // Whatever the code does: a statement that counts is there once.
  `create unique index applications_one_standing on applications (institution_id, person_id, kind)
    where state = 'accepted' and ended_at is null and kind <> 'cancel'`,
  'create index applications_of_person on applications (institution_id, person_id, applied_at desc)',
];

const MESSAGES = [
  `create table messages (
    institution_id text not null,
    message_id uuid not null default gen_random_uuid(),
    account_id uuid not null,
    person_id uuid not null,
    kind text not null,
    about text not null,
    detail text,
    note text,
    sent_at timestamptz not null,
    read_at timestamptz,
    primary key (institution_id, message_id),
    unique (institution_id, account_id, kind, about),
    foreign key (institution_id, account_id) references accounts on delete cascade,
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  'create index messages_newest on messages (institution_id, account_id, sent_at desc)',
  'create index messages_about on messages (institution_id, about, kind)',
  `create table mails (
    institution_id text not null,
    message_id uuid not null,
    tries integer not null,
    next_try_at timestamptz not null,
    primary key (institution_id, message_id),
    foreign key (institution_id, message_id) references messages on delete cascade
  )`,
  'create index mails_due on mails (institution_id, next_try_at)',
];
