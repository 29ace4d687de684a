import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedFacts } from '../two-people/second-person-rules.ts';
import { selectImportWeight, selectTouches, selectUndoneWeight } from './import-facts-store.ts';
import type { ImportRecord } from './import-record.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/**
 * What confirming a file would do: somebody who is not there yet is new also where a file names them (D56), and so is
 * somebody who had left; who is listed as having left, or as being on leave, counts like somebody who is not listed.
 */
export async function factsOfImport(within: Within, record: ImportRecord): Promise<DeedFacts> {
  const key = keyOf(record);
  const { identities, prolonged, changes, cards, ending, returning } = await selectImportWeight(within, key);
  const { counts, uploaded_by: uploadedBy } = record;
  return {
    touches: (people) => selectTouches(within, key, people),
    newPeople: counts.new + returning,
    identities,
    prolonged,
    amounts: [
      { of: 'cards', count: cards },
      { of: 'leavers', count: counts.leaving + ending },
      { of: 'changes', count: changes },
    ],
    broughtBy: [uploadedBy],
    requestedBy: uploadedBy,
  };
}

/** Undoing makes people somebody else too, takes them away, or brings them back. */
export async function factsOfUndoing(within: Within, record: ImportRecord): Promise<DeedFacts> {
  const key = keyOf(record);
  const { identities, prolonged, changes, cards, ending, returning } = await selectUndoneWeight(within, key);
  return {
    touches: (people) => selectTouches(within, key, people),
    newPeople: record.counts.new + returning,
    identities,
    prolonged,
    amounts: [
      { of: 'cards', count: cards },
      { of: 'leavers', count: ending },
      { of: 'changes', count: changes },
    ],
  };
}

const keyOf = (record: ImportRecord) => ({ institutionId: record.institution_id, importId: record.import_id });
