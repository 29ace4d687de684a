import { makeAuditAppendOnly } from '@mleg/platform/audit/append-only-migration';
import { createJournalTables } from '@mleg/platform/journal/journal-migration';
import { createFingerprintTable } from '@mleg/platform/keys/fingerprint-migration';
import { createNightlyChecksTable } from '@mleg/platform/nightly/nightly-check-migration';
import type { Kysely } from 'kysely';

/** What this database knows of the journal and the keys beside it, an audit that only grows, and what nights have found. */
export async function up(database: Kysely<never>): Promise<void> {
  await createJournalTables(database);
  await createFingerprintTable(database);
  await makeAuditAppendOnly(database);
  await createNightlyChecksTable(database);
}
