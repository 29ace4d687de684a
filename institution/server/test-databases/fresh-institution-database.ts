import { openDatabase } from '@mleg/platform/database/open-database';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import type { Kysely } from 'kysely';
import { migrateInstitution } from '../database/migrate-institution.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { registerColumns } from '../register/register-columns.ts';

export const INSTITUTION = 'pwsm';

/** An institution's empty database, of the server under test. */
export async function freshInstitutionDatabase(): Promise<AsyncDisposable & { database: Kysely<InstitutionDatabase> }> {
  const fresh = await freshDatabase('institution');
  const database = openDatabase<InstitutionDatabase>({ url: fresh.url, maxConnections: 8, onIdleError: () => {} });
  await migrateInstitution(database);
  return {
    database,
    [Symbol.asyncDispose]: async () => {
      await database.destroy();
      await fresh.drop();
    },
  };
}

/** A row of `people`; whatever a test is not about is made up. */
export function personRow(changes: Partial<PersonRow> & Pick<PersonRow, 'person_id'>): PersonRow {
  return {
    ...registerColumns({
      givenName: 'Dobrogost',
      familyName: 'Wymyślony',
      albumNumber: changes.person_id.slice(0, 8),
      group: 'Zmyślistyka, rok 2',
      birthdate: '2004-02-29',
    }),
    institution_id: INSTITUTION,
    pesel_sealed: null,
    pesel_lookup: null,
    status: 'active',
    search_text: 'wymyslony dobrogost',
    card_id: changes.person_id,
    physical_card_extended_until: null,
    ...changes,
  };
}
type PersonRow = InstitutionDatabase['people'];
