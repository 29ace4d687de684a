import { type Kysely, sql } from 'kysely';

/** Which keys belong to what is stored: of each use its fingerprint, from which no key follows. */
export async function createFingerprintTable(database: Kysely<never>): Promise<void> {
  await sql`
    create table key_fingerprints (
      owner text not null,
      use text not null,
      fingerprint text not null,
      primary key (owner, use)
    )`.execute(database);
}
