import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedFacts } from '../two-people/second-person-rules.ts';
import { selectImportWeight, selectTouches, selectUndoneIdentities } from './import-facts-store.ts';
import type { ImportRecord } from './import-record.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** What confirming a file would do: somebody who is not there yet is new also where a file names them (D56). */
export async function factsOfImport(within: Within, record: ImportRecord): Promise<DeedFacts> {
  const key = keyOf(record);
  const { identities, cards } = await selectImportWeight(within, key);
  const { counts, people_before: of, uploaded_by: uploadedBy } = record;
  return {
    touches: (people) => selectTouches(within, key, people),
    newPeople: counts.new,
    identities,
    leaving: { people: counts.leaving, of },
    amount: { of: 'cards', count: cards },
    broughtBy: [uploadedBy],
    requestedBy: uploadedBy,
  };
}

/** Undoing makes people somebody else too, or takes them away. */
export async function factsOfUndoing(within: Within, record: ImportRecord): Promise<DeedFacts> {
  const key = keyOf(record);
  return {
    touches: (people) => selectTouches(within, key, people),
    newPeople: record.counts.new,
    identities: await selectUndoneIdentities(within, key),
  };
}

const keyOf = (record: ImportRecord) => ({ institutionId: record.institution_id, importId: record.import_id });
