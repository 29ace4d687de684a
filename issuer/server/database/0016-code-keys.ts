import { type Kysely, sql } from 'kysely';

/** The key that an institution has named to follow the one that its codes are sealed to, and from when on. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `alter table institutions
        add column next_encryption_key jsonb,
        add column next_encryption_from timestamptz,
        add constraint next_encryption_whole check ((next_encryption_key is null) = (next_encryption_from is null))`,
    )
    .execute(database);
}
