import { type Kysely, sql } from 'kysely';

/** People by file, and codes for whole groups. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...IMPORTS, ...GROUP_ORDERS]) await sql.raw(statement).execute(database);
}

const IMPORTS = [
  `create table roster_imports (
    institution_id text not null,
    import_id uuid not null,
    state text not null check (state in ('reading', 'ready', 'columns-needed', 'refused', 'confirmed', 'undone',
      'discarded')),
    file_name text not null,
    file_sealed bytea check (file_sealed is null or state in ('reading', 'ready', 'columns-needed')),
    scope text not null check (scope in ('everybody', 'only-listed')),
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    problem text,
    headers text not null,
    columns text not null,
    columns_chosen boolean not null,
    rows_read integer not null,
    progress double precision not null,
    counts text not null,
    people_before integer not null,
    read_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    primary key (institution_id, import_id)
  )`,
  `create index roster_imports_newest on roster_imports (institution_id, uploaded_at desc)`,
  // What confirming would make of people, ready to be copied; negative lines are people whom the file leaves out.
  `create table roster_rows (
    institution_id text not null,
    import_id uuid not null,
    line integer not null,
    kind text not null check (kind in ('new', 'changed', 'leaving', 'conflict', 'error', 'same')),
    person_id uuid,
    problems text not null,
    cells_sealed bytea,
    given_name text not null,
    family_name text not null,
    birthdate date,
    pesel_sealed bytea,
    pesel_lookup bytea,
    album_number text not null,
    studies text not null,
    status text not null,
    search_text text not null,
    card_id uuid,
    physical_card_number text,
    physical_card_issued_on date,
    physical_card_valid_until date,
    before jsonb,
    primary key (institution_id, import_id, line),
    foreign key (institution_id, import_id) references roster_imports on delete cascade
  )`,
  `create index roster_rows_by_kind on roster_rows (institution_id, import_id, kind, line)`,
  `create table roster_columns (
    institution_id text not null,
    headers_hash bytea not null,
    columns text not null,
    primary key (institution_id, headers_hash)
  )`,
];

const GROUP_ORDERS = [
  `create table group_orders (
    institution_id text not null,
    group_order_id uuid not null,
    group_name text not null,
    placed_by uuid not null,
    placed_at timestamptz not null,
    primary key (institution_id, group_order_id)
  )`,
  `create index group_orders_newest on group_orders (institution_id, group_name, placed_at desc)`,
  `create table group_order_people (
    institution_id text not null,
    group_order_id uuid not null,
    person_id uuid not null,
    state text not null check (state in ('waiting', 'ordered', 'refused')),
    order_id uuid,
    reason text,
    failed_rules text not null,
    primary key (institution_id, group_order_id, person_id),
    foreign key (institution_id, group_order_id) references group_orders on delete cascade,
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  `create index group_order_people_waiting on group_order_people (institution_id, group_order_id)
    where state = 'waiting'`,
  `create index people_by_group on people (institution_id, studies)`,
];
