import { type Kysely, sql } from 'kysely';

export interface KeyFingerprintsTable {
  /** Of several parties that share a database, whose key it is. */
  owner: string;
  use: string;
  fingerprint: string;
}

export interface FingerprintDatabase {
  key_fingerprints: KeyFingerprintsTable;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only this table is used
type Within = Kysely<any>;

/** By use. */
export async function selectFingerprints(within: Within, owner: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ use: string; fingerprint: string }>`
    select use, fingerprint from key_fingerprints where owner = ${owner}`.execute(within);
  return new Map(rows.map(({ use, fingerprint }) => [use, fingerprint]));
}

/** The first one stays, whoever else stores one at the same time. */
export async function insertFingerprint(within: Within, row: KeyFingerprintsTable): Promise<void> {
  await sql`
    insert into key_fingerprints (owner, use, fingerprint) values (${row.owner}, ${row.use}, ${row.fingerprint})
    on conflict do nothing`.execute(within);
}
